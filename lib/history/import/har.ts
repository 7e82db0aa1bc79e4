import * as v from 'valibot';
import { hostOfAddress } from '../../domain/host-name.ts';
import { siteOf } from '../../domain/site.ts';
import { ImportError } from '../../domain/transfer.ts';
import { parseJson } from '../json.ts';
import type { Contents, Dates } from './contents.ts';
import { createGatherer } from './gather.ts';
import { createCookieJudge } from './har-cookies.ts';
import { type HarEntry, HarEntrySchema, verdictOfEntry } from './har-entry.ts';
import { createHarViews, type View } from './har-views.ts';

/** Longer texts are bodies of requests and answers, of which nothing is needed. */
const LONGEST_STRING = 65_536;

const PageSchema = v.object({ id: v.string(), title: v.string() });

/**
 * A HAR 1.2: what a browser's network panel, or another program, noted of every request. Nothing of
 * its bodies is kept. Sites are those whose pages were opened in it; third parties are whatever these
 * pages asked for elsewhere, with what became of it by the recorder's own measure.
 */
export function createHar({ now }: Pick<Dates, 'now'>): Contents {
  const gatherer = createGatherer(now);
  const cookies = createCookieJudge();
  const views = createHarViews();
  /** By page: the host of its address, which Chromium and Safari write as its title. */
  const titles = new Map<string, string>();
  const opened = new Set<string>();
  let count = 0;

  function takePage(json: string): void {
    const parsed = v.safeParse(PageSchema, parseJson(json));
    const host = parsed.success ? hostOfAddress(parsed.output.title) : undefined;
    if (parsed.success && host !== undefined) titles.set(parsed.output.id, host);
  }

  function takeEntry(json: string): void {
    count += 1;
    const parsed = v.safeParse(HarEntrySchema, parseJson(json));
    if (!parsed.success) {
      throw new ImportError('wrong', `entry ${count}: ${v.summarize(parsed.issues)}`);
    }
    const entry = parsed.output;
    const host = hostOfAddress(entry.request.url);
    // Files, data and pages of the browser itself, of which the recorder does not hear either.
    if (host === undefined) return void gatherer.leaveOut(isOfWeb(entry) ? 1 : 0);
    const time = Date.parse(entry.startedDateTime);
    if (Number.isNaN(time)) return void gatherer.leaveOut();
    const found = views.find(entry, host, time);
    if (found === 'navigation') return;
    if (found === undefined) return void gatherer.leaveOut();
    takeRequest(found, entry, host, time);
  }

  function takeRequest({ requests }: View, entry: HarEntry, host: string, time: number): void {
    const { request, response } = entry;
    const site = siteOf(host);
    const isHeld = cookies.canRecognise(site, request.cookies, time);
    const headers = response.headers.filter(({ name }) => name.toLowerCase() === 'set-cookie');
    cookies.wereSet(
      ...([site, response.cookies, headers.map(({ value }) => value)] as const),
      time,
    );
    const verdict = verdictOfEntry(entry);
    if (verdict === 'unsaid') gatherer.leaveOut();
    else if (verdict === 'limited' || verdict === undefined) return;
    else requests.push({ host, time, verdict, cookie: isHeld });
  }

  /** Puts what a page asked for to its site, now that all that may say which it is was read. */
  function settle({ page, host, visits, requests }: View): void {
    const whose = host ?? titles.get(page);
    if (whose === undefined) return void gatherer.leaveOut(requests.length);
    const site = siteOf(whose);
    for (const time of visits) gatherer.visit(site, time, 1);
    const [first] = requests;
    if (visits.length === 0 && first) gatherer.visit(site, first.time, 1);
    for (const request of requests) gatherer.seen({ site, ...request });
  }

  return {
    kind: 'har',
    ready: [],
    open(kind, place, key = '') {
      const asked = `${place} ${key}` as keyof typeof OPENED;
      if (!(asked in OPENED) || OPENED[asked].kind !== kind) return undefined;
      if (opened.has(asked)) throw new ImportError('twice', key);
      opened.add(asked);
      return OPENED[asked].as;
    },
    part(json, place) {
      if (place === 'pages') takePage(json);
      else if (place === 'entries') takeEntry(json);
    },
    longestString: () => LONGEST_STRING,
    finish() {
      if (!opened.has('log entries')) throw new ImportError('wrong', 'no entries');
      for (const view of views.all()) settle(view);
      return { rows: gatherer.rows(), leftOut: gatherer.leftOut };
    },
  };
}

/** What is read part by part, by the place and the key where it stands. */
const OPENED = {
  'file log': { kind: 'object', as: 'log' },
  'log pages': { kind: 'list', as: 'pages' },
  'log entries': { kind: 'list', as: 'entries' },
} as const;

function isOfWeb({ request }: HarEntry): boolean {
  // A very long address was cut away.
  return request.url === '' || /^(https?|wss?):/i.test(request.url);
}

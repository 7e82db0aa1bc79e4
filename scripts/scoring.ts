import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { type Chromium, launchChromium } from '../tests/support/browser/chromium.ts';
import { startReplica } from '../tests/support/replica/server.ts';
import { pageUrl, type Web } from '../tests/support/replica/web.ts';

/** A recorded request with its label. */
export interface LabelledRequest {
  readonly url: string;
  readonly sourceUrl: string;
  readonly type: string;
  readonly isTracker: boolean;
  /** Whether Privacy Badger saw its domain follow people, where the recording says so. */
  readonly wasSeenFollowing: boolean;
}

/** How one side did. Only requests that arrive without any extension count. */
export interface Tally {
  /** Hosts with a request that is labelled as a tracker's. */
  readonly hosts: number;
  /** Of these, how many got none of those requests. */
  readonly hostsStopped: number;
  /** The others, each with how many got through. */
  readonly hostsMissed: readonly string[];
  readonly trackers: number;
  readonly trackersStopped: number;
  readonly harmless: number;
  /** Harmless requests that were stopped: type, address, and whose page asked. */
  readonly harmlessStopped: readonly string[];
}

/** How many pages are open at a time. */
const TABS = 3;

/** How long an extension may take after its installation, in milliseconds. */
const FIRST_START = 5_000;

/** How long a page may take, in milliseconds; a page that is blocked never settles. */
const PATIENCE = 20_000;

/**
 * Reads the labelled requests of a recording, one JSON object a line.
 *
 * @throws when there are none.
 */
export function labelledRequests(text: string): LabelledRequest[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const requests = lines.flatMap((line): LabelledRequest[] => {
    const { url, sourceUrl, type, expected, votes } = JSON.parse(line);
    if (expected !== 'tracker' && expected !== 'not_tracker') return [];
    const wasSeenFollowing = votes?.privacybadger === 'block';
    return [{ url, sourceUrl, type, isTracker: expected === 'tracker', wasSeenFollowing }];
  });
  if (requests.length === 0) throw new Error('The recording holds no request with a label.');
  return requests;
}

/** The same requests, where what was seen following people counts as a tracker too. */
export function withObserved(requests: readonly LabelledRequest[]): LabelledRequest[] {
  return requests.map((request) => ({
    ...request,
    isTracker: request.isTracker || request.wasSeenFollowing,
  }));
}

/** What the server heard of a recording's pages. */
export interface Heard {
  /** Each as the asking page's host and the address without its scheme. */
  readonly requests: ReadonlySet<string>;
  /** Hosts of pages that did not come to an end: nothing can be said of what they ask for. */
  readonly unsettled: ReadonlySet<string>;
}

/**
 * Visits every page of a recording and says what the server heard.
 *
 * @param folder an unpacked extension
 */
export async function visitRecording(web: Web, title: string, folder?: string): Promise<Heard> {
  const replica = await startReplica(web);
  const chromium = await launchChromium({ replica, ...(folder && { extension: folder }) });
  try {
    if (folder) await pause(FIRST_START);
    const urls = web.sites.flatMap((site) => site.pages.map((page) => pageUrl(site, page)));
    const slow = await visitAll(chromium, urls, TABS);
    // On a busy machine a page may take long; alone it gets a second chance.
    const unsettled = await visitAll(chromium, slow, 1);
    await replica.quiet(500);
    const requests = new Set(
      replica.hits.map((hit) => keyOf(hit.referer, `${hit.host}${hit.path}`)),
    );
    console.log(
      `  ${title}: ${urls.length} pages, ${unsettled.length} without an end, ${requests.size} requests`,
    );
    return { requests, unsettled: new Set(unsettled.map((url) => new URL(url).hostname)) };
  } finally {
    await chromium.close();
    await replica.close();
  }
}

/** Returns the pages that did not come to an end. */
async function visitAll(
  chromium: Chromium,
  urls: readonly string[],
  tabs: number,
): Promise<string[]> {
  const waiting = [...urls];
  const unsettled: string[] = [];
  const visitOne = async (page: Page, url: string) => {
    try {
      await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE });
      await page.waitForSelector('html[data-settled]', { state: 'attached', timeout: PATIENCE });
    } catch {
      unsettled.push(url);
    }
  };
  const work = async () => {
    const page = await chromium.newPage();
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      await visitOne(page, url);
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: tabs }, work));
  return unsettled;
}

/**
 * Counts what one side stopped of the requests that arrive without it.
 *
 * @param unsettled hosts whose pages are left out, on every side alike
 */
export function tallyOf(
  requests: readonly LabelledRequest[],
  loaded: ReadonlySet<string>,
  through: ReadonlySet<string>,
  unsettled: ReadonlySet<string>,
): Tally {
  const unique = new Map(requests.map((request) => [requestKey(request), request]));
  const counted = [...unique].filter(
    ([key, { sourceUrl }]) => loaded.has(key) && !unsettled.has(new URL(sourceUrl).hostname),
  );
  const trackers = counted.filter(([, { isTracker }]) => isTracker);
  const byHost = Map.groupBy(trackers, ([, { url }]) => new URL(url).hostname);
  const missed = [...byHost].flatMap(([host, all]) => {
    const passed = all.filter(([key]) => through.has(key)).length;
    return passed > 0 ? [`${host}: ${passed} of ${all.length}, ${all[0]?.[1].url}`] : [];
  });
  const harmless = counted.filter(([, { isTracker }]) => !isTracker);
  const stopped = harmless.filter(([key]) => !through.has(key));
  return {
    hosts: byHost.size,
    hostsStopped: byHost.size - missed.length,
    hostsMissed: missed.sort(),
    trackers: trackers.length,
    trackersStopped: trackers.filter(([key]) => !through.has(key)).length,
    harmless: harmless.length,
    harmlessStopped: stopped
      .map(([, { type, url, sourceUrl }]) => `${type} ${url} on ${new URL(sourceUrl).hostname}`)
      .sort(),
  };
}

function requestKey({ url, sourceUrl }: LabelledRequest): string {
  const { hostname, pathname, search } = new URL(url);
  return keyOf(sourceUrl, `${hostname}${pathname}${search}`);
}

/** Pages of one site by http and by https are taken together. */
function keyOf(page: string, address: string): string {
  return `${URL.canParse(page) ? new URL(page).hostname : '?'} ${address}`;
}

import { hostOfAddress } from '../../domain/host-name.ts';
import { siteOf } from '../../domain/site.ts';
import { ImportError } from '../../domain/transfer.ts';
import type { Sighting } from './gather.ts';
import { type HarEntry, headerOf, redirectOf } from './har-entry.ts';

/** One page that was open, and what it asked for. */
export interface View {
  /** The HAR's own name for the page; empty where it has none. */
  readonly page: string;
  /** Of its document; absent while that was not seen. */
  host: string | undefined;
  /** When it was opened, in milliseconds since the epoch. */
  readonly visits: number[];
  readonly requests: Pick<Sighting, 'host' | 'time' | 'verdict' | 'cookie'>[];
}

/** More than a recording of a day; each takes some 80 bytes while a file is being read. */
const MOST_ENTRIES = 1_000_000;

/**
 * Finds for every entry of a HAR the page that asked: by the name that the file gives the page, else
 * by the site of the referrer. Documents that a person opened are told by `Sec-Fetch-Dest`; where
 * that was not noted, by being the first HTML of their page, or HTML that nobody referred to.
 */
export function createHarViews() {
  const current = new Map<string, View>();
  const all: View[] = [];
  let count = 0;

  function begin(key: string, page: string): View {
    const view: View = { page, host: undefined, visits: [], requests: [] };
    current.set(key, view);
    all.push(view);
    return view;
  }

  /** Takes the document of a page: of a new one, if the name stood for another site's before. */
  function takeDocument(entry: HarEntry, host: string, time: number): void {
    const { pageref, request, response } = entry;
    // What was fetched ahead was not opened.
    const isAhead = headerOf(request.headers, 'sec-purpose') !== undefined;
    if (response.status === 0 || isAhead) return;
    const key = pageref ?? `from ${siteOf(host)}`;
    const known = current.get(key);
    const isSame = known?.host === undefined || siteOf(known.host) === siteOf(host);
    const view = known && isSame ? known : begin(key, pageref ?? '');
    view.host = host;
    view.visits.push(time);
  }

  return {
    /**
     * The page that an entry belongs to; `navigation` where it is a page's own document, and
     * `undefined` where the file does not say.
     */
    find(entry: HarEntry, host: string, time: number): View | 'navigation' | undefined {
      count += 1;
      if (count > MOST_ENTRIES) {
        throw new ImportError('too-much', `more than ${MOST_ENTRIES} entries`);
      }
      const key = entry.pageref ?? fromReferer(entry);
      const view = key === undefined ? undefined : current.get(key);
      const role = roleOf(entry, view?.host !== undefined);
      if (role === 'document') takeDocument(entry, host, time);
      if (role !== 'part') return 'navigation';
      return key === undefined ? undefined : (view ?? begin(key, entry.pageref ?? ''));
    },
    all: (): readonly View[] => all,
  };
}

/** What an entry is to the page that it belongs to, whose document may be known already. */
function roleOf(entry: HarEntry, isKnown: boolean): 'document' | 'hop' | 'part' {
  const destination = headerOf(entry.request.headers, 'sec-fetch-dest');
  const isHop = redirectOf(entry) !== undefined;
  if (destination === 'document') return isHop ? 'hop' : 'document';
  const isFirst = entry.pageref === undefined ? refererOf(entry) === undefined : !isKnown;
  if (destination !== undefined || !isFirst) return 'part';
  if (isHop) return 'hop';
  const { mimeType = '' } = entry.response.content;
  return /^(text\/html|application\/xhtml)/i.test(mimeType) ? 'document' : 'part';
}

/** By which a page is known that the file does not name: the site of who asked. */
function fromReferer(entry: HarEntry): string | undefined {
  const host = refererOf(entry);
  return host === undefined ? undefined : `from ${siteOf(host)}`;
}

/** Host of the page, or of its frame, that asked, as it said itself. */
function refererOf({ request }: HarEntry): string | undefined {
  const said = headerOf(request.headers, 'referer') ?? headerOf(request.headers, 'origin');
  return said === undefined ? undefined : hostOfAddress(said);
}

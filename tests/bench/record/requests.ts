import { readFile } from 'node:fs/promises';
import { SMALL_WEB } from '../../support/replica/sites.ts';
import { type ExpectedRequest, pageUrl, requestsOf } from '../../support/replica/web.ts';

/** One request as both sides are told of it. */
export interface AskedRequest {
  readonly url: string;
  readonly type: AskedType;
}

/** A type of request in the words of `@ghostery/adblocker`. */
type AskedType = 'font' | 'image' | 'media' | 'other' | 'ping' | 'script' | 'stylesheet' | Framed;
type Framed = 'sub_frame' | 'websocket' | 'xmlhttprequest';

/** A page with all that it asks for. */
export interface AskedPage {
  readonly url: string;
  readonly requests: readonly AskedRequest[];
}

/**
 * Pages with their requests, from a recording or else from the small web.
 *
 * @param file one JSON object per line with `url`, `sourceUrl` and `type`
 */
export async function readPages(file: string | undefined): Promise<AskedPage[]> {
  if (file === undefined) {
    return SMALL_WEB.sites.flatMap((site) =>
      site.pages.map((page) => {
        const url = pageUrl(site, page);
        return { url, requests: requestsOf(page, url).map(askedFor) };
      }),
    );
  }
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  const recorded: { url: string; sourceUrl: string; type: string }[] = lines.map((line) =>
    JSON.parse(line),
  );
  const bySource = Map.groupBy(recorded, ({ sourceUrl }) => sourceUrl);
  return [...bySource].map(([url, requests]) => ({
    url,
    requests: requests.map((request) => ({ url: request.url, type: typeOf(request.type) })),
  }));
}

function askedFor({ kind, url }: ExpectedRequest): AskedRequest {
  return { url, type: typeOf(kind) };
}

/** Recordings and the replica each have words of their own for some types. */
const TYPES: Readonly<Record<string, AskedType>> = {
  beacon: 'ping',
  fetch: 'xmlhttprequest',
  font: 'font',
  iframe: 'sub_frame',
  image: 'image',
  media: 'media',
  ping: 'ping',
  'preflight-fetch': 'xmlhttprequest',
  script: 'script',
  'service-worker': 'script',
  'shared-worker': 'script',
  stylesheet: 'stylesheet',
  subdocument: 'sub_frame',
  'unload-beacon': 'ping',
  video: 'media',
  websocket: 'websocket',
  worker: 'script',
  xhr: 'xmlhttprequest',
};

function typeOf(word: string): AskedType {
  return TYPES[word] ?? 'other';
}

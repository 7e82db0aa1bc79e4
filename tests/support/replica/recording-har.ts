import type { Call, RecordedPage } from './recorded-page.ts';

interface Entry {
  readonly pageref?: string;
  /** Chrome's own addition: what the browser wanted it for. */
  readonly _resourceType?: string;
  readonly request?: { readonly url?: string; readonly method?: string };
  readonly response?: {
    readonly redirectURL?: string;
    readonly content?: { readonly mimeType?: string };
  };
}

/** Reads the `log` of a HAR file (version 1.2). Files without pages are one page. */
export function readHar(log: Record<string, unknown>): RecordedPage[] {
  const entries: Entry[] = (Array.isArray(log.entries) ? log.entries : []).filter(isAsked);
  const byPage = Map.groupBy(entries, (entry) => entry.pageref ?? '');
  return [...byPage.values()].map(readPage);
}

/** A preflight is the browser's own question, asked again in the replay. */
function isAsked(entry: Entry | null): boolean {
  return entry?.request?.url !== undefined && entry.request.method !== 'OPTIONS';
}

function readPage(entries: readonly Entry[]): RecordedPage {
  const nextOf = new Map<string, string>();
  for (const entry of entries) {
    const next = redirectOf(entry);
    if (next) nextOf.set(urlOf(entry), next);
  }
  const isHop = new Set(nextOf.values());
  const started = entries.filter((entry) => !isHop.has(urlOf(entry)));
  const document = started.find((entry) => kindOf(entry) === 'iframe') ?? started[0];
  const url = document ? (follow(urlOf(document), nextOf).at(-1) ?? urlOf(document)) : '';
  const calls = started
    .filter((entry) => entry !== document)
    .map((entry): Call => {
      const redirects = follow(urlOf(entry), nextOf);
      return { kind: kindOf(lastHop(entry, redirects, entries)), url: urlOf(entry), redirects };
    });
  return { url, calls };
}

function lastHop(entry: Entry, redirects: readonly string[], entries: readonly Entry[]): Entry {
  const last = redirects.at(-1);
  return entries.find((other) => urlOf(other) === last) ?? entry;
}

function urlOf(entry: Entry): string {
  return entry.request?.url ?? '';
}

function redirectOf(entry: Entry): string | undefined {
  const target = entry.response?.redirectURL;
  if (!target || !URL.canParse(target, urlOf(entry))) return undefined;
  return new URL(target, urlOf(entry)).href;
}

/** Every address after the first, in order; ends where it would go round. */
function follow(url: string, nextOf: ReadonlyMap<string, string>): string[] {
  const hops = new Set<string>();
  for (let next = nextOf.get(url); next && next !== url && !hops.has(next); next = nextOf.get(next))
    hops.add(next);
  return [...hops];
}

const BY_RESOURCE_TYPE: Readonly<Record<string, Call['kind']>> = {
  beacon: 'beacon',
  document: 'iframe',
  fetch: 'fetch',
  font: 'font',
  image: 'image',
  media: 'video',
  ping: 'beacon',
  script: 'script',
  stylesheet: 'stylesheet',
  websocket: 'websocket',
  xhr: 'xhr',
};

const BY_MIME: readonly (readonly [RegExp, Call['kind']])[] = [
  [/html/, 'iframe'],
  [/javascript|ecmascript/, 'script'],
  [/css/, 'stylesheet'],
  [/^image\//, 'image'],
  [/font/, 'font'],
  [/^(audio|video)\//, 'video'],
];

function kindOf(entry: Entry): Call['kind'] {
  const known = BY_RESOURCE_TYPE[entry._resourceType ?? ''];
  if (known) return known;
  if (/^wss?:/.test(urlOf(entry))) return 'websocket';
  const mime = entry.response?.content?.mimeType ?? '';
  return BY_MIME.find(([pattern]) => pattern.test(mime))?.[1] ?? 'fetch';
}

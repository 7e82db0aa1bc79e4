import {
  type Embed,
  embedsOf,
  pageUrl,
  type ReplicaPage,
  type ReplicaSite,
  type Web,
} from './web.ts';

/** What lies at an address. */
export interface Content {
  readonly kind: Exclude<Embed['kind'], 'srcdoc'>;
  readonly embeds: readonly Embed[];
  /** See `Container`. */
  readonly code?: string;
  /** Where the request is sent on to. */
  readonly location?: string;
  /** Milliseconds. */
  readonly delay: number;
}

/** A web made ready to answer: by address. */
export interface Contents {
  page(host: string, path: string): { site: ReplicaSite; page: ReplicaPage } | undefined;
  at(host: string, path: string): Content | undefined;
}

/**
 * Lays a web out by address.
 *
 * @throws when one address would have to lead to two different things, or when a worker or a
 * stylesheet is told to load something that it cannot.
 */
export function layOut(web: Web): Contents {
  const pages = new Map<string, { site: ReplicaSite; page: ReplicaPage }>();
  const contents = new Map<string, Content>();
  for (const site of web.sites) {
    for (const page of site.pages) {
      const url = pageUrl(site, page);
      if (pages.has(keyOf(url))) throw new Error(`two pages at one address: ${url}`);
      pages.set(keyOf(url), { site, page });
      for (const embed of page.embeds) place(contents, embed, url);
    }
  }
  return {
    page: (host, path) => pages.get(host + path),
    at: (host, path) => contents.get(host + path),
  };
}

function place(contents: Map<string, Content>, embed: Embed, base: string): void {
  let here = base;
  if (embed.kind !== 'srcdoc') {
    const hops = [embed.url, ...(embed.redirects ?? [])].map((url) => new URL(url, base).href);
    hops.forEach((url, index) => {
      const location = hops[index + 1];
      put(contents, url, {
        kind: embed.kind,
        embeds: location ? [] : embedsOf(embed),
        delay: index === 0 ? (embed.delay ?? 0) : 0,
        ...(location ? { location } : codeOf(embed)),
      });
    });
    // What a script or a stylesheet asks for is relative to the page that it is part of.
    if (embed.kind !== 'script' && embed.kind !== 'stylesheet') here = hops.at(-1) ?? base;
  }
  for (const inner of embedsOf(embed)) {
    if (!holds(embed, inner))
      throw new Error(`a ${embed.kind} cannot load a ${inner.kind}: ${addressOf(embed, base)}`);
    place(contents, inner, here);
  }
}

function codeOf(embed: Embed): { code?: string } {
  return 'code' in embed && embed.code !== undefined ? { code: embed.code } : {};
}

function addressOf(embed: Embed, base: string): string {
  return embed.kind === 'srcdoc' ? base : new URL(embed.url, base).href;
}

function put(contents: Map<string, Content>, url: string, content: Content): void {
  const known = contents.get(keyOf(url));
  if (!known || isPlain(known)) contents.set(keyOf(url), content);
  else if (!isPlain(content) && JSON.stringify(known) !== JSON.stringify(content))
    throw new Error(`one address leads to two different things: ${url}`);
}

function isPlain(content: Content): boolean {
  const { embeds, delay, location, code } = content;
  return embeds.length === 0 && delay === 0 && !location && code === undefined;
}

const IN_WORKERS = new Set(['fetch', 'preflight-fetch', 'script', 'websocket', 'worker', 'xhr']);
const NOT_IN_SERVICE_WORKERS = new Set(['script', 'worker', 'xhr']);

function holds(outer: Embed, inner: Embed): boolean {
  if (outer.kind === 'stylesheet') return inner.kind === 'font';
  if (outer.kind === 'service-worker')
    return IN_WORKERS.has(inner.kind) && !NOT_IN_SERVICE_WORKERS.has(inner.kind);
  if (outer.kind === 'worker' || outer.kind === 'shared-worker') return IN_WORKERS.has(inner.kind);
  return true;
}

/** Host and path with query: http and https, ws and wss lead to the same content. */
function keyOf(address: string): string {
  const url = new URL(address);
  return url.hostname + url.pathname + url.search;
}

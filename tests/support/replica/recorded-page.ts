import { hostOf } from '../../../lib/domain/host.ts';
import type { ContainerKind, Embed, ReplicaPage, RequestKind, Web } from './web.ts';

/** One request of a recorded page. */
export interface Call {
  readonly kind: RequestKind | Extract<ContainerKind, 'iframe' | 'script' | 'stylesheet'>;
  readonly url: string;
  /** Where it was sent on to, one after the other. */
  readonly redirects?: readonly string[];
}

/** A page as a recording tells of it. */
export interface RecordedPage {
  readonly url: string;
  readonly calls: readonly Call[];
}

interface Draft {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  /** By path; the embeds by kind and address, so that each is asked for once. */
  readonly pages: Map<string, Map<string, Embed>>;
}

/**
 * Makes a web of recorded pages: pages of one address become one, requests that no browser would
 * send (to other schemes) are left out, and ports are dropped, because the replica answers on the
 * usual ones only.
 */
export function toWeb(recorded: readonly RecordedPage[]): Web {
  const drafts = new Map<string, Draft>();
  const routes = routesOf(recorded);
  for (const { url, calls } of recorded) {
    const page = addressOf(url, 'http:', 'https:');
    if (!page) continue;
    const scheme = page.protocol === 'http:' ? 'http' : 'https';
    const key = `${scheme}://${page.hostname}`;
    const draft = drafts.get(key) ?? { scheme, host: page.hostname, pages: new Map() };
    drafts.set(key, draft);
    const path = page.pathname + page.search;
    const embeds = draft.pages.get(path) ?? new Map<string, Embed>();
    draft.pages.set(path, embeds);
    for (const call of calls) {
      const embed = toEmbed(call, page, routes);
      if (embed) embeds.set(`${embed.kind} ${embed.url}`, embed);
    }
  }
  return { sites: [...drafts.values()].map(toSite) };
}

/** Where each address is sent on to; one that was sent on differently elsewhere keeps its first way. */
function routesOf(recorded: readonly RecordedPage[]): Map<string, string> {
  const routes = new Map<string, string>();
  for (const { url, calls } of recorded) {
    const page = addressOf(url, 'http:', 'https:');
    if (!page) continue;
    for (const call of calls) {
      const hops = [call.url, ...(call.redirects ?? [])].map((hop) =>
        secured(hop, call.kind, page),
      );
      for (const [index, hop] of hops.entries()) {
        const next = hops[index + 1];
        if (hop && next && !routes.has(hop)) routes.set(hop, next);
      }
    }
  }
  return routes;
}

function toSite({ scheme, host, pages }: Draft) {
  return {
    scheme,
    host,
    title: host,
    about: 'A recorded site',
    pages: [...pages].map(
      ([path, embeds]): ReplicaPage => ({ path, embeds: [...embeds.values()] }),
    ),
  };
}

type PlainCall = Exclude<Embed, { kind: 'srcdoc' }>;

function toEmbed(
  call: Call,
  page: URL,
  routes: ReadonlyMap<string, string>,
): PlainCall | undefined {
  const url = secured(call.url, call.kind, page);
  if (url === undefined || url === page.href) return undefined;
  const redirects = new Set<string>();
  let next = routes.get(url);
  while (next && next !== url && !redirects.has(next)) {
    redirects.add(next);
    next = routes.get(next);
  }
  return { kind: call.kind, url, ...(redirects.size > 0 && { redirects: [...redirects] }) };
}

/** A page by https asks by https, as the browsers of today make it. */
function secured(address: string, kind: Call['kind'], page: URL): string | undefined {
  const url = addressOf(address, 'http:', 'https:', 'ws:', 'wss:');
  if (!url) return undefined;
  const safe = page.protocol === 'https:' || /^(https|wss):$/.test(url.protocol);
  const rest = url.href.slice(url.protocol.length);
  return `${kind === 'websocket' ? 'ws' : 'http'}${safe ? 's' : ''}:${rest}`;
}

function addressOf(text: string, ...protocols: string[]): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  url.port = '';
  url.hash = '';
  return protocols.includes(url.protocol) && hostOf(text) ? url : undefined;
}

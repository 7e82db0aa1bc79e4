import { siteOf } from '../../../lib/domain/site.ts';
import { askedByPages, type Hit } from '../replica/server.ts';
import { pageUrl, type ReplicaSite, requestsOf, type Web } from '../replica/web.ts';
import type { Tallies } from './unweave.ts';

/** How many requests of third parties the server received while a site was visited, by host. */
export function received(hits: readonly Hit[], site: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { host } of askedByPages(hits)) {
    if (siteOf(host) !== site) counts[host] = (counts[host] ?? 0) + 1;
  }
  return counts;
}

/** One host on which server and Unweave do not agree. */
export interface Disagreement {
  readonly host: string;
  readonly received: number;
  readonly recorded: number;
}

/** Compares, host by host and both ways, what the server received with what was recorded as let through. */
export function compare(
  counts: Readonly<Record<string, number>>,
  tallies: Tallies,
): Disagreement[] {
  const hosts = new Set([...Object.keys(counts), ...Object.keys(tallies)]);
  return [...hosts]
    .map((host) => ({
      host,
      received: counts[host] ?? 0,
      recorded: tallies[host]?.through ?? 0,
    }))
    .filter(({ received: server, recorded }) => server !== recorded);
}

/** Requests that no page of a web asks for: nobody but an extension or the browser made them. */
export function unexplained(hits: readonly Hit[], web: Web): string[] {
  const explained = new Set(web.sites.flatMap(addressesOf));
  return hits
    .map(({ host, path }) => host + path)
    .filter((address) => !explained.has(address) && !address.endsWith('/favicon.ico'));
}

function addressesOf(site: ReplicaSite): string[] {
  return site.pages.flatMap((page) => {
    const base = pageUrl(site, page);
    const urls = [base, ...requestsOf(page, base).map(({ url }) => url)];
    return urls.map((url) => {
      const { hostname, pathname, search } = new URL(url);
      return hostname + pathname + search;
    });
  });
}

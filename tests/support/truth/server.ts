import { siteOf } from '../../../lib/domain/site.ts';
import type { Hit } from '../replica/server.ts';
import type { Tallies } from './unweave.ts';

/** How many requests of third parties the server received while a site was visited, by host. */
export function received(hits: readonly Hit[], site: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { host, method } of hits) {
    // A preflight is the browser's own question; the request that it asks for comes by itself.
    if (method === 'OPTIONS' || siteOf(host) === site) continue;
    counts[host] = (counts[host] ?? 0) + 1;
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

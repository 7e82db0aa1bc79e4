import type { Embed, ReplicaSite } from '../../support/replica/web.ts';

/** A page that asks third parties for many small pictures. */
export interface ManyRequests {
  /** The page, without any other part. */
  readonly site: ReplicaSite;
  readonly requests: number;
  /** Domains of the third parties; no list knows them. */
  readonly domains: readonly string[];
}

/**
 * Makes such a page. Requests go round the third parties, each of which is a domain of its own.
 *
 * @param scheme `http` leaves the work of encryption out of what is measured
 */
export function manyRequests(
  host: string,
  scheme: 'http' | 'https',
  thirdParties: number,
  requestsToEach: number,
): ManyRequests {
  const domains = Array.from({ length: thirdParties }, (_, i) => `pictures-${i}.example`);
  const embeds = Array.from({ length: thirdParties * requestsToEach }, (_, i): Embed => {
    return { kind: 'image', url: `${scheme}://cdn.${domains[i % thirdParties]}/${i}.png` };
  });
  const pages = [{ path: '/', embeds }];
  const site = { host, scheme, title: host, about: 'A page that is measured', pages };
  return { site, requests: embeds.length, domains };
}

import { isWithin } from '../domain/explain.ts';
import type { History } from './schema.ts';

/**
 * The sites on which a domain was let through as a stranger and held a cookie by which it could
 * recognise this browser. Reads the days of the sites where it was seen, and nothing where it was
 * seen on fewer than `atLeast`.
 */
export async function sitesWithCookie(
  history: History,
  domain: string,
  atLeast: number,
): Promise<readonly string[]> {
  const row = await history.companies.get(domain);
  const reached = Object.entries(row?.sites ?? {}).filter(([, [, through]]) => through > 0);
  if (reached.length < atLeast) return [];
  const found = new Set<string>();
  const days = history.days.where('site').anyOf(reached.map(([site]) => site));
  await days.each(({ site, hosts }) => {
    if (found.has(site)) return;
    const held = hosts.some(([host, , , , , cookie]) => cookie === 1 && isWithin(host, domain));
    if (held) found.add(site);
  });
  return [...found].sort();
}

import type { History } from './schema.ts';

/**
 * The sites on which a domain that no source names was let through as a stranger and held a cookie
 * by which it could recognise this browser.
 */
export async function sitesWithCookie(
  history: History,
  domain: string,
): Promise<readonly string[]> {
  const row = await history.companies.get(domain);
  return Object.entries(row?.sites ?? {})
    .filter(([, [, through, cookie]]) => through > 0 && cookie === 1)
    .map(([site]) => site)
    .sort();
}

import type { Catalog } from '../domain/catalog.ts';
import { ownerOf } from '../domain/owner.ts';
import type { Thread } from '../domain/what-if.ts';
import type { DayRow, History } from './schema.ts';
import { unpackRows, weekOf } from './weeks.ts';

/**
 * The threads of a company: each of your sites where it was seen as a stranger, with its hosts on
 * the last day on which it was seen there. The latest sites first.
 */
export async function threadsOf(
  history: History,
  company: string,
  catalog: Catalog,
): Promise<readonly Thread[]> {
  const row = await history.companies.get(company);
  const seen = Object.entries(row?.sites ?? {})
    .sort(([nameA, [a]], [nameB, [b]]) => b - a || (nameA < nameB ? -1 : 1))
    .map(([site, [day]]): [number, string] => [day, site]);
  const days = await daysOf(history, seen);
  return days.flatMap((day) => {
    if (!day) return [];
    const hosts = day.hosts
      .filter(([host]) => catalog.entityOf(host).id === company)
      .map(([host, allowed, limited]) => ({ host, through: allowed + limited > 0 }));
    return [{ site: day.site, siteOwner: ownerOf(day.site, catalog), hosts }];
  });
}

/** Rows by day and site, wherever they stand. Each packed week is opened once. */
async function daysOf(
  history: History,
  keys: readonly [number, string][],
): Promise<readonly (DayRow | undefined)[]> {
  const loose = await history.days.bulkGet([...keys]);
  const weeks = new Set(keys.filter((_, i) => !loose[i]).map(([day]) => weekOf(day)));
  const packed = new Map<string, DayRow>();
  for (const week of weeks) {
    const rows = unpackRows((await history.weeks.get(week))?.bytes) ?? [];
    for (const row of rows) packed.set(`${row.day} ${row.site}`, row);
  }
  return keys.map(([day, site], i) => loose[i] ?? packed.get(`${day} ${site}`));
}

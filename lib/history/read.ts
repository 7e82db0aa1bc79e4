import type { Day } from '../domain/day.ts';
import type { Neighbour } from '../domain/report.ts';
import type { CompanyRow, History } from './schema.ts';

/** What the record says of the companies of one page. */
export interface Sightings {
  /** By company: on how many of your sites it was seen, this one included. */
  readonly sites: ReadonlyMap<string, number>;
  readonly neighbours: readonly Neighbour[];
  readonly totalSites: number;
}

/** How many other sites a page's picture can carry. */
const NEIGHBOURS = 12;

/**
 * Where else the companies of a page were seen: the sites that most of them share with this one,
 * then the most recent. `companies` are the strangers of the page.
 */
export async function sightings(
  history: History,
  site: string,
  companies: readonly string[],
): Promise<Sightings> {
  const [rows, totalSites, own] = await Promise.all([
    history.companies.bulkGet([...companies]),
    history.sites.count(),
    history.sites.where('site').equals(site).count(),
  ]);
  const known = rows.filter((row): row is CompanyRow => row !== undefined);
  return {
    sites: new Map(companies.map((id, i) => [id, countWith(site, rows[i]?.sites ?? {})])),
    neighbours: closest(site, known),
    totalSites: totalSites + (own ? 0 : 1),
  };
}

function countWith(site: string, sites: CompanyRow['sites']): number {
  return Object.keys(sites).length + (Object.hasOwn(sites, site) ? 0 : 1);
}

function closest(site: string, rows: readonly CompanyRow[]): Neighbour[] {
  const shared = new Map<string, { companies: number; last: Day }>();
  for (const row of rows) {
    for (const [other, [seen]] of Object.entries(row.sites)) {
      const entry = shared.get(other);
      if (!entry) shared.set(other, { companies: 1, last: seen });
      else {
        entry.companies += 1;
        entry.last = Math.max(entry.last, seen);
      }
    }
  }
  shared.delete(site);
  return [...shared]
    .sort(
      ([nameA, a], [nameB, b]) =>
        b.companies - a.companies || b.last - a.last || (nameA < nameB ? -1 : 1),
    )
    .slice(0, NEIGHBOURS)
    .map(([other]) => ({ site: other, links: linksTo(other, rows) }));
}

function linksTo(site: string, rows: readonly CompanyRow[]): Neighbour['links'] {
  return rows.flatMap(({ id, sites }) => {
    const seen = Object.hasOwn(sites, site) ? sites[site] : undefined;
    return seen ? [{ company: id, through: seen[1] > 0 }] : [];
  });
}

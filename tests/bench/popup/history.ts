import type { Day } from '../../../lib/domain/day.ts';
import type { CompanyRow, DayRow, SiteRow, WeekRow } from '../../../lib/history/schema.ts';
import { makeWeb } from '../../support/made-web.ts';

/** Rows of a record as it stands on disk. */
export interface Rows {
  readonly days: readonly DayRow[];
  readonly weeks?: readonly WeekRow[];
  readonly sites: readonly SiteRow[];
  readonly companies: readonly CompanyRow[];
}

/** What the record holds. */
const SIZE = { sites: 1_649, parties: 3_351, links: 33_000 };

/**
 * A record of 5,000 sites and third parties with the degrees of the real web: two thirds of the
 * third parties on one site only, the biggest on half of all sites. The same every time.
 *
 * @param known companies and a host of each; these become the biggest third parties
 * @param now milliseconds since the epoch
 */
export function makeHistory(
  known: readonly { readonly company: string; readonly host: string }[],
  day: Day,
  now: number,
): Rows {
  const web = makeWeb(SIZE);
  const parties = web.parties.map((sites, rank) => {
    const name = `third-party-${rank}.example`;
    const { company, host } = known[rank] ?? { company: name, host: `cdn.${name}` };
    return { company, host, sites };
  });
  const rows = Array.from({ length: web.sites }, (_, i): DayRow => {
    return { day, site: nameOf(i), visits: 1, first: now, last: now, hosts: [] };
  });
  for (const { host, sites } of parties) {
    for (const site of sites) rows[site]?.hosts.push([host, 2, 0, 1, 0, 1, 0, 5]);
  }
  return {
    days: rows,
    sites: rows.map(({ site }) => ({ site, first: day, last: day })),
    companies: parties.map(({ company, sites }) => ({
      id: company,
      sites: Object.fromEntries([...sites].map((site) => [nameOf(site), [day, day]])),
    })),
  };
}

function nameOf(site: number): string {
  return `site-${site}.example`;
}

import type { Day } from '../../../lib/domain/day.ts';
import type { CompanyRow, DayRow, SiteRow } from '../../../lib/history/schema.ts';

/** Rows of a record as it stands on disk. */
export interface Rows {
  readonly days: readonly DayRow[];
  readonly sites: readonly SiteRow[];
  readonly companies: readonly CompanyRow[];
}

/** Sites and third parties of the record, and the links between them. */
const SITES = 1_649;
const THIRD_PARTIES = 3_351;
const LINKS = 33_000;

/** Share of third parties that are on one site only. */
const LONERS = 0.67;

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
  const random = generator(1);
  const parties = degrees().map((degree, rank) => {
    const name = `third-party-${rank}.example`;
    const { company, host } = known[rank] ?? { company: name, host: `cdn.${name}` };
    return { company, host, sites: pick(degree, random) };
  });
  const rows = Array.from({ length: SITES }, (_, i): DayRow => {
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

/** On how many sites each third party is, the biggest first. */
function degrees(): number[] {
  const loners = Math.round(THIRD_PARTIES * LONERS);
  const others = THIRD_PARTIES - loners;
  const falling = (slope: number) =>
    Array.from({ length: others }, (_, rank) =>
      Math.max(2, Math.round(SITES / 2 / (rank + 1) ** slope)),
    );
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  let [low, high] = [0, 3];
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (sum(falling(middle)) > LINKS - loners) low = middle;
    else high = middle;
  }
  return [...falling(high), ...Array.from({ length: loners }, () => 1)];
}

function pick(count: number, random: () => number): Set<number> {
  const picked = new Set<number>();
  while (picked.size < count) picked.add(Math.floor(random() * SITES));
  return picked;
}

/** Numbers from 0 to 1 by a linear congruence, so that every run has the same record. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (1_664_525 * state + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

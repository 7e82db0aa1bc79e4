import { type Day, startOf } from '../domain/day.ts';
import { through, VERDICTS } from '../domain/verdict.ts';
import type { Batch, HostDelta, SiteDelta } from './batch.ts';
import {
  type CompanyRow,
  type DayRow,
  type History,
  HOSTS_PER_ROW,
  type PackedHost,
} from './schema.ts';

/**
 * What this worker has put on disk itself, so that it need not be read again: site and day, and
 * company, site, day and whether it got through. The background is the only writer.
 */
export interface Known {
  readonly sites: Set<string>;
  readonly sightings: Set<string>;
}

/** More than a day's browsing; beyond it, everything is read again. */
const KNOWN = 20_000;

/**
 * Writes a batch in one transaction, exactly once: a batch that is already on disk is left alone.
 * Rejects, with nothing written, when the disk is full or the database is damaged.
 *
 * @param known is read and added to
 * @returns whether a site or a company is on record that was not before
 */
export async function writeBatch(
  history: History,
  batch: Batch,
  known: Known = { sites: new Set(), sightings: new Set() },
): Promise<boolean> {
  const { days, sites, companies, meta } = history;
  const news = newsOf(batch, known);
  await history.transaction('rw', [days, sites, companies, meta], async () => {
    if ((await meta.get('last-batch'))?.value === batch.id) return;
    await writeDays(history, batch);
    if (news.sites.length) await writeSites(history, batch.day, news.sites);
    if (news.sightings.length) await writeSightings(history, batch.day, news.sightings);
    await meta.put({ key: 'last-batch', value: batch.id });
  });
  for (const set of [known.sites, known.sightings]) if (set.size > KNOWN) set.clear();
  for (const site of news.sites) known.sites.add(siteKey(batch.day, site));
  for (const sighting of news.sightings) known.sightings.add(sightingKey(batch.day, sighting));
  return news.sites.length + news.sightings.length > 0;
}

function newsOf({ day, sites }: Batch, known: Known) {
  const names = new Set(sites.map(({ site }) => site));
  return {
    sites: [...names].filter((site) => !known.sites.has(siteKey(day, site))),
    sightings: sightingsOf(sites).filter((one) => !known.sightings.has(sightingKey(day, one))),
  };
}

function siteKey(day: Day, site: string): string {
  return `${day} ${site}`;
}

function sightingKey(day: Day, { site, company, gotThrough, cookie }: Sighting): string {
  return `${day} ${site} ${gotThrough} ${cookie} ${company}`;
}

async function writeDays(history: History, batch: Batch): Promise<void> {
  const names = [...new Set(batch.sites.map((delta) => delta.site))];
  const found = await history.days.bulkGet(names.map((site) => [batch.day, site]));
  const rows = new Map(names.map((site, i) => [site, found[i]]));
  for (const delta of batch.sites) {
    rows.set(delta.site, addToRow(rows.get(delta.site) ?? emptyRow(batch.day, delta), delta));
  }
  await history.days.bulkPut([...rows.values()].filter((row) => row !== undefined));
}

async function writeSites(history: History, day: Day, names: readonly string[]): Promise<void> {
  const found = await history.sites.bulkGet([...names]);
  const changed = names
    .map((site, i) => found[i] ?? { site, first: day, last: 0 })
    .filter((row) => row.last < day)
    .map((row) => ({ ...row, last: day }));
  if (changed.length) await history.sites.bulkPut(changed);
}

/** A company was seen on a site as a stranger. */
interface Sighting {
  readonly site: string;
  readonly company: string;
  readonly gotThrough: boolean;
  readonly cookie: boolean;
}

function sightingsOf(sites: readonly Pick<SiteDelta, 'site' | 'hosts'>[]): Sighting[] {
  return sites.flatMap(({ site, hosts }) =>
    hosts
      .filter((host) => !host.affiliated)
      .map(({ company, cookie, ...counts }) => {
        return { site, company, cookie, gotThrough: through(counts) > 0 };
      }),
  );
}

async function writeSightings(
  history: History,
  day: Day,
  sightings: readonly Sighting[],
): Promise<void> {
  const ids = [...new Set(sightings.map(({ company }) => company))];
  const found = await history.companies.bulkGet(ids);
  const rows = new Map(ids.map((id, i) => [id, found[i] ?? { id, sites: {} }]));
  const changed = new Set<CompanyRow>();
  for (const sighting of sightings) {
    const row = rows.get(sighting.company);
    if (row && addSighting(row, day, sighting)) changed.add(row);
  }
  if (changed.size) await history.companies.bulkPut([...changed]);
}

function addSighting(row: CompanyRow, day: Day, { site, gotThrough, cookie }: Sighting): boolean {
  const [seen, before, held] = (Object.hasOwn(row.sites, site) && row.sites[site]) || [0, 0];
  const passed = gotThrough ? Math.max(before, day) : before;
  const holds = held ?? (cookie ? 1 : undefined);
  if (seen >= day && passed === before && holds === held) return false;
  const days = [Math.max(seen, day), passed] as const;
  row.sites[site] = holds ? [...days, holds] : [...days];
  return true;
}

function emptyRow(day: Day, { site, first: began, last }: SiteDelta): DayRow {
  const midnight = startOf(day);
  // A page that was open already when the day began: for this day it begins with what it does now.
  const first = began < midnight ? Math.max(midnight, last) : began;
  return { day, site, visits: 0, first, last: Math.max(first, last), hosts: [] };
}

function addToRow(row: DayRow, delta: SiteDelta): DayRow {
  const hosts = new Map(row.hosts.map((host) => [host[0], host]));
  for (const host of delta.hosts) {
    const known = hosts.get(host.host);
    if (known) addToHost(known, host, row.first);
    else if (hosts.size < HOSTS_PER_ROW) hosts.set(host.host, packHost(host, row.first));
  }
  return {
    ...row,
    visits: row.visits + delta.visits,
    last: Math.max(row.last, delta.last),
    hosts: [...hosts.values()],
  };
}

function packHost(host: HostDelta, rowFirst: number): PackedHost {
  const { allowed, limited, blocked, stubbed } = host;
  return [
    host.host,
    ...([allowed, limited, blocked, stubbed] as const),
    host.cookie ? 1 : 0,
    seconds((host.first < rowFirst ? host.last : host.first) - rowFirst),
    seconds(host.last - rowFirst),
  ];
}

function addToHost(packed: PackedHost, host: HostDelta, rowFirst: number): void {
  for (const [i, verdict] of VERDICTS.entries()) packed[VERDICT_FIELDS[i] ?? 1] += host[verdict];
  if (host.cookie) packed[5] = 1;
  packed[7] = Math.max(packed[7], seconds(host.last - rowFirst));
}

/** Where the counters stand in a `PackedHost`, in the order of `VERDICTS`. */
const VERDICT_FIELDS = [1, 2, 3, 4] as const;

function seconds(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds / 1_000));
}

import type { Catalog } from '../domain/catalog.ts';
import type { Exposures, Visits } from '../domain/exposures.ts';
import {
  EXPOSURE_KEYS,
  type ExposureEntry,
  entryAt,
  exposureTable,
  VISIT_KEYS,
  type VisitEntry,
  visitTable,
} from './columns.ts';
import { createNames, type Names } from './names.ts';
import type { DayRow } from './schema.ts';

/** Turns day rows into exposures, some at a time. */
export interface Collector {
  /** Takes rows, the days in order. A day may be spread over several calls. */
  add(rows: readonly DayRow[]): void;
  /** All that was taken so far. */
  finish(): Exposures;
}

/** A collector that has nothing yet. */
export function createCollector(catalog: Catalog): Collector {
  const names = createNames(catalog);
  const visits = visitTable();
  const exposures = exposureTable();
  /** The last day so far, which may go on with the next rows. */
  let open = { visits: [] as VisitEntry[], exposures: [] as ExposureEntry[] };
  let day = 0;

  function close(): void {
    visits.append(open.visits);
    exposures.append(open.exposures);
    open = { visits: [], exposures: [] };
  }

  return {
    add(rows) {
      for (const row of rows) {
        if (row.day !== day) close();
        day = row.day;
        readRow(row, names, open);
      }
    },
    finish() {
      close();
      day = 0;
      return { ...names.list(), visits: visits.columns(), ...exposures.columns() };
    },
  };
}

/**
 * A record with rows that are new, or were changed since: each takes the place of what there was of
 * its site and day. Sites, hosts and companies keep their numbers. What lies before the first of
 * the days is copied as it stands, so that a change of today costs next to nothing.
 */
export function addDays(
  exposures: Exposures,
  rows: readonly DayRow[],
  catalog: Catalog,
): Exposures {
  if (rows.length === 0) return exposures;
  const names = createNames(catalog, exposures);
  const from = rows.reduce((first, { day }) => Math.min(first, day), Infinity);
  const replaced = new Set(rows.map(({ day, site }) => keyOf(day, names.site(site))));
  const isKept = ({ day, site }: { day: number; site: number }) => !replaced.has(keyOf(day, site));

  const before = { visits: startOfDay(exposures.visits, from), all: startOfDay(exposures, from) };
  const later = {
    visits: entriesFrom(exposures.visits, VISIT_KEYS, before.visits).filter(isKept),
    exposures: entriesFrom(exposures, EXPOSURE_KEYS, before.all).filter(isKept),
  };
  for (const row of rows) readRow(row, names, later);

  const visits = visitTable(exposures.visits, before.visits);
  const table = exposureTable(exposures, before.all);
  visits.append(later.visits);
  table.append(later.exposures);
  return { ...names.list(), visits: visits.columns(), ...table.columns() };
}

/** Hosts without a request were only found to hold a cookie after midnight: nothing of that day. */
function readRow(
  row: DayRow,
  names: Names,
  into: { visits: VisitEntry[]; exposures: ExposureEntry[] },
): void {
  const { day, first, visits } = row;
  const site = names.site(row.site);
  into.visits.push({ day, site, count: visits, at: first });
  for (const [name, allowed, limited, blocked, stubbed, cookie, after] of row.hosts) {
    const stopped = blocked + stubbed;
    if (allowed + limited + stopped === 0) continue;
    const host = names.host(name);
    const affiliated = names.isAffiliated(host, site) ? 1 : 0;
    const at = first + after * 1_000;
    const entry = { day, site, host, allowed, limited, stopped, cookie, affiliated, at };
    into.exposures.push(entry);
  }
}

function keyOf(day: number, site: number): string {
  return `${day} ${site}`;
}

function entriesFrom<Key extends string>(
  columns: Readonly<Record<Key, ArrayLike<number>>> & { readonly length: number },
  keys: readonly Key[],
  from: number,
): Record<Key, number>[] {
  const count = columns.length - from;
  return Array.from({ length: count }, (_, i) => entryAt(columns, keys, from + i));
}

/** Index of the first entry that is not before a day. */
function startOfDay({ day, length }: Pick<Visits, 'day' | 'length'>, from: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((day[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

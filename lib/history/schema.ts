import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { Day } from '../domain/day.ts';

/**
 * One host of a row, packed, because a year holds tens of thousands of them: host, requests by
 * verdict, whether it held an identifying cookie, and the first and last time in whole seconds
 * after the row's own `first`.
 */
export type PackedHost = [
  host: string,
  allowed: number,
  limited: number,
  blocked: number,
  stubbed: number,
  cookie: 0 | 1,
  first: number,
  last: number,
];

/** More hosts than any honest site shows in a day; a hostile page cannot grow a row beyond it. */
export const HOSTS_PER_ROW = 2_000;

/** Everything that was seen on one site on one day. */
export interface DayRow {
  readonly day: Day;
  readonly site: string;
  visits: number;
  /** Milliseconds since the epoch. */
  first: number;
  last: number;
  hosts: PackedHost[];
}

/** A week of day rows, packed by `packRows`: what lies back longer than what still changes. */
export interface WeekRow {
  /** Its Monday. */
  readonly week: Day;
  readonly bytes: Uint8Array;
}

/** A site you visited. */
export interface SiteRow {
  readonly site: string;
  first: Day;
  last: Day;
}

/** On which of your sites a company was seen as a stranger; derived from the day rows. */
export interface CompanyRow {
  readonly id: string;
  /**
   * By site: the last day on which it was seen there, and on which it got through (0: never); and 1
   * when it ever held a cookie there by which it can recognise this browser.
   */
  sites: Record<string, [seen: Day, through: Day, cookie?: 1]>;
}

/** A single fact about the record itself. */
export interface MetaRow {
  readonly key: 'last-batch' | 'catalog' | 'staged';
  readonly value: string;
}

/**
 * The record on disk. A change of form needs a new version, with its upgrade. The second brought
 * the weeks, which are filled from the days as time goes by: nothing has to be changed at once.
 */
export class History extends Dexie {
  declare days: Table<DayRow, [Day, string]>;
  declare weeks: EntityTable<WeekRow, 'week'>;
  declare sites: EntityTable<SiteRow, 'site'>;
  declare companies: EntityTable<CompanyRow, 'id'>;
  declare meta: EntityTable<MetaRow, 'key'>;

  constructor(name: string, options?: DexieOptions) {
    super(name, options);
    this.version(1).stores({
      days: '[day+site], site',
      sites: 'site, last',
      companies: 'id',
      meta: 'key',
    });
    this.version(2).stores({ weeks: 'week' });
  }
}

/**
 * Opens a record that is to be read to its end, in a page. When it goes meanwhile, whatever is read
 * next rejects: else an empty one would be begun under its name, and look like the end.
 */
export async function openToRead(name: string): Promise<History> {
  const history = new History(name, { autoOpen: false });
  await history.open();
  return history;
}

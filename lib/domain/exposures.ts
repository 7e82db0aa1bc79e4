import type { Entity } from './catalog.ts';
import type { Day } from './day.ts';

/** When you were on a site: one entry for each site and day, in the order of `day`, then of `at`. */
export interface Visits {
  readonly length: number;
  readonly day: Uint32Array;
  /** Index into `Exposures.sites`. */
  readonly site: Uint32Array;
  readonly count: Uint32Array;
  /** First visit of the day, in milliseconds since the epoch. */
  readonly at: Float64Array;
}

/**
 * The record as the atlas reads it: every third-party host that was seen on a site on a day, in
 * columns, so that a year of heavy browsing is read, filtered and counted without an object for
 * each entry. Everything the atlas says is computed from this one value by pure functions.
 */
export interface Exposures {
  /** Your sites, each once; the index is the site's number within this value. */
  readonly sites: readonly string[];
  /** Entity id of each site's owner. */
  readonly owners: readonly string[];
  /** Third-party hosts, each once. */
  readonly hosts: readonly string[];
  /** Entities that own the hosts, each once. */
  readonly companies: readonly Entity[];
  /** By host: index into `companies`. */
  readonly companyOf: Uint32Array;
  readonly visits: Visits;
  /**
   * Number of entries in the columns below; they stand in the order of `day`, then of `at`. Each has at least one
   * request, so that what was not allowed or limited was stopped.
   */
  readonly length: number;
  readonly day: Uint32Array;
  readonly site: Uint32Array;
  readonly host: Uint32Array;
  /** Requests by verdict; `stopped` counts blocked and stubbed ones. */
  readonly allowed: Uint32Array;
  readonly limited: Uint32Array;
  readonly stopped: Uint32Array;
  /** 1 where the host held a cookie by which it can recognise this browser. */
  readonly cookie: Uint8Array;
  /** 1 where the host belongs to the site's owner: a third party, but no stranger. */
  readonly affiliated: Uint8Array;
  /** First request of the day, in milliseconds since the epoch. */
  readonly at: Float64Array;
}

/** A range of days, both ends included; an absent end is open. */
export interface Period {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Nothing that happened later, in milliseconds since the epoch: a replay is at this moment. */
  readonly until?: number | undefined;
}

/** Whether a day lies within a period. */
export function isWithinPeriod(day: Day, { from, to }: Period): boolean {
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

/** Whether an entry of visits or exposures lies within a period. */
export function isEntryWithin(
  { day, at }: Pick<Visits, 'day' | 'at'>,
  entry: number,
  period: Period,
): boolean {
  const { until } = period;
  return (
    isWithinPeriod(day[entry] as number, period) &&
    (until === undefined || (at[entry] as number) <= until)
  );
}

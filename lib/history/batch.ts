import type { VerdictCounts } from '../domain/verdict.ts';

/** A local calendar day as a number that sorts and reads: 20261121. */
export type Day = number;

/** What one host did since it was last written down; times in milliseconds since the epoch. */
export interface HostDelta extends VerdictCounts {
  readonly host: string;
  /** Id of the entity that owns the host. */
  readonly company: string;
  /** Same owner as the site. */
  readonly affiliated: boolean;
  readonly cookie: boolean;
  readonly first: number;
  readonly last: number;
}

/** What happened on one page since it was last written down. */
export interface SiteDelta {
  readonly site: string;
  readonly visits: number;
  readonly first: number;
  readonly last: number;
  readonly hosts: readonly HostDelta[];
}

/** Facts that are written in one transaction, exactly once. */
export interface Batch {
  /** Unique across browser restarts. */
  readonly id: string;
  readonly day: Day;
  readonly sites: readonly SiteDelta[];
}

/** The local calendar day of a moment in milliseconds since the epoch. */
export function dayOf(time: number): Day {
  const date = new Date(time);
  return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
}

/** The moment at which a local calendar day begins, in milliseconds since the epoch. */
export function startOf(day: Day): number {
  return new Date(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100).getTime();
}

/** The day that lies a number of days before another. */
export function daysBefore(day: Day, days: number): Day {
  const date = new Date(startOf(day));
  date.setDate(date.getDate() - days);
  return dayOf(date.getTime());
}

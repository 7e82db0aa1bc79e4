import type { Day } from '../domain/day.ts';
import type { VerdictCounts } from '../domain/verdict.ts';

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

import type { Day } from '../domain/day.ts';
import { isWithinPeriod } from '../domain/exposures.ts';
import type { Forgettable } from '../domain/record-command.ts';
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

/** A batch without what is forgotten; `undefined` when nothing is left of it. */
export function batchWithout(batch: Batch, what: Forgettable): Batch | undefined {
  if (what.kind === 'everything') return undefined;
  if (what.kind === 'period') return isWithinPeriod(batch.day, what) ? undefined : batch;
  if (what.kind === 'site') {
    const sites = batch.sites.filter(({ site }) => site !== what.site);
    return sites.length ? { ...batch, sites } : undefined;
  }
  const sites = batch.sites.map(({ hosts, ...page }) => {
    return { ...page, hosts: hosts.filter(({ company }) => company !== what.company) };
  });
  return { ...batch, sites };
}

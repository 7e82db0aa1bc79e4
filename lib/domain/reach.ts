import type { Entity } from './catalog.ts';
import { type Exposures, isEntryWithin, type Period } from './exposures.ts';
import { HAD_COOKIE, threadFacts, WAS_ALLOWED, WAS_LIMITED } from './thread-facts.ts';
import { indexThreads, NO_THREAD } from './thread-index.ts';

/** How much of your browsing one company could see. Owners of a site are no strangers there. */
export interface Reach {
  readonly entity: Entity;
  /** Sites of yours on which it was asked for, or tried to be. */
  readonly attempted: number;
  /** Sites of yours on which at least one request reached it, with or without cookies. */
  readonly through: number;
  /** Of `through`: those on which every request that reached it went without cookies. */
  readonly limited: number;
  /** Of `through`: those on which it held a cookie by which it can recognise this browser. */
  readonly recognised: number;
  /** Requests, by what became of them. */
  readonly requestsThrough: number;
  readonly requestsStopped: number;
  /** Whether a site of its own is on record, in the period or not: it may also know you by name. */
  readonly knowsYou: boolean;
  /**
   * First and last time that it was seen, in milliseconds since the epoch; of the last day, the
   * first request on a site.
   */
  readonly first: number;
  readonly last: number;
}

/** Who could follow you in a period. */
export interface ReachReport {
  /** The denominator: how many of your sites were visited in the period. */
  readonly sites: number;
  /** Largest `attempted` first, then largest `through`, then by name and id (code units). */
  readonly companies: readonly Reach[];
  /** Requests to strangers, by what became of them. */
  readonly requestsThrough: number;
  readonly requestsStopped: number;
  /** Threads: pairs of a site and a stranger; and those of them that nothing got through. */
  readonly threads: number;
  readonly threadsStopped: number;
}

/** A `Reach` while it is being counted. */
type Count = { -readonly [Key in keyof Reach]: Reach[Key] };

/**
 * The share of your sites that each company could see and did see: everything that counts calls
 * this. Over all time `attempted` is the number of sites that the popup names for a company.
 */
export function reachOf(exposures: Exposures, period: Period): ReachReport {
  const counts = countThreads(exposures, period);
  countRequests(exposures, period, counts);
  const companies = counts.filter((count) => count !== undefined).sort(byReach);
  const sum = (key: 'requestsThrough' | 'requestsStopped' | 'attempted' | 'through') =>
    companies.reduce((total, company) => total + company[key], 0);
  return {
    sites: sitesIn(exposures, period),
    companies,
    requestsThrough: sum('requestsThrough'),
    requestsStopped: sum('requestsStopped'),
    threads: sum('attempted'),
    threadsStopped: sum('attempted') - sum('through'),
  };
}

/** Ids of the entities that own a site of yours. */
export function ownersVisited({ owners }: Exposures): ReadonlySet<string> {
  return new Set(owners);
}

function countThreads(exposures: Exposures, period: Period): (Count | undefined)[] {
  const facts = threadFacts(exposures, period);
  const { company } = indexThreads(exposures);
  const owners = ownersVisited(exposures);
  const counts = exposures.companies.map((): Count | undefined => undefined);
  for (let thread = 0; thread < facts.length; thread += 1) {
    const seen = facts[thread] as number;
    if (seen === 0) continue;
    const index = company[thread] as number;
    const entity = exposures.companies[index] as Entity;
    const count = counts[index] ?? emptyCount(entity, owners.has(entity.id));
    counts[index] = count;
    count.attempted += 1;
    if ((seen & (WAS_ALLOWED | WAS_LIMITED)) === 0) continue;
    count.through += 1;
    if ((seen & WAS_ALLOWED) === 0) count.limited += 1;
    if (seen & HAD_COOKIE) count.recognised += 1;
  }
  return counts;
}

function countRequests(
  exposures: Exposures,
  period: Period,
  counts: readonly (Count | undefined)[],
): void {
  const { length, at, allowed, limited, stopped } = exposures;
  const { of, company } = indexThreads(exposures);
  for (let i = 0; i < length; i += 1) {
    const thread = of[i] as number;
    if (thread === NO_THREAD || !isEntryWithin(exposures, i, period)) continue;
    const count = counts[company[thread] as number];
    if (!count) continue;
    count.requestsThrough += (allowed[i] as number) + (limited[i] as number);
    count.requestsStopped += stopped[i] as number;
    const moment = at[i] as number;
    if (moment < count.first) count.first = moment;
    if (moment > count.last) count.last = moment;
  }
}

function sitesIn({ sites, visits }: Exposures, period: Period): number {
  const seen = new Uint8Array(sites.length);
  let count = 0;
  for (let i = 0; i < visits.length; i += 1) {
    const site = visits.site[i] as number;
    if (seen[site] === 1 || !isEntryWithin(visits, i, period)) continue;
    seen[site] = 1;
    count += 1;
  }
  return count;
}

function emptyCount(entity: Entity, knowsYou: boolean): Count {
  return {
    ...{ entity, knowsYou, attempted: 0, through: 0, limited: 0, recognised: 0 },
    ...{ requestsThrough: 0, requestsStopped: 0, first: Infinity, last: -Infinity },
  };
}

function byReach(a: Reach, b: Reach): number {
  return (
    b.attempted - a.attempted ||
    b.through - a.through ||
    byCodeUnits(a.entity.name, b.entity.name) ||
    byCodeUnits(a.entity.id, b.entity.id)
  );
}

/** The first `localeCompare` of a fresh process takes 27 ms or more. */
function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

import type { Entity } from './catalog.ts';
import type { Exposures, Period } from './exposures.ts';

/** How much of your browsing one company could see. Owners of a site are no strangers there. */
export interface Reach {
  readonly entity: Entity;
  /** Sites of yours on which it was asked for, or tried to be. */
  readonly attempted: number;
  /** Sites of yours on which at least one request reached it, with or without cookies. */
  readonly through: number;
  /** Of `through`: those on which every request went without cookies. */
  readonly limited: number;
  /** Of `through`: those on which it held a cookie by which it can recognise this browser. */
  readonly recognised: number;
  /** Requests, by what became of them. */
  readonly requestsThrough: number;
  readonly requestsStopped: number;
  /** Whether you visit a site of its own: it may also know you by name. */
  readonly knowsYou: boolean;
  /** First and last moment at which it was seen, in milliseconds since the epoch. */
  readonly first: number;
  readonly last: number;
}

/** Who could follow you in a period. */
export interface ReachReport {
  /** The denominator: how many of your sites were visited in the period. */
  readonly sites: number;
  /** Largest `attempted` first, then largest `through`, then by name (code units). */
  readonly companies: readonly Reach[];
  /** Requests to strangers, by what became of them. */
  readonly requestsThrough: number;
  readonly requestsStopped: number;
  /** Threads: pairs of a site and a stranger; and those of them that nothing got through. */
  readonly threads: number;
  readonly threadsStopped: number;
}

/** The share of your sites that each company could see and did see: everything that counts calls this. */
export declare function reachOf(exposures: Exposures, period: Period): ReachReport;

import { type Action, type Decision, holdsAt, type Reach, reachKey } from './decision.ts';
import {
  type Level,
  LONGEST_PAUSE,
  NOTHING_PASSING,
  type Passing,
  type Protection,
  type Signal,
  type VisitDecision,
} from './protection.ts';

/** A decision without its history. */
export interface Ruling extends Reach {
  readonly action: Action;
}

/** What a person's settings come to at one moment; rules and explanations follow from this alone. */
export interface InForce {
  readonly level: Level;
  /** Everything is let through, and nothing is changed. */
  readonly paused: boolean;
  readonly trustedSites: readonly string[];
  /** At most one for each reach. */
  readonly rulings: readonly Ruling[];
  readonly signals: Readonly<Record<Signal, boolean>>;
  /** Domains that behave like trackers. */
  readonly learned: readonly string[];
}

/**
 * What holds at a moment, in milliseconds since the epoch. Where several decisions have the same
 * reach, the one of this visit holds, else the one for a while, else the one for good. `learned`:
 * domains that were found to behave like trackers.
 */
export function inForceAt(
  protection: Protection,
  now: number,
  passing: Passing = NOTHING_PASSING,
  learned: readonly string[] = [],
): InForce {
  const { level, signals } = protection;
  const holding = protection.decisions.filter((decision) => holdsAt(decision, now));
  const rulings = new Map(
    layered(holding, passing.decisions).map(({ subject, site, action }) => {
      const reach: Reach = site === undefined ? { subject } : { subject, site };
      return [reachKey(reach), { ...reach, action }] as const;
    }),
  );
  const trusts = [...protection.trusts.filter((trust) => holdsAt(trust, now)), ...passing.trusts];
  return {
    level,
    paused: passing.paused || pauseAt(protection, now) !== undefined,
    trustedSites: [...new Set(trusts.map(({ site }) => site))].sort(),
    rulings: [...rulings.values()],
    signals,
    learned,
  };
}

/**
 * Decisions in their order: where several have the same reach, the last of them holds, which is the
 * one of this visit, else the one for a while, else the one for good.
 */
export function layered(
  lasting: readonly Decision[],
  passing: Passing['decisions'],
): readonly (Decision & Partial<VisitDecision>)[] {
  return [
    ...lasting.filter(({ until }) => until === undefined),
    ...lasting.filter(({ until }) => until !== undefined),
    ...passing,
  ];
}

/** When the pause ends that holds at a moment; `undefined` when none does. */
function pauseAt({ pausedUntil: until }: Protection, now: number): number | undefined {
  // When it was begun is not kept; no earlier than this.
  const holds = until !== undefined && holdsAt({ until, madeAt: until - LONGEST_PAUSE }, now);
  return holds ? until : undefined;
}

/** The next moment at which something ends by itself, in milliseconds since the epoch. */
export function nextEnd(protection: Protection, now: number): number | undefined {
  const holding = [...protection.trusts, ...protection.decisions].filter((one) =>
    holdsAt(one, now),
  );
  const ends = [pauseAt(protection, now), ...holding.map(({ until }) => until)];
  const coming = ends.filter((end) => end !== undefined);
  return coming.length ? Math.min(...coming) : undefined;
}

/** Settings without what has ended; the same object if nothing has. */
export function withoutEnded(protection: Protection, now: number): Protection {
  const { pausedUntil, ...others } = protection;
  const trusts = protection.trusts.filter((trust) => holdsAt(trust, now));
  const decisions = protection.decisions.filter((decision) => holdsAt(decision, now));
  const pause = pauseAt(protection, now);
  const same =
    trusts.length === protection.trusts.length &&
    decisions.length === protection.decisions.length &&
    pause === pausedUntil;
  if (same) return protection;
  return {
    ...others,
    ...(pause !== undefined && { pausedUntil: pause }),
    trusts,
    decisions,
  };
}

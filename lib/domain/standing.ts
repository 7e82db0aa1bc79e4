import {
  type Decision,
  holdsAt,
  type Reach,
  reachKey,
  type Subject,
  type Trust,
} from './decision.ts';
import { type InForce, inForceAt } from './in-force.ts';
import type { Learned } from './learned.ts';
import type { Visit } from './protection.ts';
import type { Settings } from './settle.ts';

/** What a person set, as it holds at one moment. */
export interface Moment extends Settings {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly inForce: InForce;
}

/** Settings at a moment, in milliseconds since the epoch, with what was learned until then. */
export function momentOf(
  { protection, passing }: Settings,
  now: number,
  learned: readonly Learned[] = [],
): Moment {
  const domains = learned.map(({ domain }) => domain);
  return { protection, passing, now, inForce: inForceAt(protection, now, passing, domains) };
}

/** What a person set and when it ends: with its `visit`, at `until`, or never. */
export type Held<T> = T & { readonly visit?: Visit | undefined };

/**
 * The decision in force for exactly this reach, with its marks: the one of this visit, else the one
 * for a while, else the one for good (as `inForceAt` has it).
 */
export function decisionOn(
  { protection, passing, now }: Moment,
  reach: Reach,
): Held<Decision> | undefined {
  const key = reachKey(reach);
  const isMeant = (decision: Decision) => reachKey(decision) === key;
  return passing.decisions.find(isMeant) ?? lasting(protection.decisions.filter(isMeant), now);
}

/** The trust in force for a site, which stays longest of all: for good before for a while. */
export function trustOn(
  { protection, passing, now }: Moment,
  site: string,
): Held<Trust> | undefined {
  const isMeant = (trust: Trust) => trust.site === site;
  const holding = protection.trusts.filter((trust) => isMeant(trust) && holdsAt(trust, now));
  const always = holding.find(({ until }) => until === undefined);
  return always ?? holding[0] ?? passing.trusts.find(isMeant);
}

/**
 * The decision in force for a company or a domain on a site: the one taken there, else the one for
 * everywhere. On a site of its own a company is no third party: only what was decided there counts.
 */
export function decisionAt(
  moment: Moment,
  subject: Subject,
  site: string,
  isOwn: boolean,
): Held<Decision> | undefined {
  const here = decisionOn(moment, { subject, site });
  return here ?? (isOwn ? undefined : decisionOn(moment, { subject }));
}

function lasting<T extends Decision | Trust>(list: readonly T[], now: number): T | undefined {
  const holding = list.filter((one) => holdsAt(one, now));
  return holding.find(({ until }) => until !== undefined) ?? holding[0];
}

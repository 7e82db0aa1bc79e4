export const ACTIONS = ['block', 'limit', 'allow'] as const;

/** `block`: stop it; `limit`: load it without cookies; `allow`: let it through. */
export type Action = (typeof ACTIONS)[number];

/** What a decision is about: an entity by its id, or one domain with all below it. */
export interface Subject {
  readonly kind: 'company' | 'domain';
  readonly id: string;
}

export const ORIGINS = ['popup', 'atlas', 'ledger', 'finder', 'embed', 'sync', 'import'] as const;

/** From where a person decided. */
export type Origin = (typeof ORIGINS)[number];

export const DURATIONS = ['visit', 'hour', 'day', 'always'] as const;

/** For how long a person decides. */
export type Duration = (typeof DURATIONS)[number];

/** What a decision reaches. */
export interface Reach {
  readonly subject: Subject;
  /** Absent: everywhere. */
  readonly site?: string | undefined;
}

/** When, for how long and from where something was decided. */
export interface Marks {
  /** Milliseconds since the epoch; absent: always, or for a passing one until its visit ends. */
  readonly until?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  readonly from: Origin;
}

/** A person's decision on a company or a domain. */
export interface Decision extends Reach, Marks {
  readonly action: Action;
}

/** A site where everything is let through. */
export interface Trust extends Marks {
  readonly site: string;
}

/** The same text for the same reach, whatever was decided. */
export function reachKey({ subject, site }: Reach): string {
  return `${subject.kind}:${subject.id}@${site ?? '*'}`;
}

/** Clocks may differ by so much, in milliseconds: decisions come from other browsers, too. */
const SKEW = 10 * 60_000;

/**
 * Whether it still holds at a moment, in milliseconds since the epoch. What ends does not hold before
 * it was decided either: a clock that was ahead and has been put right would stretch it.
 */
export function holdsAt({ until, madeAt }: Pick<Marks, 'until' | 'madeAt'>, now: number): boolean {
  return until === undefined || (now < until && now >= madeAt - SKEW);
}

/**
 * The list with a decision put in. One for a while lies above the one for good with the same reach
 * and comes off when its time is over: what is blocked always and allowed for an hour is blocked
 * afterwards.
 */
export function withDecision<T extends Decision>(list: readonly T[], added: T): readonly T[] {
  const isSame = (other: T) => reachKey(other) === reachKey(added) && sameTerm(other, added);
  return [...list.filter((other) => !isSame(other)), added];
}

/** The list without anything of one reach; the same list if there is nothing. */
export function withoutReach<T extends Decision>(list: readonly T[], reach: Reach): readonly T[] {
  const kept = list.filter((other) => reachKey(other) !== reachKey(reach));
  return kept.length === list.length ? list : kept;
}

/** The list with a trust put in, by the rule of `withDecision`. */
export function withTrust<T extends Trust>(list: readonly T[], added: T): readonly T[] {
  const isSame = (other: T) => other.site === added.site && sameTerm(other, added);
  return [...list.filter((other) => !isSame(other)), added];
}

/** The list without a site; the same list if it is not there. */
export function withoutTrust<T extends Trust>(list: readonly T[], site: string): readonly T[] {
  const kept = list.filter((other) => other.site !== site);
  return kept.length === list.length ? list : kept;
}

/** Whether both are for good or both for a while. */
function sameTerm(a: Marks, b: Marks): boolean {
  return (a.until === undefined) === (b.until === undefined);
}

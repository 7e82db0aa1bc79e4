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
  return withDecisions(list, [added]);
}

/** Whether something takes the place of what stands there, if anything does. */
export type Replaces = (added: Marks, present: Marks | undefined) => boolean;

/** The list with several put in, one after the other; by default each takes its place. */
export function withDecisions<T extends Decision>(
  list: readonly T[],
  added: readonly T[],
  replaces?: Replaces,
): readonly T[] {
  return withEach(list, added, reachKey, replaces);
}

/** The list without anything of one reach; the same list if there is nothing. */
export function withoutReach<T extends Decision>(list: readonly T[], reach: Reach): readonly T[] {
  const kept = list.filter((other) => reachKey(other) !== reachKey(reach));
  return kept.length === list.length ? list : kept;
}

/** The list with a trust put in, by the rule of `withDecision`. */
export function withTrust<T extends Trust>(list: readonly T[], added: T): readonly T[] {
  return withTrusts(list, [added]);
}

/** The list with several trusts put in, as `withDecisions` does it. */
export function withTrusts<T extends Trust>(
  list: readonly T[],
  added: readonly T[],
  replaces?: Replaces,
): readonly T[] {
  return withEach(list, added, ({ site }) => site, replaces);
}

/** The list without a site; the same list if it is not there. */
export function withoutTrust<T extends Trust>(list: readonly T[], site: string): readonly T[] {
  const kept = list.filter((other) => other.site !== site);
  return kept.length === list.length ? list : kept;
}

/** In one pass over each list: a file may bring thousands. */
function withEach<T extends Marks>(
  list: readonly T[],
  added: readonly T[],
  nameOf: (one: T) => string,
  replaces: Replaces = () => true,
): readonly T[] {
  // What is for good stands beside what is for a while.
  const keyOf = (one: T) => `${nameOf(one)} ${one.until === undefined}`;
  const present = new Map(list.toReversed().map((one) => [keyOf(one), one]));
  const taken = new Map<string, T>();
  for (const one of added) {
    const key = keyOf(one);
    if (!replaces(one, taken.get(key) ?? present.get(key))) continue;
    // The latest stands last.
    taken.delete(key);
    taken.set(key, one);
  }
  if (taken.size === 0) return list;
  return [...list.filter((one) => !taken.has(keyOf(one))), ...taken.values()];
}

import { evenly, likelyFirst } from './bundles.ts';
import { reachKey, type Subject } from './decision.ts';

/** Reloads of one search. A fifth is needed only where several companies are needed together. */
export const MOST_RELOADS = 4;

/**
 * What a person can say to the search: begin; it works now; it is still broken; tell several that
 * were found apart; take back what was found; stop, which restores everything, or close the answer.
 */
export const FINDER_STEPS = ['start', 'works', 'still-broken', 'narrow', 'undo', 'stop'] as const;

/**
 * How a search goes on. `looking`: nothing has helped yet; `halving`: something helped, and one of
 * it is taken to be enough; `thinning`: one was not enough, so they are left out part by part.
 */
const PHASES = ['looking', 'halving', 'thinning'] as const;

type Subjects = readonly Subject[];

/** A search for what breaks a page, while a person is asked whether it works now. */
export interface Search {
  readonly phase: (typeof PHASES)[number];
  /** Let in whatever is being tried. */
  readonly fixed: Subjects;
  /** Those still to be told apart, likeliest first; what stands together is tried together. */
  readonly left: readonly Subjects[];
  /** How many of the first of `left` are let in; while thinning, how many are left out. */
  readonly trying: number;
  /** All that is let in now. */
  readonly relaxed: Subjects;
  /** The fewest with which the page worked so far; none while looking. */
  readonly works: Subjects;
  readonly reloads: number;
}

/** What is left to be told apart of several that were found together. */
export type Narrowing = Pick<Search, 'fixed' | 'left'> & {
  readonly phase: 'halving' | 'thinning';
};

/** Where a search stands. */
export type Progress =
  /** The page was loaded with `search.relaxed` let in: does it work? */
  | { readonly status: 'asking'; readonly search: Search }
  | {
      readonly status: 'found';
      /** With these let in the page worked. */
      readonly subjects: Subjects;
      readonly reloads: number;
      /** The page was last loaded with too little and has to be loaded once more. */
      readonly stale: boolean;
      /** How to go on, where fewer may be enough. */
      readonly narrowing?: Narrowing | undefined;
    }
  /** Blocking is not what breaks the page. */
  | { readonly status: 'nothing'; readonly tried: number; readonly reloads: number };

/** What the page showed while the person looked at it. */
export interface Seen {
  /** Of whom something was stopped. */
  readonly stopped: Subjects;
  /** Of whom something got through. */
  readonly through: Subjects;
}

/**
 * How many parts can be told apart in four reloads, with a reload that shows the page at work with
 * nothing but the culprit, and with one that has everything let in before the search gives up.
 */
const PARTS = 7;

/** The same, when it is known that one of them is the culprit. */
const KNOWN_PARTS = 2 ** (MOST_RELOADS - 1);

/**
 * Begins a search. Up to seven suspects are told apart in one search; of more, the unlikely ones
 * are tried together. Suspects: likeliest first, none twice.
 */
export function beginSearch(suspects: Subjects): Progress {
  const left = likelyFirst(suspects, PARTS);
  return look({ ...NEW, phase: 'looking', left, relaxed: [], works: [] });
}

/** Ends a search with what worked so far. */
export function giveUp(search: Search): Progress {
  return end(search, undefined);
}

/** Searches further within several that were found together; at most four reloads more. */
export function narrow(found: Extract<Progress, { status: 'found' }>): Progress {
  const { subjects, narrowing } = found;
  if (!narrowing) return found;
  const start = { ...NEW, ...narrowing, relaxed: subjects, works: subjects };
  return narrowing.phase === 'halving' ? halve(start) : thin(start);
}

const NEW = { fixed: [], trying: 0, reloads: 0 } as const;

/** Goes on after the person said whether the page works. */
export function answer(search: Search, works: boolean, seen: Seen): Progress {
  return ANSWERED[search.phase](works ? withoutUnasked(search, seen) : search, works, seen);
}

const ANSWERED: Record<Search['phase'], (search: Search, works: boolean, seen: Seen) => Progress> =
  {
    looking(search, works, { stopped }) {
      const { fixed, left, trying, relaxed } = search;
      if (works) {
        return halve({ ...search, phase: 'halving', left: left.slice(0, trying), works: relaxed });
      }
      // What has just been let in asked for others, who were stopped: all of them together now.
      const known = [...relaxed, ...left.flat()];
      const fresh = without(stopped, known);
      if (fresh.length === 0) return look({ ...search, left: left.slice(trying) });
      const all = likelyFirst(without(distinct(known), fixed), PARTS);
      return ask({ ...search, fixed: [...fixed, ...fresh], left: all, trying: all.length });
    },

    halving(search, works) {
      const { left, trying, relaxed } = search;
      return works
        ? halve({ ...search, left: left.slice(0, trying), works: relaxed })
        : halve({ ...search, left: left.slice(trying) });
    },

    thinning(search, works) {
      const [tried = [], ...left] = search.left;
      if (works) return thin({ ...search, left, works: search.relaxed });
      if (tried.length > 1) return thin({ ...search, left: [...left, ...evenly(tried, 2)] });
      return thin({ ...search, left, fixed: [...search.fixed, ...tried] });
    },
  };

/**
 * Lets in more of the suspects, and at last all of them. What did not help stays let in, so that
 * those who are needed together are found.
 */
function look(search: Search): Progress {
  const { left, reloads } = search;
  if (left.length === 0 || reloads === MOST_RELOADS) {
    return { status: 'nothing', tried: search.relaxed.length, reloads };
  }
  const trying = Math.min(left.length, capacity(MOST_RELOADS - reloads - 1));
  const relaxed = [...search.relaxed, ...left.slice(0, trying).flat()];
  return { status: 'asking', search: { ...search, trying, relaxed, reloads: reloads + 1 } };
}

/** Lets in one half of the suspects alone. */
function halve(search: Search): Progress {
  const { fixed, works, reloads } = search;
  const more = MOST_RELOADS - reloads;
  const left = evenly(search.left, capacity(more)).map((parts) => parts.flat());
  const [first] = left;
  if (!first || more === 0 || isSame([...fixed, ...first], works)) {
    return end(search, wayOn(works, fixed, first !== undefined));
  }
  return ask({ ...search, left, trying: Math.ceil(left.length / 2) });
}

/** How to go on when halving has ended with several. */
function wayOn(works: Subjects, fixed: Subjects, oneIsEnough: boolean): Narrowing | undefined {
  // Of two that were not enough one by one, both are needed.
  if (works.length === 1 || (!oneIsEnough && works.length === 2)) return undefined;
  return oneIsEnough && fixed.length === 0
    ? { phase: 'halving', fixed, left: evenly(works, KNOWN_PARTS) }
    : { phase: 'thinning', fixed: [], left: evenly(works, MOST_RELOADS) };
}

/** How many parts can be told apart with so many reloads, if one of them is the culprit. */
function capacity(reloads: number): number {
  return 2 ** Math.max(0, reloads - 1);
}

/** Leaves out one part at a time; of what the page does not work without, smaller parts. */
function thin(search: Search): Progress {
  const { fixed, reloads } = search;
  let { left } = search;
  // Without anything the page does not work, so the last part holds something that it needs.
  while (fixed.length === 0 && left.length === 1) {
    const [last = []] = left;
    left = last.length > 1 ? evenly(last, 2) : [];
  }
  const phase = 'thinning';
  if (left.length === 0) return end(search, undefined);
  if (reloads === MOST_RELOADS) return end(search, { phase, fixed, left });
  const relaxed = [...fixed, ...left.slice(1).flat()];
  return {
    status: 'asking',
    search: { ...search, left, trying: 1, relaxed, reloads: reloads + 1 },
  };
}

function ask(search: Search): Progress {
  const { fixed, left, trying, reloads } = search;
  if (reloads === MOST_RELOADS) {
    return { status: 'nothing', tried: search.relaxed.length, reloads };
  }
  const relaxed = [...fixed, ...left.slice(0, trying).flat()];
  return { status: 'asking', search: { ...search, relaxed, reloads: reloads + 1 } };
}

function end({ works, relaxed, reloads }: Search, narrowing: Narrowing | undefined): Progress {
  const stale = !isSame(works, relaxed);
  return { status: 'found', subjects: works, reloads, stale, ...(narrowing && { narrowing }) };
}

/** Whoever was let in but not asked for while the page worked is not what it needs. */
function withoutUnasked(search: Search, { through }: Seen): Search {
  const asked = within(search.relaxed, through);
  if (asked.length === 0) return search;
  const keep = (parts: readonly Subjects[]) =>
    parts.map((part) => within(part, asked)).filter((part) => part.length > 0);
  const fixed = within(search.fixed, asked);
  const tried = search.left.slice(0, search.trying);
  const others = search.left.slice(search.trying);
  // While thinning, those that are tried are the ones left out.
  const [first, rest] = search.phase === 'thinning' ? [tried, keep(others)] : [keep(tried), others];
  return { ...search, fixed, left: [...first, ...rest], trying: first.length, relaxed: asked };
}

const keyOf = (subject: Subject) => reachKey({ subject });

function without(subjects: Subjects, others: Subjects): Subjects {
  const keys = new Set(others.map(keyOf));
  return subjects.filter((subject) => !keys.has(keyOf(subject)));
}

function within(subjects: Subjects, others: Subjects): Subjects {
  return without(subjects, without(subjects, others));
}

function distinct(subjects: Subjects): Subjects {
  return [...new Map(subjects.map((subject) => [keyOf(subject), subject])).values()];
}

function isSame(a: Subjects, b: Subjects): boolean {
  return a.length === b.length && without(a, b).length === 0;
}

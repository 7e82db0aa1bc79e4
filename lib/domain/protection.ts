import type { Decision, Trust } from './decision.ts';

export const LEVELS = ['watch', 'standard', 'strict'] as const;

/** `watch`: see, stop nothing; `standard`: the lists; `strict`: the lists, and less for strangers. */
export type Level = (typeof LEVELS)[number];

export const SIGNALS = ['gpc', 'dnt'] as const;

/** What a person may tell every site: Global Privacy Control, Do Not Track. */
export type Signal = (typeof SIGNALS)[number];

/** The longest pause with an end that can be asked for, in milliseconds. */
export const LONGEST_PAUSE = 24 * 3_600_000;

/** The person's settings as a whole, as they stand on disk. */
export interface Protection {
  readonly version: 2;
  readonly level: Level;
  /** Nothing is stopped until then; milliseconds since the epoch. */
  readonly pausedUntil?: number | undefined;
  readonly trusts: readonly Trust[];
  readonly decisions: readonly Decision[];
  readonly signals: Readonly<Record<Signal, boolean>>;
  /** Ids of optional packaged lists that are on. */
  readonly lists: readonly string[];
}

/** What holds on a new installation, and when the stored settings cannot be read. */
export const DEFAULT_PROTECTION: Protection = {
  version: 2,
  level: 'standard',
  trusts: [],
  decisions: [],
  signals: { gpc: true, dnt: false },
  lists: [],
};

/** A site shown in a tab: the visit ends when the tab shows another site or is closed. */
export interface Visit {
  readonly tabId: number;
  readonly site: string;
}

/** An embed that is being loaded once in a tab: over as soon as its frame has been loaded. */
export interface EmbedLoad {
  readonly tabId: number;
  /** Id of the embed. */
  readonly embed: string;
}

/** A decision that ends with its visit. */
export interface VisitDecision extends Decision {
  readonly visit: Visit;
  /** The finder lets it in to see whether the page works then; absent: it was decided. */
  readonly trial?: true | undefined;
}

/** What is kept in memory only: it ends with its visit, or with the browser. */
export interface Passing {
  readonly decisions: readonly VisitDecision[];
  readonly trusts: readonly (Trust & { readonly visit: Visit })[];
  /** Nothing is stopped until the browser is started again. */
  readonly paused: boolean;
  /** Absent while none is. */
  readonly loads?: readonly EmbedLoad[] | undefined;
  /** What was taken back all at once, as long as it can be brought back. */
  readonly undone?: Undone | undefined;
}

/** Everything that held when a person took it all back. */
export interface Undone {
  readonly decisions: readonly Decision[];
  readonly trusts: readonly Trust[];
  readonly passing: Pick<Passing, 'decisions' | 'trusts'>;
}

/** When nothing passing was decided. */
export const NOTHING_PASSING: Passing = { decisions: [], trusts: [], paused: false };

/** Passing decisions without those of visits that have ended; the same object if none has. */
export function afterVisits(passing: Passing, ended: (visit: Visit) => boolean): Passing {
  const kept = withoutVisits(passing, ended);
  const { undone } = passing;
  const keptUndone = undone && withoutVisits(undone.passing, ended);
  if (kept === passing && keptUndone === undone?.passing) return passing;
  return { ...kept, ...(undone && keptUndone && { undone: { ...undone, passing: keptUndone } }) };
}

function withoutVisits<Some extends Pick<Passing, 'decisions' | 'trusts'>>(
  passing: Some,
  ended: (visit: Visit) => boolean,
): Some {
  const decisions = passing.decisions.filter(({ visit }) => !ended(visit));
  const trusts = passing.trusts.filter(({ visit }) => !ended(visit));
  const same =
    decisions.length === passing.decisions.length && trusts.length === passing.trusts.length;
  return same ? passing : { ...passing, decisions, trusts };
}

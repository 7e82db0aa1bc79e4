import type { Change, Command, Term } from './command.ts';
import {
  type Action,
  type Decision,
  DURATIONS,
  type Duration,
  type Origin,
  type Subject,
  type Trust,
} from './decision.ts';
import { DEFAULT_PROTECTION, NOTHING_PASSING } from './protection.ts';
import { type Settings, settle } from './settle.ts';
import type { Held } from './standing.ts';

/** Where a person decides from. */
export interface Place {
  /** Absent where the person looks at all sites together. */
  readonly site: string | undefined;
  /** The tab that shows the site; without one, nothing can be decided for a visit. */
  readonly tabId: number | undefined;
  /** In a private window nothing is decided for longer than the visit. */
  readonly isPrivate?: boolean;
}

/** What is decided on, where, and what holds there so far. */
export interface Choice {
  readonly subject: Subject;
  /** Absent: whatever is decided holds everywhere. */
  readonly site: string | undefined;
  /** A block, too, is to hold on this site only: what is decided for everywhere would not count there. */
  readonly onlyHere: boolean;
  /** The decision in force (see `decisionAt`). */
  readonly decision: Held<Decision> | undefined;
}

/**
 * For how long a person can decide where they are. `current`: for how long they did so far, which is
 * among them wherever that was.
 */
export function durationsAt({ tabId, isPrivate }: Place, current?: Duration): readonly Duration[] {
  const can = (one: Duration) => (one === 'visit' ? tabId !== undefined : !isPrivate);
  return DURATIONS.filter((one) => one === current || can(one));
}

const ALWAYS: Term = { duration: 'always' };

/**
 * What one click on an action asks for. The action in force is taken back. A new one holds always:
 * to block holds everywhere; to let in, with or without cookies, on this site only, if there is one.
 */
export function commandOfClick(
  { subject, site, onlyHere, decision }: Choice,
  action: Action,
  from: Origin = 'popup',
): Command {
  if (decision?.action === action) return commandOfTakingBack(decision);
  const where = action === 'block' && !onlyHere ? undefined : site;
  return commandOfAction({ subject, decision }, action, where, from);
}

/**
 * What is decided once a command on it was obeyed, so that the next click is about what the screen
 * shows. `now`: milliseconds since the epoch.
 */
export function decisionAfter(
  command: Extract<Change, { type: 'decide' | 'undecide' }>,
  now: number,
): Held<Decision> | undefined {
  const { protection, passing } = settle(UNDECIDED, command, now);
  return passing.decisions[0] ?? protection.decisions[0];
}

const UNDECIDED: Settings = { protection: DEFAULT_PROTECTION, passing: NOTHING_PASSING };

/** Takes back all that was decided for the reach of a decision. */
export function commandOfTakingBack(decision: Decision): Extract<Change, { type: 'undecide' }> {
  return { type: 'undecide', ...reachOf(decision) };
}

/** An action on a site, or everywhere without one; always. `decision`: what holds there so far. */
export function commandOfAction(
  { subject, decision }: Pick<Choice, 'subject' | 'decision'>,
  action: Action,
  where: string | undefined,
  from: Origin = 'popup',
): Extract<Change, { type: 'decide' }> {
  // What holds here only would lie above what is now decided for everywhere.
  const replaced = decision && (decision.site !== undefined || where === undefined);
  return {
    ...{ type: 'decide', subject, action, term: ALWAYS, from },
    ...(where !== undefined && { site: where }),
    ...(replaced && { instead: reachOf(decision) }),
  };
}

/** The same decision for this site only, or for everywhere. */
export function commandOfReach(
  decision: Held<Decision>,
  site: string | undefined,
  from: Origin = 'popup',
): Command {
  const { subject, action, visit } = decision;
  const duration = durationOf(decision);
  const term = duration === 'visit' && visit ? { duration, ...visit } : termOf(duration);
  return {
    ...{ type: 'decide', subject, action, term, from, instead: reachOf(decision) },
    ...(site !== undefined && { site }),
  };
}

/** The same decision for as long as is said, from now on. */
export function commandOfDuration(
  decision: Held<Decision>,
  duration: Duration,
  place: Place,
  from: Origin = 'popup',
): Command {
  const { action } = decision;
  const term = termOf(duration, place);
  const reach = reachOf(decision);
  return { type: 'decide', ...reach, action, term, from, instead: reach };
}

/** Trusts a site for as long as is said, from now on. */
export function commandOfTrust(
  duration: Duration,
  place: Place & { readonly site: string },
  from: Origin = 'popup',
): Command {
  const term = termOf(duration, place);
  return { type: 'trust', site: place.site, term, from, instead: true };
}

/** For how long something was decided. */
export function durationOf({ until, madeAt, visit }: Held<Decision | Trust>): Duration {
  if (visit) return 'visit';
  if (until === undefined) return 'always';
  return until - madeAt > HOUR ? 'day' : 'hour';
}

const HOUR = 3_600_000;

/** A visit that cannot be told from others is an hour. */
function termOf(duration: Duration, place?: Place): Term {
  if (duration !== 'visit') return { duration };
  const { tabId, site } = place ?? {};
  return tabId !== undefined && site !== undefined
    ? { duration, tabId, site }
    : { duration: 'hour' };
}

function reachOf({ subject, site }: Decision): { subject: Subject; site?: string } {
  return site === undefined ? { subject } : { subject, site };
}

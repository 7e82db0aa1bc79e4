import type { Change, Term } from './command.ts';
import {
  holdsAt,
  type Marks,
  withDecision,
  withDecisions,
  withoutReach,
  withoutTrust,
  withTrust,
  withTrusts,
} from './decision.ts';
import {
  LONGEST_PAUSE,
  NOTHING_PASSING,
  type Passing,
  type Protection,
  type Undone,
  type Visit,
} from './protection.ts';

/** Everything that a person set: what is kept on disk, and what ends by itself soon. */
export interface Settings {
  readonly protection: Protection;
  readonly passing: Passing;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Settings after a command; the same objects where nothing changes. `now`: ms since the epoch. */
export function settle(before: Settings, command: Change, now: number): Settings {
  const settings = withoutReplaced(before, command);
  const { protection, passing } = settings;
  const keep = (changed: Partial<Protection>): Settings => ({
    protection: { ...protection, ...changed },
    passing,
  });
  switch (command.type) {
    case 'trust':
      return withTerm(settings, command.term, now, command.from, {
        lasting: (marks) => ({
          trusts: withTrust(protection.trusts, { site: command.site, ...marks }),
        }),
        passing: (marks, visit) => ({
          trusts: withTrust(passing.trusts, { site: command.site, ...marks, visit }),
        }),
      });
    case 'distrust':
      return both(settings, 'trusts', {
        protection: command.passing
          ? protection.trusts
          : withoutTrust(protection.trusts, command.site),
        passing: withoutTrust(passing.trusts, command.site),
      });
    case 'decide': {
      const { subject, site, action } = command;
      const ruling = { subject, ...(site !== undefined && { site }), action };
      return withTerm(settings, command.term, now, command.from, {
        lasting: (marks) => ({
          decisions: withDecision(protection.decisions, { ...ruling, ...marks }),
        }),
        passing: (marks, visit) => ({
          decisions: withDecision(passing.decisions, { ...ruling, ...marks, visit }),
        }),
      });
    }
    case 'undecide':
      return both(settings, 'decisions', {
        protection: command.passing
          ? protection.decisions
          : withoutReach(protection.decisions, command),
        passing: withoutReach(passing.decisions, command),
      });
    case 'undo-all':
      return withoutAll(settings);
    case 'bring-back':
      return withUndone(settings, now);
    case 'level':
      return keep({ level: command.level });
    case 'pause':
      return withPause(settings, command.until, now);
    case 'signal':
      return keep({ signals: { ...protection.signals, [command.signal]: command.on } });
    case 'list': {
      const others = protection.lists.filter((list) => list !== command.list);
      return keep({ lists: command.on ? [...others, command.list] : others });
    }
  }
}

/** Settings without what a command takes the place of. */
function withoutReplaced(settings: Settings, command: Change): Settings {
  if (command.type === 'trust' && command.instead) {
    return settle(settings, { type: 'distrust', site: command.site }, 0);
  }
  if (command.type === 'decide' && command.instead) {
    const { subject, site } = command;
    const moved = settle(settings, { type: 'undecide', ...command.instead }, 0);
    return settle(moved, { type: 'undecide', subject, site }, 0);
  }
  return settings;
}

function withoutAll(settings: Settings): Settings {
  const { protection, passing } = settings;
  const { decisions, trusts } = protection;
  const undone = {
    ...{ decisions, trusts },
    passing: { decisions: passing.decisions, trusts: passing.trusts },
  };
  const isNothing = [...[decisions, trusts], ...Object.values(undone.passing)].every(
    (list) => list.length === 0,
  );
  if (isNothing) return settings;
  return {
    protection: { ...protection, trusts: [], decisions: [] },
    passing: {
      ...NOTHING_PASSING,
      paused: passing.paused,
      // What was taken back before and never brought back has not lost its way back.
      undone: passing.undone ? laidOver(passing.undone, undone) : undone,
    },
  };
}

/** Of two decisions or trusts with the same reach the newer one. */
function laidOver(older: Undone, newer: Undone): Undone {
  return {
    decisions: withDecisions(older.decisions, newer.decisions),
    trusts: withTrusts(older.trusts, newer.trusts),
    passing: {
      decisions: withDecisions(older.passing.decisions, newer.passing.decisions),
      trusts: withTrusts(older.passing.trusts, newer.passing.trusts),
    },
  };
}

/** What was decided since counts more than what is brought back. */
function withUndone(
  { protection, passing: { undone, ...passing } }: Settings,
  now: number,
): Settings {
  if (!undone) return { protection, passing };
  const holding = <T extends Marks>(list: readonly T[]) => list.filter((one) => holdsAt(one, now));
  const { decisions, trusts } = undone;
  const back = laidOver(
    { ...undone, decisions: holding(decisions), trusts: holding(trusts) },
    { decisions: protection.decisions, trusts: protection.trusts, passing },
  );
  return {
    protection: { ...protection, decisions: back.decisions, trusts: back.trusts },
    passing: { ...passing, ...back.passing },
  };
}

function withPause(
  { protection, passing }: Settings,
  until: Extract<Change, { type: 'pause' }>['until'],
  now: number,
): Settings {
  const { pausedUntil: _, ...others } = protection;
  const length = until === 'hour' ? HOUR : until === 'day' ? LONGEST_PAUSE : 0;
  return {
    protection: length ? { ...others, pausedUntil: now + length } : others,
    passing: { ...passing, paused: until === 'restart' },
  };
}

function withTerm(
  { protection, passing }: Settings,
  term: Term,
  madeAt: number,
  from: Marks['from'],
  change: {
    lasting(marks: Marks): Partial<Protection>;
    passing(marks: Marks, visit: Visit): Partial<Passing>;
  },
): Settings {
  if (term.duration === 'visit') {
    const { tabId, site } = term;
    const changed = change.passing({ madeAt, from }, { tabId, site });
    return { protection, passing: { ...passing, ...changed } };
  }
  const length = term.duration === 'hour' ? HOUR : DAY;
  const until = term.duration === 'always' ? {} : { until: madeAt + length };
  return { protection: { ...protection, ...change.lasting({ madeAt, from, ...until }) }, passing };
}

function both<Key extends 'trusts' | 'decisions'>(
  { protection, passing }: Settings,
  key: Key,
  lists: { readonly protection: Protection[Key]; readonly passing: Passing[Key] },
): Settings {
  return {
    protection:
      protection[key] === lists.protection
        ? protection
        : { ...protection, [key]: lists.protection },
    passing: passing[key] === lists.passing ? passing : { ...passing, [key]: lists.passing },
  };
}

import { changeBetween, type RuleChange } from '../dnr/change.ts';
import type { OwnReport } from '../domain/own-list.ts';
import type { StaticRule } from '../lists/rule.ts';
import type { OwnCompiled } from './compile.ts';
import type { OwnRule } from './rule.ts';

/** Rules of a person's own lists have numbers from here; those of the settings lie below. */
export const FIRST_OWN_ID = 1_000_000;

/** How many rules there is room for, and how many of them may hold a regex. */
export interface Room {
  readonly rules: number;
  readonly regexes: number;
}

/** Of what a browser takes, a tenth stays free for what a person decides, but no more than this. */
const MOST_RESERVED = 1_000;

/**
 * The room for rules of own lists beside those of the settings, which may take more than what stays
 * free for them: a person's decisions stand above lists.
 *
 * @param present rules that the browser has or is to have; only those of the settings are looked at
 * @param limits what the browser takes in all
 */
export function roomBeside(present: readonly unknown[], limits: Room): Room {
  const settings = (present as readonly Numbered[]).filter(({ id }) => id < FIRST_OWN_ID);
  const regexes = settings.filter(({ condition }) => condition.regexFilter !== undefined);
  const left = (limit: number, taken: number) => {
    const reserved = Math.min(MOST_RESERVED, Math.floor(limit / 10));
    return Math.max(0, limit - Math.max(reserved, taken));
  };
  return {
    rules: left(limits.rules, settings.length),
    regexes: left(limits.regexes, regexes.length),
  };
}

/** Numbers of the rules of own lists that must go so that the settings can have theirs. */
export function inTheWay(
  present: readonly unknown[],
  settings: readonly Numbered[],
  limits: Room,
): readonly number[] {
  const own = ownAmong(present);
  const kept = new Set(withinRoom([own], roomBeside(settings, limits)).flat());
  return own.filter((rule) => !kept.has(rule)).map(({ id }) => id);
}

/** A rule of the browser's, as far as room is counted. */
interface Numbered {
  readonly id: number;
  readonly condition: { readonly regexFilter?: string };
}

function ownAmong(present: readonly unknown[]): readonly StaticRule[] {
  return (present as readonly StaticRule[]).filter(({ id }) => id >= FIRST_OWN_ID);
}

/**
 * The rules of some lists that the browser has room for, list by list. Exceptions come first: a
 * list without all of its blocks stops less than it would, one without its exceptions would stop
 * what it does not want stopped.
 */
export function withinRoom<Listed extends OwnRule>(
  lists: readonly (readonly Listed[])[],
  room: Room,
): readonly (readonly Listed[])[] {
  let { rules, regexes } = room;
  return lists.map((list) => {
    const isExempting = ({ action }: Listed) => action.type !== 'block';
    const sorted = [...list.filter(isExempting), ...list.filter((rule) => !isExempting(rule))];
    return sorted.filter(({ condition }) => {
      const isRegex = condition.regexFilter !== undefined;
      if (rules === 0 || (isRegex && regexes === 0)) return false;
      rules -= 1;
      if (isRegex) regexes -= 1;
      return true;
    });
  });
}

/** What to tell the browser so that it has exactly the wanted rules of own lists. */
export type OwnChange = RuleChange<OwnRule>;

/**
 * The smallest change from the rules that the browser has to those that are wanted, whichever list
 * they come from. `undefined` if there is no change.
 *
 * @param present all dynamic rules, or those of own lists; others are left alone
 */
export function changeOfOwn(
  present: readonly unknown[],
  wanted: readonly OwnRule[],
): OwnChange | undefined {
  return changeBetween(ownAmong(present), wanted, FIRST_OWN_ID);
}

/**
 * A compiled list without the rules whose regexes the browser refuses: their lines become problems.
 *
 * @param examples how many lines are named
 */
export function withoutRegexes(
  compiled: OwnCompiled,
  refused: ReadonlySet<string>,
  examples: number,
): OwnCompiled {
  if (refused.size === 0) return compiled;
  const lines = [...refused].flatMap((regex) => compiled.regexes[regex] ?? []);
  const isKept = ({ condition }: OwnRule) =>
    condition.regexFilter === undefined || !refused.has(condition.regexFilter);
  const rules = compiled.rules.filter(isKept);
  const { report } = compiled;
  const before = report.problems.find(({ kind }) => kind === 'regex');
  const named = [
    ...(before?.examples ?? []),
    ...lines.map(({ number, text }) => ({ line: number, text: text.slice(0, 160) })),
  ];
  const problem: OwnReport['problems'][number] = {
    kind: 'regex',
    count: (before?.count ?? 0) + lines.length,
    examples: named.toSorted((a, b) => a.line - b.line).slice(0, examples),
  };
  const others = report.problems.filter(({ kind }) => kind !== 'regex');
  return {
    ...compiled,
    rules,
    report: {
      ...report,
      inUse: report.inUse - lines.length,
      rules: rules.length,
      problems: [...others, problem].sort((a, b) => b.count - a.count),
    },
  };
}

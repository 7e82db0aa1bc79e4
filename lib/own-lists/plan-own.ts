import { AstFilterParser, utils } from '@gorhill/ubo-core/js/static-filtering-parser.js';
import type { DifferenceKind, ProblemKind } from '../domain/own-list.ts';
import { type Filter, filterKey } from '../lists/filter.ts';
import { type Lane, type Plan, type PlannedLine, planFilter } from '../lists/plan.ts';
import type { Approximation, DropReason } from '../lists/report.ts';
import type { NumberedLine } from './lines.ts';
import { toHost } from './read-line.ts';
import type { Tally } from './tally.ts';

/** A filter and the line that it stands on. */
export interface Placed {
  readonly filter: Filter;
  readonly line: NumberedLine;
}

/** Lines for the compiler, and the filters that they came from. */
export interface Planned {
  readonly lanes: Readonly<Record<Lane, readonly string[]>>;
  /** Filters that are in the lanes, with their lines there. */
  readonly inUse: readonly (Placed & { readonly lines: readonly PlannedLine[] })[];
  /** How many filters did their work by taking others back. */
  readonly useful: number;
}

/** Decides what becomes of each filter; those that no rule can hold go to the problems. */
export function planOwn(
  filters: readonly Placed[],
  problems: Tally<ProblemKind>,
  differences: Tally<DifferenceKind>,
): Planned {
  const parser = new AstFilterParser({ toDNR: true, nativeCssHas: false });
  const lanes: Record<Lane, string[]> = { plain: [], important: [], page: [] };
  const { rest, useful } = takeBack(filters, problems);
  const inUse = rest.flatMap(({ filter, line }) => {
    const plan = planFilter(filter, CONTEXT);
    const problem = problemOf(plan, filter, parser);
    if (problem !== undefined) problems.add(problem, line.number, line.text);
    if (problem !== undefined || 'dropped' in plan) return [];
    for (const { lane, text } of plan.lines) lanes[lane].push(text);
    for (const kind of plan.approximations) {
      const difference = DIFFERENCE_OF[kind];
      if (difference) differences.add(difference, line.number, line.text);
    }
    return [{ filter, line, lines: plan.lines }];
  });
  return { lanes, inUse, useful: useful.length };
}

/**
 * Takes out the filters that a `$badfilter` takes back. `useful` are the badfilters that found
 * something.
 */
function takeBack(
  filters: readonly Placed[],
  problems: Tally<ProblemKind>,
): { readonly rest: readonly Placed[]; readonly useful: readonly Placed[] } {
  const badfilters = filters.filter(isBadfilter);
  if (badfilters.length === 0) return { rest: filters, useful: [] };
  const keys = new Set(badfilters.map(({ filter }) => filterKey(filter)));
  const others = filters.filter((placed) => !isBadfilter(placed));
  const present = new Set(others.map(({ filter }) => filterKey(filter)));
  const isUseful = ({ filter }: Placed) => present.has(filterKey(filter));
  const isTakenBack = ({ filter }: Placed) => keys.has(filterKey(filter));
  const cancelled = [...others.filter(isTakenBack), ...badfilters.filter((one) => !isUseful(one))];
  for (const { line } of cancelled) problems.add('cancelled', line.number, line.text);
  return {
    rest: others.filter((placed) => !isTakenBack(placed)),
    useful: badfilters.filter(isUseful),
  };
}

function isBadfilter({ filter }: Placed): boolean {
  return filter.options.some(({ name }) => name === 'badfilter');
}

/** Stubs are for the packaged lists. What else a regex must be, the browser itself is asked later. */
const CONTEXT = {
  stubType: () => undefined,
  isRegexSupported: (regex: string) =>
    /^[\x20-\x7e]+$/.test(regex) && utils.regex.isRE2(regex) === true,
};

function problemOf(plan: Plan, filter: Filter, parser: AstFilterParser): ProblemKind | undefined {
  if ('dropped' in plan) return PROBLEM_OF[plan.dropped] ?? 'no-such-condition';
  if (!namesHosts(filter)) return 'host';
  // The compiler says nothing of lines that it does not understand.
  const isRead = (text: string) => {
    parser.parse(text);
    return parser.isNetworkFilter() && !parser.hasError();
  };
  return plan.lines.length > 0 && plan.lines.every(({ text }) => isRead(text))
    ? undefined
    : 'not-understood';
}

const HOST_OPTIONS: ReadonlySet<string> = new Set(['domain', 'denyallow']);

/** Whether every host that a filter names can exist; one that cannot would cost the whole rule. */
function namesHosts({ pattern, options }: Filter): boolean {
  const whole = /^\|*([^*/^|?]+)\^?\|?$/.exec(pattern)?.[1];
  const isHost = pattern.startsWith('||') || /[^\x20-\x7e]|xn--/i.test(pattern);
  if (whole && isHost && !/^\.|\.$|[:%=&]/.test(whole) && !isHostOrSuffix(whole)) return false;
  return options
    .filter(({ name }) => HOST_OPTIONS.has(name))
    .flatMap(({ value }) => (value ?? '').split('|'))
    .map((entry) => entry.replace(/^~/, ''))
    .every((entry) => entry.startsWith('/') || isHostOrSuffix(entry.replace(/\.\*$/, '')));
}

function isHostOrSuffix(entry: string): boolean {
  return toHost(entry.includes('.') ? entry : `${entry}.example`) !== undefined;
}

const PROBLEM_OF: Readonly<Partial<Record<DropReason, ProblemKind>>> = {
  'not-about-requests': 'hides',
  'changes-content': 'changes',
  popup: 'pages',
  navigation: 'pages',
  regex: 'regex',
  'too-broad': 'too-broad',
  'invalid-domain': 'host',
  'unknown-option': 'not-understood',
};

const DIFFERENCE_OF: Readonly<Partial<Record<Approximation, DifferenceKind>>> = {
  'wildcard-suffix': 'suffixes',
  'domain-pattern': 'site-pattern',
  'page-let-through': 'page-let-through',
  'stub-narrowed': 'blocked-not-replaced',
};

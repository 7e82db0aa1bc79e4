import type { RulesetSize } from '../domain/rulesets.ts';

/** Why a filter of a list became no rule, in the words of the build's report. */
export const DROP_REASONS = {
  'not-about-requests': 'about hiding, scripts, cookies or stealth, not about requests',
  'changes-content': 'changes headers, addresses or bodies',
  popup: 'closes pop-up tabs',
  navigation: 'blocks whole pages: needs a page that explains and lets one go on',
  'redirect-rule': 'stubs only what another filter blocks',
  'no-such-condition': 'asks for something that the browser cannot match',
  'match-case': 'case-sensitive without being a regex',
  regex: 'a regex that the browser refuses (look-around, or over its memory limit)',
  'domain-pattern': 'its sites are given by a regex',
  'too-broad': 'would match every request',
  'invalid-domain': 'names a host that cannot exist',
  cancelled: 'cancelled by a $badfilter',
  'cancelled-nothing': 'a $badfilter whose filter is not there',
  'unknown-option': 'an option that is not known',
  refused: 'refused by the compiler',
  'not-a-parameter': 'not about a parameter of an address',
  'not-navigation': 'strips parameters of what pages load, not of pages',
  'parameter-pattern': 'the parameter is given by a regex, or as all but one',
  'query-pattern': 'asks for something in the address beside the parameter',
  'whole-query': 'strips every parameter',
} as const;

/** Why a filter of a list became no rule. */
export type DropReason = keyof typeof DROP_REASONS;

/** In what a rule differs from the filter that it stands for, in the words of the report. */
export const APPROXIMATIONS = {
  'wildcard-suffix': 'site.* stands for the common suffixes',
  'domain-pattern': 'sites given by a regex are left out',
  'page-let-through': 'the page itself is not blocked, its requests are',
  'stub-narrowed': 'stubbed where that is safe, blocked elsewhere',
  'path-prefix': 'stands for every path that begins so',
  'excepted-site': 'an exception for some pages of a site holds for the site',
} as const;

/** In what a rule differs from the filter that it stands for. */
export type Approximation = keyof typeof APPROXIMATIONS;

/** A count, and what it counts: at most three of them. */
export interface Tally {
  count: number;
  readonly examples: string[];
}

/** What became of one list. */
export interface ListReport {
  /** Network filters of the list, in lines. */
  filters: number;
  /** Of these, how many stand in the ruleset. */
  expressed: number;
  /** Lines for hiding elements and for scripts: not a matter of rules. */
  cosmetic: number;
  readonly dropped: Partial<Record<DropReason, Tally>>;
  readonly approximated: Partial<Record<Approximation, Tally>>;
  /** Rules by the type of their action. */
  readonly rules: Record<string, number>;
  /** Of these, how many hold a regex. */
  regexRules: number;
}

/** A report with nothing counted yet. */
export function emptyReport(): ListReport {
  return {
    filters: 0,
    expressed: 0,
    cosmetic: 0,
    dropped: {},
    approximated: {},
    rules: {},
    regexRules: 0,
  };
}

/** Counts one more of a kind, and keeps it as an example if there are not three yet. */
export function tally<K extends string>(
  into: Partial<Record<K, Tally>>,
  kind: K,
  example: string,
): void {
  const entry = into[kind] ?? { count: 0, examples: [] };
  entry.count += 1;
  if (entry.examples.length < 3) entry.examples.push(example.slice(0, 160));
  into[kind] = entry;
}

/** The report as a short table, one line a row. */
export function formatReport(lists: Readonly<Record<string, ListReport>>): string {
  const rows = Object.entries(lists).flatMap(([id, list]) => [
    `${id}: ${total(list)} rules (${joined(list.rules)}; ${list.regexRules} regexes)`,
    `  from ${list.expressed} of ${list.filters} filters`,
    `  left out: ${joined(counts(list.dropped))}`,
    `  approximated: ${joined(counts(list.approximated))}`,
  ]);
  return rows.join('\n');
}

/** How many rules there are, and how many of them are on from the start. */
export function formatSizes(sizes: readonly RulesetSize[]): string {
  const sum = (some: readonly RulesetSize[]) => some.reduce((rules, one) => rules + one.rules, 0);
  const enabled = sizes.filter((size) => size.enabled);
  const each = enabled.map(({ id, rules }) => `${id} ${rules}`).join(', ');
  return `on from the start: ${sum(enabled)} rules (${each}); all: ${sum(sizes)}`;
}

function total(list: ListReport): number {
  return Object.values(list.rules).reduce((sum, count) => sum + count, 0);
}

function counts(tallies: Partial<Record<string, Tally>>): Record<string, number> {
  const entries = Object.entries(tallies).map(
    ([kind, entry]) => [kind, entry?.count ?? 0] as const,
  );
  return Object.fromEntries(entries.sort((a, b) => b[1] - a[1]));
}

function joined(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');
}

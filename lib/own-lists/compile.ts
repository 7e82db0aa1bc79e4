import type { DifferenceKind, Format, OwnReport, ProblemKind } from '../domain/own-list.ts';
import { translateRules } from '../lists/dialect.ts';
import { isRegexPattern } from '../lists/filter.ts';
import { compileLanes } from './lanes.ts';
import { linesOf, type NumberedLine } from './lines.ts';
import { type Placed, planOwn } from './plan-own.ts';
import { readOwnLine } from './read-line.ts';
import { hostRules, type OwnRule } from './rule.ts';
import { createTally, type Tally } from './tally.ts';
import { isTpl, tplRules } from './tpl.ts';

/** A list as rules, with what became of its lines. */
export interface OwnCompiled {
  readonly rules: readonly OwnRule[];
  readonly report: OwnReport;
  /** Lines by the regex that they gave, for the browser may refuse it. */
  readonly regexes: Readonly<Record<string, readonly NumberedLine[]>>;
}

/** How a list is to be compiled. */
export interface CompileOptions {
  readonly browser: 'chromium' | 'firefox';
  /** How many lines of each problem are named. */
  readonly examples: number;
}

/**
 * Compiles a list of any of the formats. Every line that asks for something ends up in a rule or
 * among the problems of the report. Must not run twice at the same time: the compiler has one state.
 */
export async function compileOwnList(text: string, options: CompileOptions): Promise<OwnCompiled> {
  const problems = createTally<ProblemKind>(options.examples);
  const differences = createTally<DifferenceKind>(options.examples);
  const lines = linesOf(text, ['ublock', 'mv3', options.browser]);
  if (isTpl(text)) {
    const { rules, inUse } = tplRules(lines, problems);
    return { rules, regexes: {}, report: reportOf('tpl', inUse, rules, problems, differences) };
  }
  const read = readLines(lines, problems);
  const planned = planOwn(read.filters, problems, differences);
  const compiled = await compileLanes(planned, problems);
  const rules = inWordsOf(options.browser, [...hostRules(read.hosts), ...compiled.rules]);
  const regexes = regexLines(planned.inUse);
  const inUse = read.hostLines + planned.inUse.length + planned.useful - compiled.lost.size;
  return { rules, regexes, report: reportOf(read.format, inUse, rules, problems, differences) };
}

/** Own rules have no numbers yet; the translation does not look at them. */
function inWordsOf(browser: CompileOptions['browser'], rules: readonly OwnRule[]): OwnRule[] {
  const numbered = rules.map((rule) => ({ id: 0, ...rule }));
  return translateRules(numbered, browser).map(({ id: _, ...rule }) => rule);
}

function reportOf(
  format: Format,
  inUse: number,
  rules: readonly OwnRule[],
  problems: Tally<ProblemKind>,
  differences: Tally<DifferenceKind>,
): OwnReport {
  const filters = inUse + problems.total();
  return {
    ...{ format, filters, inUse, rules: rules.length },
    problems: problems.all() as OwnReport['problems'],
    differences: differences.all() as OwnReport['differences'],
  };
}

interface ReadList {
  readonly format: Format;
  readonly hosts: ReadonlySet<string>;
  /** Lines that gave hosts. */
  readonly hostLines: number;
  readonly filters: readonly Placed[];
}

function readLines(lines: readonly NumberedLine[], problems: Tally<ProblemKind>): ReadList {
  const hosts = new Set<string>();
  const filters: Placed[] = [];
  const counts = { hosts: 0, domains: 0 };
  for (const line of lines) {
    const read = readOwnLine(line.text);
    if (read.kind === 'problem') problems.add(read.problem, line.number, line.text);
    if (read.kind === 'filter') filters.push({ filter: read.filter, line });
    if (read.kind !== 'hosts') continue;
    counts[read.from] += 1;
    for (const host of read.hosts) hosts.add(host);
  }
  const hostLines = counts.hosts + counts.domains;
  const most = counts.hosts >= counts.domains ? 'hosts' : 'domains';
  return { format: filters.length >= hostLines ? 'filters' : most, hosts, hostLines, filters };
}

function regexLines(inUse: readonly Placed[]): Record<string, readonly NumberedLine[]> {
  const regexes = new Map<string, NumberedLine[]>();
  for (const { filter, line } of inUse) {
    if (!isRegexPattern(filter.pattern)) continue;
    const regex = filter.pattern.slice(1, -1);
    const lines = regexes.get(regex);
    if (lines) lines.push(line);
    else regexes.set(regex, [line]);
  }
  return Object.fromEntries(regexes);
}

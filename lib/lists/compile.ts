import {
  type CompiledRule,
  dnrRulesetFromRawLists,
} from '@gorhill/ubo-core/js/static-dnr-filtering.js';
import { utils } from '@gorhill/ubo-core/js/static-filtering-parser.js';
import { type Filter, filterKey, readLine } from './filter.ts';
import { type Lane, type PlanContext, planFilter } from './plan.ts';
import { isRegexSupported } from './regex.ts';
import { emptyReport, type ListReport, tally } from './report.ts';
import type { StaticRule } from './rule.ts';
import type { Stub } from './stubs.ts';
import { tidyRule } from './tidy.ts';

/** A raw filter list. */
export interface RawList {
  readonly id: string;
  readonly text: string;
}

/** The rulesets of some lists, by list. */
export interface Compiled {
  readonly rulesets: Readonly<Record<string, readonly StaticRule[]>>;
  readonly reports: Readonly<Record<string, ListReport>>;
}

/**
 * Compiles raw AdGuard lists into one ruleset each. Every filter of a list ends up either in a rule
 * or in the report. The same lists and stubs give the same rules, in the same order.
 */
export async function compileLists(
  lists: readonly RawList[],
  stubs: readonly Stub[],
): Promise<Compiled> {
  const read = lists.map((list) => readList(list));
  const cancelled = new Set(read.flatMap((list) => list.badfilters.map(filterKey)));
  const rulesets: Record<string, readonly StaticRule[]> = {};
  const reports: Record<string, ListReport> = {};
  const present = new Set<string>();
  for (const list of read) {
    const lanes = planList(list, cancelled, present, stubs);
    rulesets[list.id] = await compileLanes(lanes, list.report, stubs);
    reports[list.id] = list.report;
  }
  for (const list of read) countCancelling(list, present);
  return { rulesets, reports };
}

interface ReadList {
  readonly id: string;
  readonly filters: readonly Filter[];
  readonly badfilters: readonly Filter[];
  readonly report: ListReport;
}

type Lanes = Record<Lane, string[]>;

function readList(list: RawList): ReadList {
  const report = emptyReport();
  const filters: Filter[] = [];
  const badfilters: Filter[] = [];
  for (const raw of utils.preparser.prune(list.text, []).split('\n')) {
    const line = readLine(raw);
    if (line.kind === 'cosmetic') report.cosmetic += 1;
    if (line.kind !== 'network') continue;
    report.filters += 1;
    const bad = line.filter.options.some((option) => option.name === 'badfilter');
    (bad ? badfilters : filters).push(line.filter);
  }
  return { id: list.id, filters, badfilters, report };
}

function planList(
  list: ReadList,
  cancelled: ReadonlySet<string>,
  present: Set<string>,
  stubs: readonly Stub[],
): Lanes {
  const types = new Map(stubs.flatMap((stub) => stub.names.map((name) => [name, stub.type])));
  const context: PlanContext = { stubType: (name) => types.get(name), isRegexSupported };
  const lanes: Lanes = { plain: [], important: [], page: [] };
  for (const filter of list.filters) {
    const key = filterKey(filter);
    if (cancelled.has(key)) {
      present.add(key);
      tally(list.report.dropped, 'cancelled', filter.raw);
      continue;
    }
    const plan = planFilter(filter, context);
    if ('dropped' in plan) {
      tally(list.report.dropped, plan.dropped, filter.raw);
      continue;
    }
    for (const kind of plan.approximations) tally(list.report.approximated, kind, filter.raw);
    for (const line of plan.lines) lanes[line.lane].push(line.text);
    list.report.expressed += 1;
  }
  return lanes;
}

async function compileLanes(
  lanes: Lanes,
  report: ListReport,
  stubs: readonly Stub[],
): Promise<StaticRule[]> {
  const rules: StaticRule[] = [];
  for (const lane of ['plain', 'important', 'page'] as const) {
    for (const compiled of await compileText(lane, lanes[lane].join('\n'), stubs)) {
      const tidied = tidyRule(compiled, lane);
      if ('wrong' in tidied) {
        tally(report.dropped, tidied.wrong, tidied.example);
        continue;
      }
      for (const host of tidied.removed) tally(report.dropped, 'invalid-domain', host);
      const rule = { id: rules.length + 1, ...tidied.rule };
      rules.push(rule);
      report.rules[rule.action.type] = (report.rules[rule.action.type] ?? 0) + 1;
      if (rule.condition.regexFilter !== undefined) report.regexRules += 1;
    }
  }
  return rules;
}

async function compileText(
  name: string,
  text: string,
  stubs: readonly Stub[],
): Promise<readonly CompiledRule[]> {
  const extensionPaths = stubs.flatMap((stub) =>
    stub.names.map((alias) => [alias, stub.path] as const),
  );
  const { network } = await dnrRulesetFromRawLists([{ name, text }], { env: [], extensionPaths });
  return network.ruleset;
}

/** A `$badfilter` is a filter too: it did its work, or it is reported. */
function countCancelling(list: ReadList, present: ReadonlySet<string>): void {
  for (const filter of list.badfilters) {
    if (present.has(filterKey(filter))) list.report.expressed += 1;
    else tally(list.report.dropped, 'cancelled-nothing', filter.raw);
  }
}

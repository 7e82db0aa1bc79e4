import {
  type CompiledRule,
  dnrRulesetFromRawLists,
} from '@gorhill/ubo-core/js/static-dnr-filtering.js';
import type { ProblemKind } from '../domain/own-list.ts';
import type { Lane } from '../lists/plan.ts';
import { tidyRule } from '../lists/tidy.ts';
import type { Placed, Planned } from './plan-own.ts';
import type { OwnRule } from './rule.ts';
import type { Tally } from './tally.ts';

/** What the compiler made of the lanes, and the lines of which it made nothing. */
export interface Lanes {
  readonly rules: readonly OwnRule[];
  readonly lost: ReadonlySet<number>;
}

/** Lines of which the compiler makes nothing are few; beyond this many nobody looks for them. */
const MOST_SEARCHES = 500;

const LANES = ['plain', 'important', 'page'] as const;

/** Compiles what was planned. Lines of which no rule came go to the problems. */
export async function compileLanes(planned: Planned, problems: Tally<ProblemKind>): Promise<Lanes> {
  const rules: OwnRule[] = [];
  const missing: string[] = [];
  for (const lane of LANES.filter((one) => planned.lanes[one].length > 0)) {
    for (const compiled of await compileText(planned.lanes[lane].join('\n'))) {
      const tidied = tidyOrRefuse(compiled, lane);
      if ('rule' in tidied) rules.push(tidied.rule);
      missing.push(...('rule' in tidied ? tidied.removed : [wordOf(compiled, tidied.example)]));
    }
  }
  const lost = await findLost(planned, missing);
  for (const { line } of lost) problems.add('refused', line.number, line.text);
  return { rules, lost: new Set([...lost].map(({ line }) => line.number)) };
}

/**
 * The compiler does not tell from which line a rule came: it is found by what the rule names. That
 * may stand otherwise in its line; then odd lines are tried one by one.
 */
async function findLost(
  planned: Planned,
  missing: readonly string[],
): Promise<ReadonlySet<Placed>> {
  const lost = new Set<Planned['inUse'][number]>();
  let isUnclear = false;
  for (const word of missing.slice(0, MOST_SEARCHES)) {
    const found = planned.inUse.find(
      (placed) => !lost.has(placed) && placed.line.text.toLowerCase().includes(word.toLowerCase()),
    );
    if (found) lost.add(found);
    else isUnclear = true;
  }
  if (!isUnclear) return lost;
  const isOdd = ({ line }: Placed) => /[^\w.*^/|@$,=~:?&%+-]|xn--/.test(line.text);
  const isSmall = planned.inUse.length <= MOST_SEARCHES;
  const others = planned.inUse.filter((placed) => !lost.has(placed) && (isSmall || isOdd(placed)));
  for (const placed of others.slice(0, MOST_SEARCHES)) {
    if (await isBarren(placed)) lost.add(placed);
  }
  return lost;
}

async function isBarren({ lines }: Planned['inUse'][number]): Promise<boolean> {
  for (const { lane, text } of lines) {
    const compiled = await compileText(text);
    if (compiled.some((rule) => 'rule' in tidyOrRefuse(rule, lane))) return false;
  }
  return true;
}

function tidyOrRefuse(compiled: CompiledRule, lane: Lane): ReturnType<typeof tidyRule> {
  try {
    return tidyRule(compiled, lane);
  } catch (error) {
    return { wrong: 'refused', example: String(error) };
  }
}

/** Something that stands in the line that a rule came from. */
function wordOf({ condition }: CompiledRule, otherwise: string): string {
  const { regexFilter, urlFilter } = condition ?? {};
  return String(regexFilter ?? urlFilter ?? otherwise.split(', ')[0]);
}

async function compileText(text: string): Promise<readonly CompiledRule[]> {
  const lists = [{ name: 'own', text }];
  return (await dnrRulesetFromRawLists(lists, { env: [], extensionPaths: [] })).network.ruleset;
}

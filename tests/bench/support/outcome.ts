import { table } from '../../../scripts/table.ts';
import { isNoisy, median, pairedRatio, quantile } from './stats.ts';

/** What is to hold: a side takes at most, or has at least, so many times the baseline. */
export type Goal = { readonly side: string } & (
  | { readonly atMost: number }
  | { readonly atLeast: number }
);

/** One thing that was measured on several sides. */
export interface Comparison {
  readonly name: string;
  /** Empty for what has none. */
  readonly unit: 'ms' | 'µs' | 'MB' | '';
  readonly baseline: string;
  readonly samples: Readonly<Record<string, readonly number[]>>;
  readonly goals?: readonly Goal[];
}

/** What a bench found out. */
export interface Outcome {
  readonly comparisons: readonly Comparison[];
  /** Single figures that are compared with nothing. */
  readonly figures?: Readonly<Record<string, number | string>>;
}

/** Prints tables, and as the last line the same figures as JSON. */
export function print(bench: string, quick: boolean, { comparisons, figures = {} }: Outcome): void {
  const summaries = comparisons.map((comparison) => summarise(comparison, quick));
  for (const summary of summaries) console.log(`\n${show(summary)}`);
  const single = Object.entries(figures);
  if (single.length > 0) console.log(`\n${table([['figure', 'value'], ...single])}`);
  console.log(`\n${JSON.stringify({ bench, quick, comparisons: summaries, figures })}`);
}

/** `noisy`: the baseline scatters too much to judge by it; `quick`: the pairs are too few. */
type Verdict = 'met' | 'missed' | 'noisy' | 'quick';

const WORDS: Readonly<Record<Verdict, string>> = {
  met: 'met',
  missed: 'missed',
  noisy: 'not judged: noisy',
  quick: 'not judged: quick',
};

interface SideSummary {
  readonly side: string;
  readonly median: number;
  readonly p90: number;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly goal?: string;
  readonly verdict?: Verdict;
}

interface Summary {
  readonly name: string;
  readonly unit: string;
  readonly baseline: string;
  readonly pairs: number;
  readonly noisy: boolean;
  readonly sides: readonly SideSummary[];
}

function summarise(comparison: Comparison, quick: boolean): Summary {
  const { name, unit, baseline, samples, goals = [] } = comparison;
  const base = samples[baseline] ?? [];
  const noisy = isNoisy(base);
  const sides = Object.entries(samples).map(([side, values]): SideSummary => {
    const ratio = pairedRatio(values, base);
    const goal = goals.find((one) => one.side === side);
    const judged = goal && holds(goal, ratio.ratio) ? 'met' : 'missed';
    const verdict = quick ? 'quick' : noisy ? 'noisy' : judged;
    return {
      side,
      ...rounded({ median: median(values), p90: quantile(values, 0.9), ...ratio }),
      ...(goal && { goal: textOf(goal), verdict }),
    };
  });
  return { name, unit, baseline, pairs: base.length, noisy, sides };
}

function holds(goal: Goal, ratio: number): boolean {
  return 'atMost' in goal ? ratio <= goal.atMost : ratio >= goal.atLeast;
}

function textOf(goal: Goal): string {
  return 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
}

function rounded<T extends Record<string, number>>(figures: T): T {
  const entries = Object.entries(figures).map(([key, value]) => [key, Number(value.toFixed(3))]);
  return Object.fromEntries(entries) as T;
}

function show({ name, unit, baseline, pairs, noisy, sides }: Summary): string {
  const head = `${name} (${pairs} pairs; × ${baseline})${noisy ? ' – noisy' : ''}`;
  const rows = sides.map(({ side, ratio, low, high, goal, verdict, ...figures }) => [
    side,
    `${short(figures.median)} ${unit}`,
    `${short(figures.p90)} ${unit}`,
    side === baseline ? '1' : ratio.toFixed(3),
    side === baseline ? '' : `${low.toFixed(3)}–${high.toFixed(3)}`,
    goal ?? '',
    verdict ? WORDS[verdict] : '',
  ]);
  return `${head}\n${table([['', 'median', 'p90', 'ratio', '95%', 'goal', ''], ...rows])}`;
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

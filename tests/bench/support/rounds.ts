/** How often to measure. */
export interface Plan {
  /** How often everything is started afresh. */
  readonly sittings: number;
  /** Rounds of a sitting; in each, every side has its turn, in random order. */
  readonly rounds: number;
  /** The first rounds of a sitting, which only warm up. */
  readonly dropped: number;
}

/** Twenty-four pairs, spread over fresh processes. */
export const FULL: Plan = { sittings: 3, rounds: 11, dropped: 3 };

/** For trying the bench itself; nothing can be judged by it. */
export const QUICK: Plan = { sittings: 1, rounds: 4, dropped: 1 };

/** What one turn of a side yielded, by what was measured. */
export type Sample<Metric extends string> = Readonly<Record<Metric, number>>;

/** All samples of all sides; the same index is the same round. */
export type Samples<Metric extends string> = Readonly<
  Record<Metric, Readonly<Record<string, readonly number[]>>>
>;

/** Fresh processes of every side. */
export interface Sitting<Metric extends string> {
  measure(side: string): Promise<Sample<Metric>>;
  close(): Promise<void>;
}

/**
 * Measures sides against each other: their turns are interleaved, so that whatever slows the
 * machine down for a while slows all of them down. Prints a point for each round, since a bench is
 * long and its figures come at its end.
 */
export async function measureInTurns<Metric extends string>(
  plan: Plan,
  sides: readonly string[],
  metrics: readonly Metric[],
  sit: () => Promise<Sitting<Metric>>,
): Promise<Samples<Metric>> {
  const empty = () => new Map(sides.map((side): [string, number[]] => [side, []]));
  const samples = new Map(metrics.map((metric) => [metric, empty()]));
  for (let sitting = 0; sitting < plan.sittings; sitting += 1) {
    const { measure, close } = await sit();
    try {
      for (let round = 0; round < plan.rounds; round += 1) {
        for (const side of shuffled(sides)) {
          const sample = await measure(side);
          if (round < plan.dropped) continue;
          for (const metric of metrics) samples.get(metric)?.get(side)?.push(sample[metric]);
        }
        process.stderr.write('.');
      }
    } finally {
      await close();
      process.stderr.write('\n');
    }
  }
  return Object.fromEntries(
    [...samples].map(([metric, bySide]) => [metric, Object.fromEntries(bySide)]),
  ) as unknown as Samples<Metric>;
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

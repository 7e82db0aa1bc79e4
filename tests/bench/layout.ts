import { startReplica } from '../support/replica/server.ts';
import { buildLayouts } from './layout/build.ts';
import { judge } from './layout/judge.ts';
import type { SideName } from './layout/page/main.ts';
import { LAYOUT_METRICS, type LayoutMetric, SIDES, sitWithLayouts } from './layout/sitting.ts';
import type { Bench } from './support/bench.ts';
import type { Comparison } from './support/outcome.ts';
import { measureInTurns, type Plan, type Samples } from './support/rounds.ts';
import { median } from './support/stats.ts';

/** A web that is laid out. */
interface Size {
  readonly nodes: number;
  readonly linksPerNode: number;
  readonly plan: Plan;
  /** Whether goals are set for it. */
  readonly judged: boolean;
}

const few: Plan = { sittings: 1, rounds: 6, dropped: 1 };

/** The larger, the less it matters whether anything is warm, and the longer d3 takes. */
const SIZES: readonly Size[] = [
  { nodes: 300, linksPerNode: 3, plan: few, judged: false },
  { nodes: 1_000, linksPerNode: 6.5, plan: few, judged: false },
  { nodes: 3_000, linksPerNode: 6.5, plan: few, judged: true },
  { nodes: 5_000, linksPerNode: 6.5, plan: { ...few, rounds: 5, dropped: 0 }, judged: true },
  { nodes: 10_000, linksPerNode: 6.5, plan: { ...few, rounds: 3, dropped: 0 }, judged: true },
  { nodes: 20_000, linksPerNode: 6.5, plan: { ...few, rounds: 1, dropped: 0 }, judged: false },
];

const QUICK_NODES = 1_000;

/**
 * Lays webs with the degrees of the real one out and draws them, in a page of an extension: ours in
 * a worker, d3-force as its examples have it, and the component force-graph.
 */
const layout: Bench = async ({ plan, folder }) => {
  const extension = await buildLayouts(folder);
  const replica = await startReplica({ sites: [] });
  const isQuick = plan.sittings === 1;
  const sizes = isQuick ? SIZES.filter(({ nodes }) => nodes <= QUICK_NODES) : SIZES;
  const comparisons: Comparison[] = [];
  const figures: Record<string, string | number> = {};
  try {
    for (const size of sizes) {
      const places = new Map<SideName, Float32Array>();
      const samples = await measureInTurns(
        isQuick ? { sittings: 1, rounds: 1, dropped: 0 } : size.plan,
        Object.values(SIDES),
        LAYOUT_METRICS,
        () => sitWithLayouts({ replica, extension, ...size, places }),
      );
      const judged = judge(size, places);
      const found = [...compare(size, samples), ...judged.comparisons];
      const title = `${size.nodes.toLocaleString('en')} nodes`;
      comparisons.push(...found.map((one) => ({ ...one, name: `${title}: ${one.name}` })));
      const longest = median(samples.longest[SIDES.cold] ?? []);
      figures[`${title}: longest task of Unweave's main thread${size.judged ? ' (≤ 50 ms)' : ''}`] =
        `${longest.toFixed(0)} ms`;
      for (const [name, value] of Object.entries(judged.figures ?? {})) {
        figures[`${title}: ${name}`] = value;
      }
    }
  } finally {
    await replica.close();
  }
  return { comparisons, figures };
};

export default layout;

function compare({ judged }: Size, samples: Samples<LayoutMetric>): Comparison[] {
  const baseline = SIDES.d3;
  const goals = [
    { side: SIDES.cold, atMost: 1 / 20 },
    { side: SIDES.warm, atMost: 0.03 },
  ];
  return [
    {
      ...{ name: 'time to rest, drawing included', unit: 'ms', baseline, samples: samples.rest },
      goals: judged ? goals : [],
    },
    { name: 'processor time of the whole browser', unit: 'ms', baseline, samples: samples.cpu },
    { name: 'a frame while settling', unit: 'ms', baseline, samples: samples.frame },
    { name: 'longest task of the main thread', unit: 'ms', baseline, samples: samples.longest },
    { name: 'growth of memory, worker included', unit: 'MB', baseline, samples: samples.memory },
  ];
}

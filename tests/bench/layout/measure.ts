import { startReplica } from '../../support/replica/server.ts';
import type { Bench } from '../support/bench.ts';
import type { Comparison, Outcome } from '../support/outcome.ts';
import { measureInTurns, type Plan, type Samples } from '../support/rounds.ts';
import { median } from '../support/stats.ts';
import { buildLayouts } from './build.ts';
import { judge } from './judge.ts';
import type { SideName } from './page/main.ts';
import { LAYOUT_METRICS, type LayoutMetric, SIDES, sitWithLayouts } from './sitting.ts';

/** A web that is laid out. */
interface Size {
  readonly nodes: number;
  readonly linksPerNode: number;
  readonly plan: Plan;
  /** What is compared, with the first of them. */
  readonly sides: readonly [SideName, ...SideName[]];
  /** Whether goals are set for it. */
  readonly judged: boolean;
}

const QUICK: Plan = { sittings: 1, rounds: 1, dropped: 0 };

/**
 * Lays webs with the degrees of the real one out and draws them, in a page of an extension: ours in
 * a worker, d3-force as its examples have it, and the component force-graph. A quick run takes the
 * smaller ones only.
 */
export function layouts(sizes: readonly Size[], quickNodes: number): Bench {
  return async ({ plan, folder }) => {
    const extension = await buildLayouts(folder);
    const replica = await startReplica({ sites: [] });
    const isQuick = plan.sittings === 1;
    const comparisons: Comparison[] = [];
    const figures: Record<string, string | number> = {};
    try {
      for (const size of isQuick ? sizes.filter(({ nodes }) => nodes <= quickNodes) : sizes) {
        const places = new Map<SideName, Float32Array>();
        const samples = await measureInTurns(
          isQuick ? QUICK : size.plan,
          size.sides.map((side) => SIDES[side]),
          LAYOUT_METRICS,
          () => sitWithLayouts({ replica, extension, ...size, places }),
        );
        const found = tell(size, samples, places);
        comparisons.push(...found.comparisons);
        Object.assign(figures, found.figures);
      }
    } finally {
      await replica.close();
    }
    return { comparisons, figures };
  };
}

/** What is told of one web. */
function tell(
  size: Size,
  samples: Samples<LayoutMetric>,
  places: ReadonlyMap<SideName, Float32Array>,
): Required<Outcome> {
  const judged = judge(size, places);
  const title = `${size.nodes.toLocaleString('en')} nodes`;
  const longest = median(samples.longest[SIDES.cold] ?? []);
  const limit = size.judged ? ' (≤ 50 ms)' : '';
  const named = Object.entries(judged.figures ?? {}).map(([name, value]) => [
    `${title}: ${name}`,
    value,
  ]);
  return {
    comparisons: [...compare(size, samples), ...judged.comparisons].map((one) => ({
      ...one,
      name: `${title}: ${one.name}`,
    })),
    figures: {
      [`${title}: longest task of Unweave's main thread${limit}`]: `${longest.toFixed(0)} ms`,
      ...Object.fromEntries(named),
    },
  };
}

function compare({ judged, sides }: Size, samples: Samples<LayoutMetric>): Comparison[] {
  const baseline = SIDES[sides[0]];
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

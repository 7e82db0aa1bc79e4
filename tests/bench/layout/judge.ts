import { displacement, qualityOf } from '../../support/layout/quality.ts';
import { settle } from '../../support/layout/settle.ts';
import {
  type PartJob,
  type WebJob,
  webJob,
  withoutNewest,
  withPlacesOf,
} from '../../support/layout/web-job.ts';
import type { Comparison, Outcome } from '../support/outcome.ts';
import type { SideName } from './page/main.ts';
import { SIDES } from './sitting.ts';

interface Judged {
  readonly nodes: number;
  readonly linksPerNode: number;
  readonly judged: boolean;
  readonly sides: readonly [SideName, ...SideName[]];
}

/** Judges where the sides put the nodes, and how far old nodes move when some are new. */
export function judge(size: Judged, places: ReadonlyMap<SideName, Float32Array>): Outcome {
  const whole = webJob(size.nodes, size.linksPerNode);
  const qualities = [...places].map(
    ([side, found]) => [side, qualityOf(whole.job, whole.web.interests, found)] as const,
  );
  const compare = (
    metric: 'stress' | 'purity' | 'crossings',
    goal: { atMost: number } | { atLeast: number },
  ): Comparison => ({
    ...{ name: metric, unit: '', baseline: SIDES[size.sides[0]] },
    samples: Object.fromEntries(
      qualities.map(([side, quality]) => [SIDES[side], [quality[metric]]]),
    ),
    goals: size.judged ? [{ side: SIDES.cold, ...goal }] : [],
  });
  return {
    comparisons: [
      compare('stress', { atMost: 1.03 }),
      compare('purity', { atLeast: 0.9 }),
      compare('crossings', { atMost: 1.05 }),
    ],
    figures: Object.fromEntries(
      [0.02, 0.1].map((share) => [
        `way of old nodes when ${100 * share}% of the sites are new, to the diameter${share === 0.02 ? ' (≤ 1.5%)' : ''}`,
        moved(whole, withoutNewest(whole, share)),
      ]),
    ),
  };
}

function moved(whole: WebJob, part: PartJob): string {
  const old = settle(part.job).places;
  const { places } = settle(withPlacesOf(whole, part, old));
  const kept = Float32Array.from(old, (_, at) => {
    const node = part.whole[at >> 1] ?? 0;
    return places[2 * node + (at & 1)] ?? Number.NaN;
  });
  return `${(100 * displacement(old, kept)).toFixed(2)}%`;
}

import { layouts } from './layout/measure.ts';
import type { Plan } from './support/rounds.ts';

const few: Plan = { sittings: 1, rounds: 2, dropped: 0 };

/** Webs of many years, by themselves: d3-force takes ten minutes and more for a single one. */
export default layouts(
  [
    { nodes: 10_000, linksPerNode: 6.5, plan: few, judged: true },
    { nodes: 20_000, linksPerNode: 6.5, plan: { ...few, rounds: 1 }, judged: false },
  ],
  10_000,
);

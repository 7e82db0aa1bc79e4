import { layouts } from './layout/measure.ts';
import type { Plan } from './support/rounds.ts';

const few: Plan = { sittings: 1, rounds: 6, dropped: 1 };
const all = ['d3', 'force-graph', 'cold', 'warm'] as const;
const judged = ['d3 by three', 'cold', 'warm'] as const;

/** The webs of a year and of less. The larger, the less it matters whether anything is warm. */
export default layouts(
  [
    { nodes: 300, linksPerNode: 3, plan: few, sides: all, judged: false },
    { nodes: 1_000, linksPerNode: 6.5, plan: few, sides: all, judged: false },
    { nodes: 3_000, linksPerNode: 6.5, plan: few, sides: judged, judged: true },
    {
      ...{ nodes: 5_000, linksPerNode: 6.5, sides: judged, judged: true },
      plan: { ...few, rounds: 4, dropped: 0 },
    },
  ],
  1_000,
);

import { layouts } from './layout/measure.ts';
import type { Plan } from './support/rounds.ts';

const few: Plan = { sittings: 1, rounds: 3, dropped: 0 };
const judged = ['d3 by three', 'cold', 'warm'] as const;
const largest = ['d3 by ten', 'cold', 'warm'] as const;

/** Webs of many years, by themselves: d3-force with all its pictures takes ten minutes for one. */
export default layouts(
  [
    { nodes: 10_000, linksPerNode: 6.5, plan: few, sides: judged, judged: true },
    { nodes: 20_000, linksPerNode: 6.5, plan: few, sides: largest, judged: false },
  ],
  10_000,
);

import { settle } from '../../../../lib/graph/force/settle.ts';
import { after, before, webJob } from '../../../support/layout/web-job.ts';
import { forceGraph, plainD3, unweave } from './sides.ts';
import { type Fare, watchMainThread } from './watch.ts';

/** What a run in the page yields. */
export interface Run extends Fare {
  /** Milliseconds from the job to the last picture. */
  readonly rest: number;
  /** x, y of every node. */
  readonly places: readonly number[];
}

export type SideName = 'd3' | 'force-graph' | 'cold' | 'warm';

/** Share of a web's sites that are new in a warm start. */
export const NEW_SITES = 0.02;

declare global {
  /** Lays a made-up web out; the page is made afresh for each run. */
  var run: (side: SideName, nodes: number, linksPerNode: number) => Promise<Run>;
}

const SIDES = { d3: plainD3, 'force-graph': forceGraph, cold: unweave, warm: unweave };

globalThis.run = async (name, nodes, linksPerNode) => {
  const whole = webJob(nodes, linksPerNode);
  const part = name === 'warm' ? before(whole, NEW_SITES) : undefined;
  const job = part ? after(whole, part, settle(part.job).places) : whole.job;
  // What was made for the run is not the run's.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const fare = watchMainThread();
  const start = performance.now();
  const places = await SIDES[name](job, whole.web.sites);
  const rest = performance.now() - start;
  return { rest, ...fare(), places: [...places] };
};

import { settle } from '../../../support/layout/settle.ts';
import { webJob, withoutNewest, withPlacesOf } from '../../../support/layout/web-job.ts';
import { d3ByTen, d3ByThree, forceGraph, plainD3, unweave } from './sides.ts';
import { type Fare, watchMainThread } from './watch.ts';

/** What a run in the page yields. */
export interface Run extends Fare {
  /** Milliseconds from the job to the last picture. */
  readonly rest: number;
  /** x, y of every node. */
  readonly places: readonly number[];
}

export type SideName = keyof typeof SIDES;

/** Share of a web's sites that are new in a warm start. */
const NEW_SITES = 0.02;

declare global {
  /** Makes a web up that is to be laid out. */
  var prepare: (side: SideName, nodes: number, linksPerNode: number) => void;
  /** Lays it out. The page is made afresh for each run. */
  var run: () => Promise<Run>;
}

const SIDES = {
  d3: plainD3,
  'd3 by three': d3ByThree,
  'd3 by ten': d3ByTen,
  'force-graph': forceGraph,
  cold: unweave,
  warm: unweave,
};

globalThis.prepare = (name, nodes, linksPerNode) => {
  const whole = webJob(nodes, linksPerNode);
  const part = name === 'warm' ? withoutNewest(whole, NEW_SITES) : undefined;
  const job = part ? withPlacesOf(whole, part, settle(part.job).places) : whole.job;
  globalThis.run = async () => {
    const fare = watchMainThread();
    const start = performance.now();
    const places = await SIDES[name](job, whole.web.sites);
    const rest = performance.now() - start;
    return { rest, ...fare(), places: [...places] };
  };
};

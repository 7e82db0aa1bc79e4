import type { LayoutJob } from '../../../lib/graph/force/job.ts';
import { fraction } from '../../../lib/graph/fraction.ts';
import { type MadeWeb, makeWeb, sizeOf } from '../made-web.ts';

/** A layout job made from a made-up record; sites come first, as in the atlas's graph. */
export interface WebJob {
  readonly job: LayoutJob;
  readonly web: MadeWeb;
}

/** A job with so many nodes and the degrees of the real web. */
export function webJob(nodes: number, linksPerNode: number, seed = 1): WebJob {
  const web = makeWeb(sizeOf(nodes, linksPerNode), seed);
  const links = web.parties.flatMap((sites, party) =>
    [...sites].map((site) => [site, web.sites + party] as const),
  );
  links.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const job: LayoutJob = {
    nodes,
    source: Uint32Array.from(links, ([site]) => site),
    target: Uint32Array.from(links, ([, party]) => party),
    seed: Float32Array.from({ length: nodes }, (_, node) =>
      fraction(node < web.sites ? `site:${node}` : `company:${node - web.sites}`),
    ),
  };
  return { job, web };
}

/** A job without some of its nodes, and where each of its nodes is in the whole. */
export interface PartJob {
  readonly job: LayoutJob;
  /** By node of the part: its index in the whole. */
  readonly whole: Uint32Array;
}

/** What a job was before the last `share` of its sites, and the companies only these had, were new. */
export function withoutNewest({ job, web }: WebJob, share: number): PartJob {
  const old = Math.round(web.sites * (1 - share));
  const isOld = new Uint8Array(job.nodes).fill(1, 0, old);
  for (const [link, party] of job.target.entries()) {
    if ((job.source[link] as number) < old) isOld[party] = 1;
  }
  const whole = Uint32Array.from([...isOld.keys()].filter((node) => isOld[node] === 1));
  const indices = new Map([...whole].map((node, index) => [node, index]));
  const kept = [...job.source.keys()].filter((link) => (job.source[link] as number) < old);
  return {
    whole,
    job: {
      nodes: whole.length,
      source: Uint32Array.from(kept, (link) => indices.get(job.source[link] as number) as number),
      target: Uint32Array.from(kept, (link) => indices.get(job.target[link] as number) as number),
      seed: Float32Array.from(whole, (node) => job.seed[node] as number),
    },
  };
}

/** The whole job, with the places of a part as earlier places. */
export function withPlacesOf({ job }: WebJob, { whole }: PartJob, places: Float32Array): LayoutJob {
  const previous = new Float32Array(2 * job.nodes).fill(Number.NaN);
  for (const [index, node] of whole.entries()) {
    previous[2 * node] = places[2 * index] as number;
    previous[2 * node + 1] = places[2 * index + 1] as number;
  }
  return { ...job, previous };
}

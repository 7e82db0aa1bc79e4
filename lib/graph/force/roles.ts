import type { LayoutJob } from './job.ts';

/** A job's graph, checked: who is linked to whom, and who is linked to nobody. */
export interface Roles {
  /** Indices of the nodes that have links: forces move these. */
  readonly core: Uint32Array;
  /** Indices of the nodes that have none. */
  readonly lone: Uint32Array;
  /** The valid links, as indices of nodes. */
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** By node: number of its links. */
  readonly degree: Uint32Array;
  /** Neighbours of node n are `neighbours[starts[n]]` to `neighbours[starts[n + 1] - 1]`. */
  readonly starts: Uint32Array;
  readonly neighbours: Uint32Array;
}

/** Tells nodes with links from lone ones. */
export function rolesOf(job: LayoutJob): Roles {
  const { nodes } = job;
  const { source, target } = validLinks(job);
  const degree = new Uint32Array(nodes);
  for (const node of source) (degree[node] as number)++;
  for (const node of target) (degree[node] as number)++;
  const starts = new Uint32Array(nodes + 1);
  for (let node = 0; node < nodes; node++) {
    starts[node + 1] = (starts[node] as number) + (degree[node] as number);
  }
  const neighbours = new Uint32Array(2 * source.length);
  const next = starts.slice(0, nodes);
  for (let link = 0; link < source.length; link++) {
    const from = source[link] as number;
    const to = target[link] as number;
    neighbours[(next[from] as number)++] = to;
    neighbours[(next[to] as number)++] = from;
  }
  const indices = Uint32Array.from({ length: nodes }, (_, node) => node);
  return {
    core: indices.filter((node) => degree[node] !== 0),
    lone: indices.filter((node) => degree[node] === 0),
    ...{ source, target, degree, starts, neighbours },
  };
}

function validLinks({ nodes, source, target }: LayoutJob) {
  const isValid = (_: number, link: number) => {
    const from = source[link] ?? nodes;
    const to = target[link] ?? nodes;
    return from !== to && from < nodes && to < nodes;
  };
  return { source: source.filter(isValid), target: target.filter(isValid) };
}

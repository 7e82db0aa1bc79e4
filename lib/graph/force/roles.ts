import type { LayoutJob } from './job.ts';

/**
 * What part each node has in a layout. Forces move only the core. A leaf has one link and goes where
 * its parent goes: that is half of all nodes of a real record. A lone node has no link at all.
 */
export interface Roles {
  /** Indices of the nodes that forces move. */
  readonly core: Uint32Array;
  /** Indices of nodes that stand beside their parent, grouped by parent. */
  readonly leaves: Uint32Array;
  /** Indices of nodes without a link. */
  readonly lone: Uint32Array;
  /** By leaf, as in `leaves`: its parent's index. */
  readonly parents: Uint32Array;
  /** By node: number of links, those of leaves included. */
  readonly degree: Uint32Array;
  /** Links between nodes of the core, as indices of nodes. */
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** The valid links of the job, leaves' included: neighbours of node n are at starts[n] to starts[n + 1]. */
  readonly starts: Uint32Array;
  readonly neighbours: Uint32Array;
}

/** Tells core, leaves and lone nodes apart. A held node with a link is always of the core. */
export function rolesOf(job: LayoutJob): Roles {
  const { nodes, held } = job;
  const { degree, starts, neighbours } = adjacency(job);
  const core: number[] = [];
  const leaves: number[] = [];
  const lone: number[] = [];
  const isLeaf = new Uint8Array(nodes);
  for (let node = 0; node < nodes; node++) {
    if (degree[node] === 0) lone.push(node);
    else if (degree[node] === 1 && held?.[node] !== 1 && hasParent(node)) {
      isLeaf[node] = 1;
      leaves.push(node);
    } else core.push(node);
  }
  const parentOf = (leaf: number) => neighbours[starts[leaf] as number] as number;
  leaves.sort((a, b) => parentOf(a) - parentOf(b) || a - b);
  return {
    core: Uint32Array.from(core),
    leaves: Uint32Array.from(leaves),
    lone: Uint32Array.from(lone),
    parents: Uint32Array.from(leaves, parentOf),
    degree,
    starts,
    neighbours,
    ...linksWithout(isLeaf, job),
  };

  /** Of a pair that has only each other, the first is the parent. */
  function hasParent(node: number): boolean {
    const parent = neighbours[starts[node] as number] as number;
    return (degree[parent] as number) > 1 || held?.[parent] === 1 || parent < node;
  }
}

function isLink({ nodes, source, target }: LayoutJob, link: number): boolean {
  const from = source[link] as number;
  const to = target[link] as number;
  return from !== to && from < nodes && to < nodes;
}

function adjacency(job: LayoutJob) {
  const { nodes, source, target } = job;
  const links = Math.min(source.length, target.length);
  const degree = new Uint32Array(nodes);
  const starts = new Uint32Array(nodes + 1);
  for (let link = 0; link < links; link++) {
    if (!isLink(job, link)) continue;
    (degree[source[link] as number] as number)++;
    (degree[target[link] as number] as number)++;
  }
  for (let node = 0; node < nodes; node++) {
    starts[node + 1] = (starts[node] as number) + (degree[node] as number);
  }
  const neighbours = new Uint32Array(starts[nodes] as number);
  const next = starts.slice(0, nodes);
  for (let link = 0; link < links; link++) {
    if (!isLink(job, link)) continue;
    const from = source[link] as number;
    const to = target[link] as number;
    neighbours[(next[from] as number)++] = to;
    neighbours[(next[to] as number)++] = from;
  }
  return { degree, starts, neighbours };
}

function linksWithout(isLeaf: Uint8Array, job: LayoutJob) {
  const kept: number[] = [];
  for (let link = 0; link < Math.min(job.source.length, job.target.length); link++) {
    if (!isLink(job, link)) continue;
    if (isLeaf[job.source[link] as number] || isLeaf[job.target[link] as number]) continue;
    kept.push(link);
  }
  return {
    source: Uint32Array.from(kept, (link) => job.source[link] as number),
    target: Uint32Array.from(kept, (link) => job.target[link] as number),
  };
}

import { type AtlasGraph, FADED } from './model.ts';

/** In `cameBy`: not reached yet. */
const UNREACHED = -1;

/**
 * Fades every link that does not join two sites: what stays are the companies on both of them, with
 * their two links each; where there is none, the shortest chain from site to company to site. Of
 * several shortest chains the one of the lowest node numbers. Nothing stays where no chain joins them.
 *
 * @param links as in `LensState`; changed in place. Faded links are no way.
 */
export function keepPath(
  links: Uint8Array,
  graph: AtlasGraph,
  [one, other]: readonly [string, string],
): void {
  const ends = [one, other].map((site) => graph.names.indexOf(site));
  const [from, to] = ends as [number, number];
  const known = ends.every((end) => end >= 0 && end < graph.sites);
  if (!known || from === to) {
    links.fill(FADED);
    return;
  }
  const kept = linksOfBoth(links, graph, from, to);
  const chain = kept.length > 0 ? kept : shortestChain(links, graph, from, to);
  const became = chain.map((link) => links[link] as number);
  links.fill(FADED);
  for (const [i, link] of chain.entries()) links[link] = became[i] as number;
}

/** The links that the companies on both sites have to them. */
function linksOfBoth(links: Uint8Array, graph: AtlasGraph, from: number, to: number): number[] {
  const { source, target, nodes } = graph;
  const ends = new Uint8Array(nodes);
  const joining: number[] = [];
  for (let link = 0; link < links.length; link += 1) {
    const site = source[link];
    if (links[link] === FADED || (site !== from && site !== to)) continue;
    (ends[target[link] as number] as number) += 1;
    joining.push(link);
  }
  return joining.filter((link) => ends[target[link] as number] === 2);
}

/** Breadth first over the links that are not faded; empty where no chain joins the two. */
function shortestChain(links: Uint8Array, graph: AtlasGraph, from: number, to: number): number[] {
  const { start, ordered } = linksByNode(links, graph);
  const cameBy = new Int32Array(graph.nodes).fill(UNREACHED);
  const queue = [from];
  for (let i = 0; i < queue.length && cameBy[to] === UNREACHED; i += 1) {
    const node = queue[i] as number;
    for (let at = start[node] as number; at < (start[node + 1] as number); at += 1) {
      const link = ordered[at] as number;
      const next = endOf(graph, link, node);
      if (next === from || cameBy[next] !== UNREACHED) continue;
      cameBy[next] = link;
      queue.push(next);
    }
  }
  const chain: number[] = [];
  for (let node = to; node !== from && cameBy[node] !== UNREACHED; ) {
    const link = cameBy[node] as number;
    chain.push(link);
    node = endOf(graph, link, node);
  }
  return chain;
}

function endOf({ source, target }: AtlasGraph, link: number, node: number): number {
  return (source[link] === node ? target[link] : source[link]) as number;
}

/** The links of each node that are not faded, in order: those of `n` from `start[n]` on. */
function linksByNode(links: Uint8Array, { nodes, source, target }: AtlasGraph) {
  const start = new Uint32Array(nodes + 1);
  const each = (use: (link: number, node: number) => void) => {
    for (let link = 0; link < links.length; link += 1) {
      if (links[link] === FADED) continue;
      use(link, source[link] as number);
      use(link, target[link] as number);
    }
  };
  each((_, node) => {
    (start[node + 1] as number) += 1;
  });
  for (let node = 0; node < nodes; node += 1) (start[node + 1] as number) += start[node] as number;
  const next = start.slice();
  const ordered = new Uint32Array(start[nodes] as number);
  each((link, node) => {
    const place = next[node] as number;
    ordered[place] = link;
    next[node] = place + 1;
  });
  return { start, ordered };
}

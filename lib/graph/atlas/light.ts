import { FADED } from './model.ts';
import type { Scene } from './scene.ts';
import { endOf, Tally, type Threads } from './strands.ts';

/** What stands in the light of one end: itself, all its threads, and what they lead to. */
export interface Light {
  /** A node, or `nodes` + g for group g. */
  readonly centre: number;
  readonly threads: Threads;
  /** Drawn nodes in the light, the centre first. */
  readonly nodes: Uint32Array;
  /** Groups in the light, and how many of their sites are joined to the centre. */
  readonly groups: ReadonlyMap<number, number>;
}

/**
 * Puts an end into the light. Linear in the number of its links. `only`: of a company's threads those
 * to these sites, by node; all of them without it.
 */
export function lightOf(scene: Scene, centre: number, only?: ReadonlySet<number>): Light {
  const { stock } = scene.plan;
  const tally = new Tally(stock.nodes + scene.groups.count);
  for (const node of membersOf(scene, centre)) count(scene, node, centre, tally, only);
  const isCompany = centre >= stock.sites && centre < stock.nodes;
  const ends = tally.ends;
  const kinds = ends.map((end) => tally.most(end));
  const centres = new Uint32Array(ends.length).fill(centre);
  const others = Uint32Array.from(ends);
  const threads: Threads = {
    count: ends.length,
    from: isCompany ? others : centres,
    to: isCompany ? centres : others,
    kind: Uint8Array.from(kinds),
    weight: Uint32Array.from(ends, (end, turn) => tally.count(end, kinds[turn] as number)),
    share: Float32Array.from(
      ends,
      (end, turn) => tally.count(end, kinds[turn] as number) / tally.total(end),
    ),
    fan: scene.threads.fan,
  };
  const groups = new Map<number, number>();
  if (centre >= stock.nodes)
    groups.set(centre - stock.nodes, scene.gathered[centre - stock.nodes] ?? 0);
  for (const end of ends) if (end >= stock.nodes) groups.set(end - stock.nodes, tally.total(end));
  const nodes = [centre, ...ends].filter((end) => end < stock.nodes);
  return { centre, threads, nodes: byImportance(nodes, scene), groups };
}

/** Counts the links of a node by what they lead to. */
function count(
  scene: Scene,
  node: number,
  centre: number,
  tally: Tally,
  only: ReadonlySet<number> | undefined,
): void {
  const { rows, linksOf, source } = scene.plan.stock;
  for (let row = rows[node] as number; row < (rows[node + 1] as number); row++) {
    const link = linksOf[row] as number;
    const state = scene.lens.links[link] as number;
    if (state === FADED || (only && !only.has(source[link] as number))) continue;
    const end = otherEnd(scene, link, centre);
    if (end >= 0) tally.add(end, state);
  }
}

/** The centre first, then in the order in which the scene has them. */
function byImportance(nodes: number[], { plan: { stock } }: Scene): Uint32Array {
  const [first, ...others] = nodes;
  others.sort((a, b) => (stock.radius[b] as number) - (stock.radius[a] as number));
  return Uint32Array.from(first === undefined ? [] : [first, ...others]);
}

/** The nodes whose links an end has: its own, or those of a group's sites. */
function membersOf({ plan: { stock }, groups, drawn, lens }: Scene, centre: number): number[] {
  if (centre < stock.nodes) return [centre];
  const members: number[] = [];
  for (let site = 0; site < stock.sites; site++) {
    if (groups.of[site] === centre - stock.nodes && !drawn[site] && lens.nodes[site])
      members.push(site);
  }
  return members;
}

/** What a link leads to in the picture; −1 when that is not drawn. */
function otherEnd(
  { plan: { stock }, drawn, groups, gathered }: Scene,
  link: number,
  centre: number,
) {
  if (stock.target[link] === centre)
    return endOf(stock.source[link] as number, stock, drawn, groups, gathered);
  const company = stock.target[link] as number;
  return drawn[company] ? company : -1;
}

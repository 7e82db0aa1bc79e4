import { type Groups, radiusOfGroup } from './groups.ts';
import { FADED, type LensState } from './model.ts';
import { type Plan, STEP } from './plan.ts';
import { Seats } from './seats.ts';
import { type Threads, threadsOf } from './strands.ts';

/** What is drawn between two scales, under a lens. */
export interface Scene {
  readonly plan: Plan;
  readonly lens: LensState;
  readonly level: number;
  /** The nodes that are drawn, the most important first; those that the lens fades come last. */
  readonly nodes: Uint32Array;
  /** By node: whether it is drawn. */
  readonly drawn: Uint8Array;
  readonly groups: Groups;
  /** By group: how many of its sites the lens shows; 0 for a group that is not drawn. */
  readonly gathered: Uint32Array;
  readonly threads: Threads;
  /** What the lens shows and the picture does not draw one by one. */
  readonly folded: { readonly companies: number; readonly sites: number };
}

/** The level that a scale belongs to. */
export function levelOf(scale: number): number {
  return Math.max(0, Math.floor(Math.log(scale) / Math.log(STEP) + 1e-6));
}

/**
 * Chooses what is drawn on a level: what the level above it draws, then the most important of what
 * has room beside it; the rest of the sites in groups. No two shapes that are drawn overlap at any
 * scale of the level. `above` is the scene of the level before; the overview has none. Without
 * `withFaded`, what the lens leaves out is not even hinted at.
 */
export function sceneOf(
  plan: Plan,
  lens: LensState,
  level: number,
  above: Scene | undefined,
  wanted: ReadonlySet<number>,
  withFaded = true,
): Scene {
  const gathering = plan.groups(level);
  const seats = new Seats(plan, lens, level);
  seat(seats, plan, lens, gathering, above, wanted);
  const { drawn } = seats.result();
  seatLoners(seats, plan, gathering, gatheredOf(plan, lens, gathering, drawn));
  const groups = withoutLoners(plan, lens, gathering, drawn);
  for (const node of above?.nodes ?? plan.chosen) {
    if (withFaded && !lens.nodes[node]) seats.take(node, false);
  }
  const { nodes } = seats.result();
  const gathered = gatheredOf(plan, lens, groups, drawn);
  const sized = { ...groups, radius: Float32Array.from(gathered, radiusOfGroup) };
  const placed = above ? seats.place(sized, gathered) : sized;
  const ends = nodes.length + gathered.reduce((sum, count) => sum + Math.min(1, count), 0);
  const most = Math.min(
    threadBudget(plan) * STEP ** (2 * level),
    Math.round(ends * THREADS_PER_END),
  );
  const near = nearnessIn(plan, placed);
  const threads = threadsOf(plan.stock, lens, nodes, drawn, placed, gathered, most, near);
  return {
    plan,
    lens,
    level,
    nodes,
    drawn,
    groups: placed,
    gathered,
    threads,
    folded: foldedOf(plan, lens, drawn),
  };
}

/** Gives out seats: to what must be drawn, what was drawn before, what has room. */
function seat(
  seats: Seats,
  plan: Plan,
  lens: LensState,
  groups: Groups,
  above: Scene | undefined,
  wanted: ReadonlySet<number>,
): void {
  const isShown = (node: number) => lens.nodes[node] === 1;
  const start = above ? above.nodes : plan.chosen;
  const most = above ? Number.POSITIVE_INFINITY : plan.chosen.length;
  for (const node of wanted) seats.take(node, true);
  for (const node of start) if (isShown(node)) seats.take(node, above !== undefined);
  if (!above) seats.keepRoomFor(groups);
  for (const node of plan.stock.order) {
    if (seats.count >= most) break;
    if (isShown(node)) seats.take(node, false);
  }
}

/** A group of one is that one: where its shape has room, without a name, it is drawn as itself. */
function seatLoners(seats: Seats, { stock }: Plan, groups: Groups, gathered: Uint32Array): void {
  if (!gathered.includes(1)) return;
  for (let site = 0; site < stock.sites; site++) {
    const group = groups.of[site] as number;
    if (group >= 0 && gathered[group] === 1) seats.takeBare(site);
  }
}

/**
 * A group of one that has no room as itself joins the nearest group, or, without any, is left to what
 * is folded away: nothing is a number alone.
 */
function withoutLoners(plan: Plan, lens: LensState, groups: Groups, drawn: Uint8Array): Groups {
  const gathered = gatheredOf(plan, lens, groups, drawn);
  const isLone = (group: number) => gathered[group] === 1;
  const others = [...gathered.keys()].filter((group) => (gathered[group] as number) > 1);
  if (!gathered.includes(1)) return groups;
  const { x, y } = groups;
  const nearest = (lone: number) => {
    const far = (group: number) =>
      ((x[group] as number) - (x[lone] as number)) ** 2 +
      ((y[group] as number) - (y[lone] as number)) ** 2;
    return others.reduce((best, group) => (best < 0 || far(group) < far(best) ? group : best), -1);
  };
  const of = groups.of.map((group, site) =>
    group >= 0 && isLone(group) && lens.nodes[site] && !drawn[site] ? nearest(group) : group,
  );
  return { ...groups, of };
}

/** A lens that leaves nothing out and stops nothing; what is shown before a lens is put on. */
export function plainLens(plan: Pick<Plan, 'stock'>, state: number = FADED + 1): LensState {
  const { nodes, links, degree } = plan.stock;
  return {
    links: new Uint8Array(links).fill(state),
    nodes: new Uint8Array(nodes).fill(1),
    degree,
    hollow: new Uint8Array(nodes),
  };
}

const THREAD_AREA = 1800;
/** More threads than this to a shape, on the average, and none can be followed. */
const THREADS_PER_END = 2.1;
/** However large the canvas. */
const MOST_THREADS = 2000;

/** How many threads a canvas bears. */
export function threadBudget({ size }: Plan): number {
  return Math.min(MOST_THREADS, Math.round((size.width * size.height) / THREAD_AREA));
}

/** 1 for ends that touch, less the farther they are apart. */
function nearnessIn({ stock, spots, size }: Plan, groups: Groups) {
  const diagonal = Math.hypot(size.width, size.height) / 2;
  return (from: number, to: number) => {
    const group = from - stock.nodes;
    const x = group < 0 ? (spots[from * 2] as number) : (groups.x[group] as number);
    const y = group < 0 ? (spots[from * 2 + 1] as number) : (groups.y[group] as number);
    const dx = x - (spots[to * 2] as number);
    const dy = y - (spots[to * 2 + 1] as number);
    return 1 / (1 + (3 * Math.hypot(dx, dy)) / diagonal);
  };
}

function gatheredOf(plan: Plan, lens: LensState, groups: Groups, drawn: Uint8Array): Uint32Array {
  const gathered = new Uint32Array(groups.count);
  for (let site = 0; site < plan.stock.sites; site++) {
    const group = groups.of[site] as number;
    if (group >= 0 && lens.nodes[site] && !drawn[site])
      gathered[group] = (gathered[group] as number) + 1;
  }
  return gathered;
}

function foldedOf({ stock }: Plan, lens: LensState, drawn: Uint8Array) {
  const folded = { companies: 0, sites: 0 };
  for (let node = 0; node < stock.nodes; node++) {
    if (!lens.nodes[node] || drawn[node]) continue;
    if (node < stock.sites) folded.sites++;
    else folded.companies++;
  }
  return folded;
}

/** Whether a scene draws an end. */
export function draws({ drawn, gathered }: Scene, end: number): boolean {
  const nodes = drawn.length;
  return end < nodes ? drawn[end] === 1 : (gathered[end - nodes] ?? 0) > 0;
}

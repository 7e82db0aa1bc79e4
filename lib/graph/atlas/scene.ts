import type { Boxes } from '../boxes.ts';
import { NODE_GAP } from './choose.ts';
import type { Groups } from './groups.ts';
import { FADED, type LensState } from './model.ts';
import { emptyBoxes, type Plan, STEP } from './plan.ts';
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

/** By how much shapes are larger at a scale. They grow slower than distances, to make room. */
export function growthAt(scale: number): number {
  return Math.min(1.9, Math.max(0.8, scale ** 0.3));
}

/**
 * Chooses what is drawn on a level: what the level above it draws, then the most important of what
 * has room beside it; the rest of the sites in groups. No two shapes that are drawn overlap at any
 * scale of the level. `above` is the scene of the level before; the overview has none.
 */
export function sceneOf(
  plan: Plan,
  lens: LensState,
  level: number,
  above: Scene | undefined,
  wanted: ReadonlySet<number>,
): Scene {
  const seats = new Seats(plan, lens, level);
  const start = above ? above.nodes : plan.chosen;
  for (const node of wanted) seats.take(node, true);
  for (const node of start) if (lens.nodes[node]) seats.take(node, above !== undefined);
  const groups = plan.groups(level);
  if (!above) seats.keepRoomFor(groups);
  const seatsLeft = above ? Number.POSITIVE_INFINITY : plan.chosen.length;
  for (const node of plan.stock.order) {
    if (seats.count >= seatsLeft) break;
    if (lens.nodes[node]) seats.take(node, false);
  }
  for (const node of start) if (!lens.nodes[node]) seats.take(node, false);
  const { nodes, drawn } = seats.result();
  const gathered = gatheredOf(plan, lens, groups, drawn);
  const placed = above ? seats.place(groups, gathered) : groups;
  const ends = nodes.length + gathered.reduce((sum, count) => sum + Math.min(1, count), 0);
  const most = Math.min(threadBudget(plan) * STEP ** (2 * level), Math.round(ends * THREADS_PER_END));
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

/** Gives nodes room, one after the other. */
class Seats {
  readonly #plan: Plan;
  readonly #lens: LensState;
  readonly #scale: number;
  readonly #growth: number;
  readonly #level: number;
  readonly #boxes: Boxes = emptyBoxes();
  readonly #drawn: Uint8Array;
  readonly #list: number[] = [];

  constructor(plan: Plan, lens: LensState, level: number) {
    this.#plan = plan;
    this.#lens = lens;
    this.#level = level;
    this.#scale = STEP ** level;
    this.#growth = growthAt(STEP ** (level + 1));
    this.#drawn = new Uint8Array(plan.stock.nodes);
  }

  get count(): number {
    return this.#list.length;
  }

  /** Seats a node where it stands if nothing is there, or in any case. */
  take(node: number, anyhow: boolean): void {
    if (this.#drawn[node]) return;
    const { spots } = this.#plan;
    const x = (spots[node * 2] as number) * this.#scale;
    const y = (spots[node * 2 + 1] as number) * this.#scale;
    const { side, up, down } = this.#reach(node);
    if (!anyhow && !this.#boxes.isFree(x - side, y - up, x + side, y + down)) return;
    this.#boxes.add(x - side, y - up, x + side, y + down);
    this.#drawn[node] = 1;
    this.#list.push(node);
  }

  keepRoomFor({ count, x, y, radius }: Groups): void {
    for (let group = 0; group < count; group++) {
      const reach = radius[group] as number;
      this.#addCircle(x[group] as number, y[group] as number, reach);
    }
  }

  /** Moves groups beside what is drawn; one that finds no room is left out (`gathered` 0). */
  place(groups: Groups, gathered: Uint32Array): Groups {
    const x = groups.x.slice();
    const y = groups.y.slice();
    for (let group = 0; group < groups.count; group++) {
      if (!gathered[group]) continue;
      const reach = (groups.radius[group] as number) + NODE_GAP / 2;
      const spot = this.#freeSpot(
        (x[group] as number) * this.#scale,
        (y[group] as number) * this.#scale,
        reach,
      );
      if (!spot) {
        gathered[group] = 0;
        continue;
      }
      x[group] = spot.x / this.#scale;
      y[group] = spot.y / this.#scale;
      this.#boxes.add(spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach);
    }
    return { ...groups, x, y };
  }

  result(): { readonly nodes: Uint32Array; readonly drawn: Uint8Array } {
    return { nodes: Uint32Array.from(this.#list), drawn: this.#drawn };
  }

  /** On the overview shapes stand as close as they were put; later, names get room of their own. */
  #reach(node: number) {
    const { stock, reach } = this.#plan;
    const { side, up, down } = reach(node);
    const more = (stock.radius[node] as number) * (this.#growth - 1);
    const ghost = this.#lens.nodes[node] ? 0 : NODE_GAP;
    if (this.#level === 0) {
      const less = NODE_GAP * 0.6 + ghost / 2;
      return { side: side - less, up: up - less, down: down - less };
    }
    const name = node < stock.sites ? 18 : 0;
    return { side: side + more + name, up: up + more, down: down + more + name };
  }

  #addCircle(x: number, y: number, reach: number): void {
    this.#boxes.add(x - reach, y - reach, x + reach, y + reach);
  }

  #freeSpot(x: number, y: number, reach: number): { x: number; y: number } | undefined {
    for (let turn = 0; turn < 22; turn++) {
      // Sunflower steps: ever farther, never twice in the same direction.
      const distance = turn === 0 ? 0 : 9 * Math.sqrt(turn) * 2;
      const nearX = x + Math.cos(turn * 2.4) * distance;
      const nearY = y + Math.sin(turn * 2.4) * distance;
      if (this.#boxes.isFree(nearX - reach, nearY - reach, nearX + reach, nearY + reach))
        return { x: nearX, y: nearY };
    }
    return undefined;
  }
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

import { choose, NODE_GAP, type Reach, reachOf, roomOf } from './choose.ts';
import { type Groups, gather, recentre } from './groups.ts';
import { type Projection, project, type Size } from './projection.ts';
import { type Shapes, spread } from './spread.ts';
import type { Stock } from './stock.ts';

/** What a plan is made from. */
export interface PlanInput {
  readonly stock: Stock;
  readonly places: Float32Array;
  readonly size: Size;
  /** Width of a node's label in CSS pixels. */
  readonly labelWidth: (node: number) => number;
  /** 1; more when the person unfolds. */
  readonly appetite: number;
  /** Nodes that must be drawn, however unimportant. */
  readonly wanted: ReadonlySet<number>;
  /** Where the person put nodes: picture coordinates as shares of the canvas. */
  readonly held: ReadonlyMap<number, { readonly x: number; readonly y: number }>;
}

/** Where everything stands, whatever the lens: in CSS pixels from the middle, at scale 1. */
export interface Plan {
  readonly stock: Stock;
  readonly size: Size;
  readonly projection: Projection;
  /** x, y by node. */
  readonly spots: Float32Array;
  /** The nodes of the overview, companies first, the most important first. */
  readonly chosen: Uint32Array;
  readonly reach: (node: number) => Reach;
  /** Sites that are not chosen, gathered for a level; kept once computed. */
  groups(level: number): Groups;
  /** The same nodes and groups where a layout that settles has them now: spots change in place. */
  move(places: Float32Array): void;
}

/** From one level to the next the picture grows by this factor. */
export const STEP = 1.6;
const EDGE = 14;
const BORDER = 30;

/** While a layout settles, shapes are pushed apart only roughly. */
const MOVING_ROUNDS = 24;

/**
 * Lays the overview out on the canvas. Takes a few milliseconds at 20,000 nodes; ten times as long in
 * a page that does it for the first time, so it can pause between its parts.
 */
export function* planning(input: PlanInput): Generator<void, Plan, void> {
  const { stock, size, labelWidth, appetite, wanted, held } = input;
  const reach = (node: number) => reachOf(stock, node, labelWidth(node));
  const room = (node: number) => roomOf(reach(node));
  const chosen = withWanted(choose(stock, size, room, appetite), wanted);
  const half = halfOf(chosen, room, size);
  const spots = new Float32Array(input.places.length);
  let projection = lay(input.places);
  const isChosen = new Uint8Array(stock.nodes);
  for (const node of chosen) isChosen[node] = 1;
  const folded = stock.order.filter((node) => node < stock.sites && !isChosen[node]);
  const levels = new Map<number, Groups>();
  yield;
  const overview = groups(0);
  yield;
  separate(spots, chosen, overview, reach, half, held);
  return {
    ...{ stock, size, spots, chosen, reach, groups },
    get projection() {
      return projection;
    },
    move(places) {
      projection = lay(places);
      for (const known of levels.values()) recentre(known, folded, spots);
      separate(spots, chosen, overview, reach, half, held, MOVING_ROUNDS);
    },
  };

  function lay(places: Float32Array): Projection {
    const made = project(places, chosen, room, half);
    made.apply(places, spots);
    keepInside(spots, size);
    for (const [node, { x, y }] of held) {
      spots[node * 2] = x * size.width;
      spots[node * 2 + 1] = y * size.height;
    }
    return made;
  }

  function groups(level: number): Groups {
    const known = levels.get(level);
    if (known) return known;
    const fresh = gather(folded, spots, stock.sites, reachOfGroup(size) / STEP ** level);
    levels.set(level, fresh);
    return fresh;
  }
}

/** What is folded may lie anywhere; should it be drawn, it must not stand half outside. */
function keepInside(spots: Float32Array, { width, height }: Size): void {
  for (let index = 0; index < spots.length; index++) {
    const reach = (index % 2 === 0 ? width : height) / 2 - BORDER;
    spots[index] = Math.max(-reach, Math.min(reach, spots[index] as number));
  }
}

function withWanted(chosen: Uint32Array, wanted: ReadonlySet<number>): Uint32Array {
  return wanted.size === 0 ? chosen : Uint32Array.from(new Set([...chosen, ...wanted]));
}

/** How close sites must be to be gathered, in CSS pixels. */
function reachOfGroup({ width, height }: Size): number {
  return Math.max(96, Math.sqrt(width * height) / 7);
}

/** Half of the room for centres of nodes: a picture of a few nodes does not fill a large canvas. */
function halfOf(chosen: Uint32Array, room: (node: number) => number, size: Size): Size {
  const need = chosen.reduce((sum, node) => sum + room(node), 0) * 9;
  const area = size.width * size.height;
  const share = Math.min(1, Math.sqrt((need + 320_000) / area));
  return {
    width: Math.max(40, (size.width / 2 - EDGE) * share),
    height: Math.max(40, (size.height / 2 - EDGE) * share),
  };
}

/** Moves what overlaps apart; spots and groups are changed in place. */
function separate(
  spots: Float32Array,
  chosen: Uint32Array,
  groups: Groups,
  reach: (node: number) => Reach,
  half: Size,
  held: ReadonlyMap<number, unknown>,
  rounds?: number,
): void {
  const count = chosen.length + groups.count;
  const shapes: Shapes = {
    x: new Float32Array(count),
    y: new Float32Array(count),
    side: new Float32Array(count),
    up: new Float32Array(count),
    down: new Float32Array(count),
    pinned: new Uint8Array(count),
  };
  for (const [index, node] of chosen.entries()) {
    const { side, up, down } = reach(node);
    shapes.x[index] = spots[node * 2] as number;
    shapes.y[index] = spots[node * 2 + 1] as number;
    shapes.side[index] = side;
    shapes.up[index] = up;
    shapes.down[index] = down;
    shapes.pinned[index] = held.has(node) ? 1 : 0;
  }
  for (let group = 0; group < groups.count; group++) {
    const index = chosen.length + group;
    const radius = (groups.radius[group] as number) + NODE_GAP;
    shapes.x[index] = groups.x[group] as number;
    shapes.y[index] = groups.y[group] as number;
    shapes.side[index] = radius;
    shapes.up[index] = radius;
    shapes.down[index] = radius;
  }
  spread(shapes, half, rounds);
  for (const [index, node] of chosen.entries()) {
    spots[node * 2] = shapes.x[index] as number;
    spots[node * 2 + 1] = shapes.y[index] as number;
  }
  groups.x.set(shapes.x.subarray(chosen.length));
  groups.y.set(shapes.y.subarray(chosen.length));
}

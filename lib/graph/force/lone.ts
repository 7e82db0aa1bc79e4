import type { Roles } from './roles.ts';

/** Distance between two lone nodes. */
const PITCH = 22;
/** Clear space between the picture and the field of lone nodes. */
const GAP = 36;
/** Directions for each of which is known how far the picture reaches. */
const SECTORS = 72;

/** Where nodes without a link are. */
export interface LoneField {
  /** Writes their x, y into places, beside the nodes that are there already. */
  place(places: Float32Array): void;
}

/**
 * Whether a place is a spot of the field's grid. Forces leave no node on one: whoever stands there
 * was lone.
 */
export function isLoneSpot(x: number, y: number): boolean {
  return x % PITCH === 0 && y % PITCH === 0 && Math.hypot(x, y) >= GAP / 2;
}

interface Spot {
  readonly column: number;
  readonly row: number;
}

/**
 * Gathers nodes without a link in a calm field at the picture's lower right, as close as the picture
 * lets it. Those that stood clear of the picture already stay; others fill the free spots of a grid
 * that hangs still in the plane, from the middle of the field out.
 *
 * @param core the nodes of the picture, around (0, 0)
 * @param known x, y of every node, NaN without a place
 * @param held by node: 1 when it stays where it is known to be
 */
export function loneField(
  { lone, core }: Roles,
  known: Float32Array,
  held: Uint8Array | undefined,
): LoneField {
  const spots = spotsFor(lone.length);
  const reach = Math.sqrt(lone.length / Math.PI) * PITCH;
  return { place };

  function place(places: Float32Array): void {
    if (lone.length === 0) return;
    const rim = rimOf(core, places);
    const { open, taken } = keep(rim, places);
    if (open.length === 0) return;
    const middle = Math.ceil(wayOut(core, places, reach + GAP) / Math.SQRT2 / PITCH);
    let next = 0;
    for (const spot of spots) {
      const node = open[next];
      if (node === undefined) return;
      const column = middle + spot.column;
      const row = middle + spot.row;
      if (!isClear(column * PITCH, row * PITCH, rim) || taken.has(keyOf(column, row))) continue;
      places[2 * node] = column * PITCH;
      places[2 * node + 1] = row * PITCH;
      next++;
    }
  }

  /** Leaves nodes where they are that may stay; says which need a spot, and what spots are taken. */
  function keep(rim: Float64Array, places: Float32Array) {
    const taken = new Set<number>();
    const open: number[] = [];
    for (const node of lone) {
      const x = known[2 * node] as number;
      const y = known[2 * node + 1] as number;
      if (Number.isNaN(x) || (held?.[node] !== 1 && !isClear(x, y, rim))) {
        open.push(node);
        continue;
      }
      places[2 * node] = x;
      places[2 * node + 1] = y;
      taken.add(keyOf(Math.round(x / PITCH), Math.round(y / PITCH)));
    }
    return { open, taken };
  }
}

/** By direction: how far the picture reaches from (0, 0). */
function rimOf(core: Uint32Array, places: Float32Array): Float64Array {
  const rim = new Float64Array(SECTORS);
  for (const node of core) {
    const x = places[2 * node] as number;
    const y = places[2 * node + 1] as number;
    const far = Math.sqrt(x * x + y * y);
    const sector = sectorOf(x, y);
    if (far > (rim[sector] as number)) rim[sector] = far;
  }
  return rim;
}

function isClear(x: number, y: number, rim: Float64Array): boolean {
  const far = Math.hypot(x, y);
  const sector = sectorOf(x, y);
  return [SECTORS - 1, 0, 1].every(
    (turn) => far >= (rim[(sector + turn) % SECTORS] as number) + GAP / 2,
  );
}

function sectorOf(x: number, y: number): number {
  return Math.floor((Math.atan2(y, x) / (2 * Math.PI) + 0.5) * SECTORS) % SECTORS;
}

/** How far to the lower right a disc of this radius has to be to touch no node of the picture. */
function wayOut(core: Uint32Array, places: Float32Array, radius: number): number {
  let way = radius;
  for (const node of core) {
    const along = ((places[2 * node] as number) + (places[2 * node + 1] as number)) / Math.SQRT2;
    const beside = ((places[2 * node] as number) - (places[2 * node + 1] as number)) / Math.SQRT2;
    if (Math.abs(beside) >= radius) continue;
    way = Math.max(way, along + Math.sqrt(radius * radius - beside * beside));
  }
  return way;
}

/** Spots from the middle of a field out, at least twice as many on its outer side as there are nodes. */
function spotsFor(count: number): readonly Spot[] {
  const reach = Math.ceil(Math.sqrt(count)) + 3;
  const spots: Spot[] = [];
  for (let column = -reach; column <= reach; column++) {
    for (let row = -reach; row <= reach; row++) spots.push({ column, row });
  }
  const far = ({ column, row }: Spot) => column * column + row * row;
  return spots.sort((a, b) => far(a) - far(b));
}

function keyOf(column: number, row: number): number {
  return column * 2 ** 24 + row;
}

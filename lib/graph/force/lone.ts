/** Distance between two lone nodes. */
const PITCH = 22;
/** Clear space between the picture and the field of lone nodes. */
const GAP = 40;

/** Where nodes without a link are. */
export interface LoneField {
  /**
   * Writes their x, y into places.
   *
   * @param radius of all that is not lone, around (0, 0)
   */
  place(radius: number, places: Float32Array): void;
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
 * Gathers nodes without a link in a calm field at the picture's lower right, where a round picture
 * leaves room. Those that stood outside of the picture already stay; others fill the free spots of a
 * grid that hangs still in the plane, from the middle of the field out.
 *
 * @param known x, y of every node, NaN without a place
 * @param held by node: 1 when it stays where it is known to be
 */
export function loneField(
  lone: Uint32Array,
  known: Float32Array,
  held: Uint8Array | undefined,
): LoneField {
  const spots = spotsFor(lone.length);
  const reach = Math.sqrt(lone.length / Math.PI) * PITCH;
  return { place };

  function place(radius: number, places: Float32Array): void {
    const nearest = radius + GAP / 2;
    const { open, taken } = keep(nearest, places);
    const middle = Math.ceil((radius + GAP + reach) / Math.SQRT2 / PITCH);
    let next = 0;
    for (const spot of spots) {
      const node = open[next];
      if (node === undefined) return;
      const column = middle + spot.column;
      const row = middle + spot.row;
      if (Math.hypot(column, row) * PITCH < nearest || taken.has(keyOf(column, row))) continue;
      places[2 * node] = column * PITCH;
      places[2 * node + 1] = row * PITCH;
      next++;
    }
  }

  /** Leaves nodes where they are that may stay; says which need a spot, and what spots are taken. */
  function keep(nearest: number, places: Float32Array) {
    const taken = new Set<number>();
    const open: number[] = [];
    for (const node of lone) {
      const x = known[2 * node] ?? Number.NaN;
      const y = known[2 * node + 1] ?? Number.NaN;
      // Not a number is not far enough away.
      if (Math.hypot(x, y) >= (held?.[node] === 1 ? 0 : nearest)) {
        places[2 * node] = x;
        places[2 * node + 1] = y;
        taken.add(keyOf(Math.round(x / PITCH), Math.round(y / PITCH)));
      } else open.push(node);
    }
    return { open, taken };
  }
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

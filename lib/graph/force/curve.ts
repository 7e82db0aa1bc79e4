/** Bits of a coordinate; its grid has 2 ** BITS lines. */
export const BITS = 16;

/** How many bits are sorted by at a time. */
const DIGIT = 11;

/** Points along a Morton curve: what is near on the curve is near in the plane. */
export interface Curve {
  /** Positions on the curve, ascending: bits of x and y by turns. */
  readonly codes: Uint32Array;
  /** The points in this order, as indices. */
  readonly order: Uint32Array;
  /** Puts points on the curve. Both arrays have one entry for each point. */
  sort(x: Float64Array, y: Float64Array): void;
}

/** Makes room for so many points; they can be sorted again and again. */
export function createCurve(points: number): Curve {
  const codes = new Uint32Array(points);
  const order = new Uint32Array(points);
  const spare = { codes: new Uint32Array(points), order: new Uint32Array(points) };
  const counts = new Uint32Array(2 ** DIGIT);
  return { codes, order, sort };

  /** Radix sort; stable, so points in one spot stay in their order. */
  function sort(x: Float64Array, y: Float64Array): void {
    encode(x, y);
    for (let i = 0; i < points; i++) order[i] = i;
    sortByDigit(0, codes, order, spare.codes, spare.order);
    sortByDigit(DIGIT, spare.codes, spare.order, codes, order);
    sortByDigit(2 * DIGIT, codes, order, spare.codes, spare.order);
    codes.set(spare.codes);
    order.set(spare.order);
  }

  function encode(x: Float64Array, y: Float64Array): void {
    const [left, right] = rangeOf(x);
    const [top, bottom] = rangeOf(y);
    const step = Math.max(right - left, bottom - top, 1e-9) / (2 ** BITS - 1);
    for (let i = 0; i < points; i++) {
      const column = ((x[i] as number) - left) / step;
      const row = ((y[i] as number) - top) / step;
      codes[i] = spread(column) | (spread(row) << 1);
    }
  }

  function sortByDigit(
    shift: number,
    codesBefore: Uint32Array,
    orderBefore: Uint32Array,
    codesAfter: Uint32Array,
    orderAfter: Uint32Array,
  ): void {
    const last = counts.length - 1;
    counts.fill(0);
    for (const code of codesBefore) (counts[(code >>> shift) & last] as number)++;
    let sum = 0;
    for (let digit = 0; digit <= last; digit++) {
      const count = counts[digit] as number;
      counts[digit] = sum;
      sum += count;
    }
    for (let i = 0; i < points; i++) {
      const code = codesBefore[i] as number;
      const to = (counts[(code >>> shift) & last] as number)++;
      codesAfter[to] = code;
      orderAfter[to] = orderBefore[i] as number;
    }
  }
}

function rangeOf(values: Float64Array): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Puts a zero between any two of the sixteen bits of a number. */
function spread(value: number): number {
  let bits = value & 0xffff;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

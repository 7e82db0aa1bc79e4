import { BITS, createCurve } from './curve.ts';

/** A cell with at most this many points is not divided further. */
const BUCKET = 12;

/**
 * A quadtree in flat arrays. Points are sorted along a Morton curve; cells lie in the order of a
 * depth-first walk, so a walk goes forward through memory: into a cell is the next one, past a cell
 * and all that it holds is `next`.
 */
export interface Quadtree {
  /** Number of cells in use. */
  cells: number;
  /** Points in the order of the curve: their indices, coordinates and weights. */
  readonly order: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
  /** By cell: its points are `order[first]` to `order[end - 1]`. */
  readonly first: Uint32Array;
  readonly end: Uint32Array;
  /** By cell: the cell after all that this one holds. */
  readonly next: Uint32Array;
  /** By cell: 1 when it is not divided. */
  readonly bucket: Uint8Array;
  /** By cell: the box around its points. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly top: Float64Array;
  readonly bottom: Float64Array;
  /** By cell: the longer side of that box. */
  readonly size: Float64Array;
  /** By cell: weight of its points, and where their centre of weight is. */
  readonly mass: Float64Array;
  readonly centreX: Float64Array;
  readonly centreY: Float64Array;
  /**
   * By cell: how its weight is spread about that centre, as a complex number: the sum of weight times
   * (x + iy)², with x and y from the centre.
   */
  readonly spreadRe: Float64Array;
  readonly spreadIm: Float64Array;
  /** Sorts points into the tree. All three arrays have the capacity's length; weights are not 0. */
  fill(x: Float64Array, y: Float64Array, weight: Float64Array): void;
}

/** Makes room for a tree of so many points; it can be filled again and again. */
export function createQuadtree(points: number): Quadtree {
  const curve = createCurve(points);
  const { codes, order } = curve;
  // A divided cell has two parts at least, so there are fewer than twice as many cells as points.
  const most = Math.max(1, 2 * points);

  const tree: Quadtree = {
    cells: 0,
    order,
    x: new Float64Array(points),
    y: new Float64Array(points),
    weight: new Float64Array(points),
    first: new Uint32Array(most),
    end: new Uint32Array(most),
    next: new Uint32Array(most),
    bucket: new Uint8Array(most),
    left: new Float64Array(most),
    right: new Float64Array(most),
    top: new Float64Array(most),
    bottom: new Float64Array(most),
    size: new Float64Array(most),
    mass: new Float64Array(most),
    centreX: new Float64Array(most),
    centreY: new Float64Array(most),
    spreadRe: new Float64Array(most),
    spreadIm: new Float64Array(most),
    fill,
  };
  return tree;

  function fill(x: Float64Array, y: Float64Array, weight: Float64Array): void {
    curve.sort(x, y);
    for (let i = 0; i < points; i++) {
      const point = order[i] as number;
      tree.x[i] = x[point] as number;
      tree.y[i] = y[point] as number;
      tree.weight[i] = weight[point] as number;
    }

    tree.cells = 0;
    if (points > 0) divide(0, points, BITS);
  }

  /** Adds a cell for points first to end - 1, which share the bits of their codes above `level`. */
  function divide(first: number, end: number, level: number): void {
    const cell = tree.cells++;
    let at = level;
    if (end - first > BUCKET) {
      // Levels on which all points lie in the same quarter are skipped.
      const differing = ((codes[first] as number) ^ (codes[end - 1] as number)) >>> 0;
      at = differing === 0 ? 0 : (33 - Math.clz32(differing)) >> 1;
    }
    tree.first[cell] = first;
    tree.end[cell] = end;
    tree.bucket[cell] = end - first <= BUCKET || at === 0 ? 1 : 0;
    if (tree.bucket[cell]) gather(cell, first, end);
    else {
      const shift = 2 * (at - 1);
      for (let from = first; from < end; ) {
        const to = endOfQuarter(from, end, shift);
        divide(from, to, at - 1);
        from = to;
      }
      sumUp(cell);
    }
    tree.next[cell] = tree.cells;
  }

  /** Where the points end that lie in the same quarter as the first one. */
  function endOfQuarter(from: number, end: number, shift: number): number {
    const quarter = (codes[from] as number) >>> shift;
    let low = from + 1;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((codes[middle] as number) >>> shift === quarter) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function gather(cell: number, first: number, end: number): void {
    const { x, y, weight } = tree;
    startSum(cell);
    for (let i = first; i < end; i++) {
      const [px, py] = [x[i] as number, y[i] as number];
      addToSum(cell, weight[i] as number, px, py);
      widen(cell, px, px, py, py);
    }
    endSum(cell);
    for (let i = first; i < end; i++) {
      addSpread(cell, weight[i] as number, x[i] as number, y[i] as number);
    }
  }

  function sumUp(cell: number): void {
    const { mass, centreX, centreY, left, right, top, bottom, next } = tree;
    startSum(cell);
    for (let part = cell + 1; part < tree.cells; part = next[part] as number) {
      addToSum(cell, mass[part] as number, centreX[part] as number, centreY[part] as number);
      widen(
        cell,
        left[part] as number,
        right[part] as number,
        top[part] as number,
        bottom[part] as number,
      );
    }
    endSum(cell);
    for (let part = cell + 1; part < tree.cells; part = next[part] as number) {
      addSpread(cell, mass[part] as number, centreX[part] as number, centreY[part] as number);
      (tree.spreadRe[cell] as number) += tree.spreadRe[part] as number;
      (tree.spreadIm[cell] as number) += tree.spreadIm[part] as number;
    }
  }

  function startSum(cell: number): void {
    tree.mass[cell] = 0;
    tree.centreX[cell] = 0;
    tree.centreY[cell] = 0;
    tree.spreadRe[cell] = 0;
    tree.spreadIm[cell] = 0;
    tree.left[cell] = Number.POSITIVE_INFINITY;
    tree.right[cell] = Number.NEGATIVE_INFINITY;
    tree.top[cell] = Number.POSITIVE_INFINITY;
    tree.bottom[cell] = Number.NEGATIVE_INFINITY;
  }

  function addToSum(cell: number, weight: number, x: number, y: number): void {
    (tree.mass[cell] as number) += weight;
    (tree.centreX[cell] as number) += weight * x;
    (tree.centreY[cell] as number) += weight * y;
  }

  function endSum(cell: number): void {
    (tree.centreX[cell] as number) /= tree.mass[cell] as number;
    (tree.centreY[cell] as number) /= tree.mass[cell] as number;
    const width = (tree.right[cell] as number) - (tree.left[cell] as number);
    const height = (tree.bottom[cell] as number) - (tree.top[cell] as number);
    tree.size[cell] = Math.max(width, height);
  }

  function addSpread(cell: number, weight: number, x: number, y: number): void {
    const dx = x - (tree.centreX[cell] as number);
    const dy = y - (tree.centreY[cell] as number);
    (tree.spreadRe[cell] as number) += weight * (dx * dx - dy * dy);
    (tree.spreadIm[cell] as number) += 2 * weight * dx * dy;
  }

  function widen(cell: number, left: number, right: number, top: number, bottom: number): void {
    if (left < (tree.left[cell] as number)) tree.left[cell] = left;
    if (right > (tree.right[cell] as number)) tree.right[cell] = right;
    if (top < (tree.top[cell] as number)) tree.top[cell] = top;
    if (bottom > (tree.bottom[cell] as number)) tree.bottom[cell] = bottom;
  }
}

import type { Scene } from './scene.ts';

/** Side of a cell in CSS pixels at the scale of the scene: about the size of the largest shape. */
const CELL = 48;

/** Finds what is drawn at a point: a grid over flat arrays (compressed rows), one for each scene. */
export class EndGrid {
  readonly #scene: Scene;
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #left: number;
  readonly #top: number;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;

  /** Linear in what the scene draws. `scale` is that of the scene's level. */
  constructor(scene: Scene, scale: number) {
    this.#scene = scene;
    this.#cell = CELL / scale;
    const ends = endsOf(scene);
    let [left, top, right, bottom] = [0, 0, 1, 1];
    for (const end of ends) {
      const { x, y } = spotOf(scene, end);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    this.#left = left;
    this.#top = top;
    this.#columns = Math.floor((right - left) / this.#cell) + 1;
    this.#rows = Math.floor((bottom - top) / this.#cell) + 1;
    this.#starts = new Uint32Array(this.#columns * this.#rows + 1);
    this.#ends = new Uint32Array(ends.length);
    this.#fill(ends);
  }

  #fill(ends: Uint32Array): void {
    const starts = this.#starts;
    const cells = Uint32Array.from(ends, (end) => {
      const { x, y } = spotOf(this.#scene, end);
      return this.#row(y) * this.#columns + this.#column(x);
    });
    for (const cell of cells) starts[cell + 1] = (starts[cell + 1] as number) + 1;
    for (let cell = 0; cell < starts.length - 1; cell++) {
      starts[cell + 1] = (starts[cell + 1] as number) + (starts[cell] as number);
    }
    const next = starts.slice();
    for (const [turn, end] of ends.entries()) {
      const cell = cells[turn] as number;
      this.#ends[next[cell] as number] = end;
      next[cell] = (next[cell] as number) + 1;
    }
  }

  /**
   * The end whose shape holds a point, or misses it by no more than `slack`; the nearest of several,
   * −1 if there is none. Point, slack and radii are in picture coordinates.
   */
  at(x: number, y: number, slack: number, radius: (end: number) => number, reach: number): number {
    let best = -1;
    let nearest = Number.POSITIVE_INFINITY;
    const far = reach + slack;
    const lastRow = this.#row(y + far);
    const lastColumn = this.#column(x + far);
    for (let row = this.#row(y - far); row <= lastRow; row++) {
      for (let column = this.#column(x - far); column <= lastColumn; column++) {
        const cell = row * this.#columns + column;
        const until = this.#starts[cell + 1] as number;
        for (let place = this.#starts[cell] as number; place < until; place++) {
          const end = this.#ends[place] as number;
          const distance = this.#distance(end, x, y) - radius(end);
          if (distance > slack || distance >= nearest) continue;
          best = end;
          nearest = distance;
        }
      }
    }
    return best;
  }

  /** From a disc's centre, or from a diamond's in the way its edge runs. */
  #distance(end: number, x: number, y: number): number {
    const spot = spotOf(this.#scene, end);
    const dx = Math.abs(x - spot.x);
    const dy = Math.abs(y - spot.y);
    const { sites, nodes } = this.#scene.plan.stock;
    return end >= sites && end < nodes ? dx + dy : Math.hypot(dx, dy);
  }

  #column(x: number): number {
    const column = Math.floor((x - this.#left) / this.#cell);
    return Math.max(0, Math.min(this.#columns - 1, column));
  }

  #row(y: number): number {
    return Math.max(0, Math.min(this.#rows - 1, Math.floor((y - this.#top) / this.#cell)));
  }
}

/** All that a scene draws: nodes, then groups (`nodes` + g). */
export function endsOf({ plan: { stock }, nodes, gathered }: Scene): Uint32Array {
  const groups = [...gathered.keys()].filter((group) => gathered[group]);
  return Uint32Array.from([...nodes, ...groups.map((group) => stock.nodes + group)]);
}

/** Where an end stands in the picture, at scale 1. */
export function spotOf({ plan: { stock, spots }, groups }: Scene, end: number) {
  if (end < stock.nodes) return { x: spots[end * 2] as number, y: spots[end * 2 + 1] as number };
  const group = end - stock.nodes;
  return { x: groups.x[group] as number, y: groups.y[group] as number };
}

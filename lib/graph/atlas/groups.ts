/** Sites that are not drawn one by one, gathered where they are close to each other. */
export interface Groups {
  readonly count: number;
  /** Picture coordinates and radius (CSS pixels) by group. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly radius: Float32Array;
  /** By group: how many sites it holds. */
  readonly size: Uint32Array;
  /** By site: its group; −1 for a site that is in none. */
  readonly of: Int32Array;
}

/** Fewer sites than this do not make a group of their own. */
const SMALLEST = 3;

/**
 * Gathers sites into groups. `members` lists them, the most important first: each joins the nearest
 * seed within `reach`, or becomes a seed itself; what has too few members joins the nearest group
 * that has enough. Linear in the number of members for a bounded number of groups.
 */
export function gather(
  members: ArrayLike<number>,
  spots: Float32Array,
  sites: number,
  reach: number,
): Groups {
  const seeds = seedsOf(members, spots, reach);
  const counts = new Map<number, number>();
  for (const seed of seeds.of) counts.set(seed, (counts.get(seed) ?? 0) + 1);
  const kept = seeds.list.filter((_, seed) => (counts.get(seed) ?? 0) >= SMALLEST);
  const list = kept.length > 0 ? kept : seeds.list;
  const of = new Int32Array(sites).fill(-1);
  const x = new Float32Array(list.length);
  const y = new Float32Array(list.length);
  const size = new Uint32Array(list.length);
  const index = new SeedIndex(reach);
  for (const { x: left, y: top } of list) index.add(left, top);
  for (let turn = 0; turn < members.length; turn++) {
    const site = members[turn] as number;
    const group = index.nearest(spots[site * 2] as number, spots[site * 2 + 1] as number);
    of[site] = group;
    size[group] = (size[group] as number) + 1;
  }
  const radius = Float32Array.from(size, radiusOfGroup);
  const groups: Groups = { count: list.length, x, y, size, of, radius };
  recentre(groups, members, spots);
  return groups;
}

/** Puts every group in the middle of its members. */
export function recentre(
  { x, y, of, size }: Groups,
  members: ArrayLike<number>,
  spots: Float32Array,
): void {
  x.fill(0);
  y.fill(0);
  for (let turn = 0; turn < members.length; turn++) {
    const site = members[turn] as number;
    const group = of[site] as number;
    const share = 1 / (size[group] as number);
    x[group] = (x[group] as number) + (spots[site * 2] as number) * share;
    y[group] = (y[group] as number) + (spots[site * 2 + 1] as number) * share;
  }
}

/** Grows slowly: a group of a thousand must not cover a quarter of a small canvas. */
export function radiusOfGroup(size: number): number {
  return Math.min(26, 9 + 2.3 * Math.log2(Math.max(1, size)));
}

interface Seed {
  readonly x: number;
  readonly y: number;
}

function seedsOf(members: ArrayLike<number>, spots: Float32Array, reach: number) {
  const list: Seed[] = [];
  const index = new SeedIndex(reach);
  const of = new Int32Array(members.length);
  for (let turn = 0; turn < members.length; turn++) {
    const site = members[turn] as number;
    const x = spots[site * 2] as number;
    const y = spots[site * 2 + 1] as number;
    const near = index.within(x, y);
    of[turn] = near >= 0 ? near : list.push({ x, y }) - 1;
    if (near < 0) index.add(x, y);
  }
  return { list, of };
}

/** Finds seeds by cells as large as their reach. */
class SeedIndex {
  readonly #reach: number;
  readonly #cells = new Map<number, number[]>();
  readonly #x: number[] = [];
  readonly #y: number[] = [];

  constructor(reach: number) {
    this.#reach = reach;
  }

  add(x: number, y: number): void {
    const key = this.#key(Math.floor(x / this.#reach), Math.floor(y / this.#reach));
    const index = this.#x.push(x) - 1;
    this.#y.push(y);
    const cell = this.#cells.get(key);
    if (cell) cell.push(index);
    else this.#cells.set(key, [index]);
  }

  /** The nearest seed within reach; −1 if there is none. */
  within(x: number, y: number): number {
    const column = Math.floor(x / this.#reach);
    const row = Math.floor(y / this.#reach);
    let best = -1;
    let shortest = this.#reach ** 2;
    for (let r = row - 1; r <= row + 1; r++) {
      for (let c = column - 1; c <= column + 1; c++) {
        for (const index of this.#cells.get(this.#key(c, r)) ?? []) {
          const distance = this.#distance(index, x, y);
          if (distance < shortest) [best, shortest] = [index, distance];
        }
      }
    }
    return best;
  }

  /** The nearest seed of all. */
  nearest(x: number, y: number): number {
    const near = this.within(x, y);
    if (near >= 0) return near;
    let best = 0;
    for (let index = 1; index < this.#x.length; index++) {
      if (this.#distance(index, x, y) < this.#distance(best, x, y)) best = index;
    }
    return best;
  }

  #distance(index: number, x: number, y: number): number {
    return ((this.#x[index] as number) - x) ** 2 + ((this.#y[index] as number) - y) ** 2;
  }

  #key(column: number, row: number): number {
    return row * 65_536 + column;
  }
}

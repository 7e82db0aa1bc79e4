import type { Groups } from './groups.ts';
import { FADED, type LensState, LIMITED, STOPPED, THROUGH } from './model.ts';
import type { Stock } from './stock.ts';

/**
 * The threads of a scene, in columns, the most telling first. An end is a node, or `nodes` + g for
 * group g: then the thread stands for those of all the group's sites.
 */
export interface Threads {
  readonly count: number;
  readonly from: Uint32Array;
  /** The company's node. */
  readonly to: Uint32Array;
  /** `THROUGH`, `LIMITED` or `STOPPED`: the most that any of them did. */
  readonly kind: Uint8Array;
  /** How many threads of that kind it stands for, and their share of all between its ends. */
  readonly weight: Uint32Array;
  readonly share: Float32Array;
  /** By company's node: how many threads it has in this picture. */
  readonly fan: Uint16Array;
}

/** What got through is drawn before what was stopped. */
const RANK = [0, 2, 1.2, 0.6];

/**
 * Joins what is drawn. Threads of sites in a group run together to their company. Of more than
 * `most`, those are kept that tell most: what got through, and of each company the first few; a
 * company on all sites says less with each of its threads. `nearness` (0 to 1) prefers short ones:
 * what runs across the whole picture hides the rest of it.
 */
export function threadsOf(
  stock: Stock,
  lens: LensState,
  nodes: Uint32Array,
  drawn: Uint8Array,
  groups: Groups,
  gathered: Uint32Array,
  most: number,
  nearness: (from: number, to: number) => number,
): Threads {
  const ends = stock.nodes + groups.count;
  const tally = new Tally(ends);
  const from: number[] = [];
  const to: number[] = [];
  const kind: number[] = [];
  const weight: number[] = [];
  const share: number[] = [];
  const worth: number[] = [];
  for (const company of nodes) {
    if (company < stock.sites) continue;
    tally.clear();
    for (
      let row = stock.rows[company] as number;
      row < (stock.rows[company + 1] as number);
      row++
    ) {
      const link = stock.linksOf[row] as number;
      const state = lens.links[link] as number;
      if (state === FADED) continue;
      const end = endOf(stock.source[link] as number, stock, drawn, groups, gathered);
      if (end >= 0) tally.add(end, state);
    }
    for (const [turn, end] of tally.ends.entries()) {
      const state = tally.most(end);
      const count = tally.count(end, state);
      from.push(end);
      to.push(company);
      kind.push(state);
      weight.push(count);
      share.push(count / tally.total(end));
      const part = (count / tally.total(end)) * (1 + Math.log2(count) / 8);
      const rank = (RANK[state] as number) + 1 / (1 + turn / 6);
      worth.push(rank * part * nearness(end, company));
    }
  }
  const kept = mostTelling(worth, from, ends).subarray(0, Math.max(most, 0));
  const fan = new Uint16Array(stock.nodes);
  for (const thread of kept) {
    const company = to[thread] as number;
    fan[company] = (fan[company] as number) + 1;
  }
  return {
    count: kept.length,
    from: Uint32Array.from(kept, (thread) => from[thread] as number),
    to: Uint32Array.from(kept, (thread) => to[thread] as number),
    kind: Uint8Array.from(kept, (thread) => kind[thread] as number),
    weight: Uint32Array.from(kept, (thread) => weight[thread] as number),
    share: Float32Array.from(kept, (thread) => share[thread] as number),
    fan,
  };
}

/** Threads by what they are worth; each further one of the same end is worth less. */
function mostTelling(worth: number[], from: readonly number[], ends: number): Uint32Array {
  const byWorth = (a: number, b: number) => (worth[b] as number) - (worth[a] as number) || a - b;
  const order = Uint32Array.from(worth.keys()).sort(byWorth);
  const used = new Uint16Array(ends);
  for (const thread of order) {
    const end = from[thread] as number;
    worth[thread] = (worth[thread] as number) / (1 + (used[end] as number) / 3);
    used[end] = (used[end] as number) + 1;
  }
  return order.sort(byWorth);
}

/** What stands for a site in the picture: itself, its group, or nothing (−1). */
export function endOf(
  site: number,
  { nodes }: Pick<Stock, 'nodes'>,
  drawn: Uint8Array,
  groups: Groups,
  gathered: Uint32Array,
): number {
  if (drawn[site]) return site;
  const group = groups.of[site] as number;
  return group >= 0 && gathered[group] ? nodes + group : -1;
}

/** Counts threads by end and kind; cleared by what was touched, not by its whole length. */
export class Tally {
  readonly ends: number[] = [];
  readonly #counts: Uint32Array;

  constructor(ends: number) {
    this.#counts = new Uint32Array(ends * 4);
  }

  clear(): void {
    for (const end of this.ends) this.#counts.fill(0, end * 4, end * 4 + 4);
    this.ends.length = 0;
  }

  add(end: number, state: number): void {
    const counts = this.#counts;
    if (!(counts[end * 4 + THROUGH] || counts[end * 4 + LIMITED] || counts[end * 4 + STOPPED]))
      this.ends.push(end);
    counts[end * 4 + state] = (counts[end * 4 + state] as number) + 1;
  }

  /** The most that became of any thread of an end. */
  most(end: number): number {
    if (this.#counts[end * 4 + THROUGH]) return THROUGH;
    return this.#counts[end * 4 + LIMITED] ? LIMITED : STOPPED;
  }

  count(end: number, state: number): number {
    return this.#counts[end * 4 + state] as number;
  }

  /** How many threads an end has, whatever became of them. */
  total(end: number): number {
    return this.count(end, THROUGH) + this.count(end, LIMITED) + this.count(end, STOPPED);
  }
}

import type { LayoutJob } from '../../../lib/graph/force/job.ts';
import { generator } from '../made-web.ts';

/** How good a layout is; less is better for stress and crossings, more for purity. */
export interface Quality {
  /**
   * How far distances in the picture are from distances in the graph, as a mean square of relative
   * errors at the best scale.
   */
  readonly stress: number;
  /** Of the eight nearest sites of a site, the share with the same interest. */
  readonly purity: number;
  /** Share of pairs of links without a common end that cross. */
  readonly crossings: number;
}

/** Nodes from which distances are counted. */
const PIVOTS = 50;
const NEAREST = 8;
/** Pairs of links that are looked at. */
const PAIRS = 300_000;

/** Judges a layout of sites (the first nodes, with these interests) and third parties. */
export function qualityOf(job: LayoutJob, interests: Uint16Array, places: Float32Array): Quality {
  return {
    stress: stressOf(job, places),
    purity: purityOf(interests, places),
    crossings: crossingsOf(job, places),
  };
}

/** Mean way of nodes from one picture to another, relative to the first one's diameter. */
export function displacement(from: Float32Array, to: Float32Array): number {
  let sum = 0;
  for (let node = 0; 2 * node < from.length; node++) sum += distance(from, node, to, node);
  return sum / (from.length / 2) / diameterOf(from);
}

/** The longer side of the box around all places. */
export function diameterOf(places: Float32Array): number {
  const extent = (axis: number) => {
    const values = places.filter((_, index) => index % 2 === axis);
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  };
  return Math.max(extent(0), extent(1));
}

function stressOf(job: LayoutJob, places: Float32Array): number {
  const neighbours = neighboursOf(job);
  const random = generator(7);
  let [pairs, sum, squares] = [0, 0, 0];
  for (let pivot = 0; pivot < PIVOTS; pivot++) {
    const start = Math.floor(random() * job.nodes);
    for (const [node, steps] of stepsFrom(start, neighbours).entries()) {
      if (steps <= 0) continue;
      const ratio = distance(places, start, places, node) / steps;
      pairs++;
      sum += ratio;
      squares += ratio * ratio;
    }
  }
  // The mean of (s * ratio - 1)² is least at s = sum / squares.
  return 1 - (sum * sum) / squares / pairs;
}

function purityOf(interests: Uint16Array, places: Float32Array): number {
  const sites = interests.length;
  let same = 0;
  for (let site = 0; site < sites; site++) {
    const nearest: { far: number; other: number }[] = [];
    for (let other = 0; other < sites; other++) {
      if (other === site) continue;
      const far = distance(places, site, places, other);
      if (nearest.length === NEAREST && far >= (nearest.at(-1)?.far ?? 0)) continue;
      nearest.splice(nearest.findLastIndex((one) => one.far <= far) + 1, 0, { far, other });
      nearest.length = Math.min(nearest.length, NEAREST);
    }
    same += nearest.filter(({ other }) => interests[other] === interests[site]).length;
  }
  return same / (sites * NEAREST);
}

function crossingsOf({ source, target }: LayoutJob, places: Float32Array): number {
  const random = generator(11);
  let [pairs, crossing] = [0, 0];
  for (let pair = 0; pair < PAIRS; pair++) {
    const one = Math.floor(random() * source.length);
    const other = Math.floor(random() * source.length);
    const ends = [source[one], target[one], source[other], target[other]] as Ends;
    if (new Set(ends).size < 4) continue;
    pairs++;
    if (doCross(places, ends)) crossing++;
  }
  return crossing / pairs;
}

type Ends = [number, number, number, number];

function doCross(places: Float32Array, [a, b, c, d]: Ends): boolean {
  const side = (p: number, q: number, r: number) => {
    const [px, py] = [places[2 * p] as number, places[2 * p + 1] as number];
    const dx = (places[2 * q] as number) - px;
    const dy = (places[2 * q + 1] as number) - py;
    return dx * ((places[2 * r + 1] as number) - py) - dy * ((places[2 * r] as number) - px) > 0;
  };
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

function distance(from: Float32Array, node: number, to: Float32Array, other: number): number {
  const dx = (to[2 * other] as number) - (from[2 * node] as number);
  const dy = (to[2 * other + 1] as number) - (from[2 * node + 1] as number);
  return Math.sqrt(dx * dx + dy * dy);
}

function neighboursOf({ nodes, source, target }: LayoutJob): number[][] {
  const neighbours = Array.from({ length: nodes }, (): number[] => []);
  for (const [link, from] of source.entries()) {
    const to = target[link] as number;
    neighbours[from]?.push(to);
    neighbours[to]?.push(from);
  }
  return neighbours;
}

/** By node: how many links away it is from a start; -1 when it cannot be reached. */
function stepsFrom(start: number, neighbours: readonly (readonly number[])[]): Int32Array {
  const steps = new Int32Array(neighbours.length).fill(-1);
  steps[start] = 0;
  const queue = [start];
  for (const node of queue) {
    for (const other of neighbours[node] ?? []) {
      if (steps[other] !== -1) continue;
      steps[other] = (steps[node] as number) + 1;
      queue.push(other);
    }
  }
  return steps;
}

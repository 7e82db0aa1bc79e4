import type { LayoutJob } from './job.ts';
import { isLoneSpot } from './lone.ts';
import type { Roles } from './roles.ts';
import { LINK_LENGTH } from './springs.ts';

/** Places further out than this are taken for broken. */
const FARTHEST = 1e6;

/** Where nodes were before. */
export interface Known {
  /** x, y of every node; NaN where it had no place, or one that is worth nothing. */
  readonly places: Float32Array;
  /** Share of the core that has a place. */
  readonly share: number;
}

/**
 * Reads a job's earlier places. Broken ones are worth nothing; nor is the place of a node that was
 * lone and now has links: it enters like a new one.
 */
export function knownPlaces({ nodes, previous, held }: LayoutJob, { core, degree }: Roles): Known {
  const places = new Float32Array(2 * nodes).fill(Number.NaN);
  let found = 0;
  for (let node = 0; node < nodes; node++) {
    const x = previous?.[2 * node] ?? Number.NaN;
    const y = previous?.[2 * node + 1] ?? Number.NaN;
    if (!(Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST)) continue;
    const isLinked = degree[node] !== 0;
    if (isLinked && held?.[node] !== 1 && isLoneSpot(x, y)) continue;
    places[2 * node] = x;
    places[2 * node + 1] = y;
    if (isLinked) found++;
  }
  return { places, share: core.length === 0 ? 1 : found / core.length };
}

/** A node's seed, whatever the job holds. */
function seedOf({ seed }: LayoutJob, node: number): number {
  const value = seed[node] ?? 0;
  return value >= 0 && value < 1 ? value : 0;
}

/** Where a node starts from in a first layout: in a disc, at a spot that belongs to its name. */
export function firstPlaces(job: LayoutJob, radius: number): Float32Array {
  const places = new Float32Array(2 * job.nodes);
  for (let node = 0; node < job.nodes; node++) {
    const seed = seedOf(job, node);
    const far = radius * Math.sqrt((seed * 8_191) % 1);
    places[2 * node] = far * Math.cos(seed * 2 * Math.PI);
    places[2 * node + 1] = far * Math.sin(seed * 2 * Math.PI);
  }
  return places;
}

/**
 * Where nodes start from in a picture that stands: known ones where they were, new ones beside the
 * middle of the nodes they are linked to, or, where all of those are new too, beside these once they
 * have found a place. What belongs to nobody starts at the rim.
 */
export function enter(
  job: LayoutJob,
  { core, starts, neighbours, degree }: Roles,
  known: Float32Array,
  first: Float32Array,
): Float32Array {
  const places = known.slice();
  let waiting = Array.from(core).filter((node) => Number.isNaN(places[2 * node]));
  while (waiting.length > 0) {
    const found = waiting.flatMap((node) => {
      const middle = middleOfNeighbours(node);
      return middle ? [{ node, ...middle }] : [];
    });
    for (const { node, x, y } of found) {
      const angle = seedOf(job, node) * 2 * Math.PI;
      places[2 * node] = x + (Math.cos(angle) * LINK_LENGTH) / 2;
      places[2 * node + 1] = y + (Math.sin(angle) * LINK_LENGTH) / 2;
    }
    if (found.length === 0) break;
    waiting = waiting.filter((node) => Number.isNaN(places[2 * node]));
  }
  for (const node of waiting) {
    places[2 * node] = first[2 * node] as number;
    places[2 * node + 1] = first[2 * node + 1] as number;
  }
  return places;

  /** Small neighbours say more about where a node belongs than those that everybody has. */
  function middleOfNeighbours(node: number): { x: number; y: number } | undefined {
    let [x, y, total] = [0, 0, 0];
    for (let at = starts[node] as number; at < (starts[node + 1] as number); at++) {
      const other = neighbours[at] as number;
      const otherX = places[2 * other] as number;
      if (Number.isNaN(otherX)) continue;
      const weight = 1 / (degree[other] as number);
      x += weight * otherX;
      y += weight * (places[2 * other + 1] as number);
      total += weight;
    }
    return total > 0 ? { x: x / total, y: y / total } : undefined;
  }
}

import type { Roles } from './roles.ts';

/** Rounds of smoothing. Half as many leave a few more crossings, twice as many take away a few. */
const ROUNDS = 100;
/** How much of the first spots remains: nodes with the same neighbours would else be in one spot. */
const REMAINS = 0.1;

/**
 * Spreads the core over a disc so that nodes with common neighbours begin near each other: from
 * spots that belong to the names, every node moves half way to the middle of its neighbours, again
 * and again, while x and y are kept apart from each other and from the trivial answer. That tends to
 * the first eigenvectors of the graph (Koren, "Drawing graphs by eigenvectors", 2005). Layouts that
 * begin there have purer clusters and fewer crossings than those that begin anywhere, and need no
 * hot phase.
 *
 * @param spots x, y of every node
 * @param radius of the disc
 */
export function spreadByNeighbours(
  roles: Roles,
  spots: Float32Array,
  radius: number,
): Float32Array {
  const { core } = roles;
  const x = Float64Array.from(spots.filter((_, index) => index % 2 === 0));
  const y = Float64Array.from(spots.filter((_, index) => index % 2 === 1));
  const spare = { x: new Float64Array(x.length), y: new Float64Array(y.length) };
  for (let round = 0; round < ROUNDS; round++) {
    smooth(roles, x, y, spare);
    takeAway(roles, x);
    takeAway(roles, y);
    takeAway(roles, y, x);
    normalise(roles, x);
    normalise(roles, y);
  }
  const far = (node: number) => Math.hypot(x[node] as number, y[node] as number);
  const places = spots.slice();
  for (const [rank, node] of core.toSorted((a, b) => far(a) - far(b)).entries()) {
    // Most nodes crowd around the middle: only their order is kept of how far out they are.
    const k = (radius * Math.sqrt((rank + 0.5) / core.length)) / (far(node) || 1);
    places[2 * node] = mix(spots[2 * node] as number, k * (x[node] as number));
    places[2 * node + 1] = mix(spots[2 * node + 1] as number, k * (y[node] as number));
  }
  return places;
}

function mix(spot: number, spread: number): number {
  return REMAINS * spot + (1 - REMAINS) * spread;
}

function smooth(
  { core, degree, starts, neighbours }: Roles,
  x: Float64Array,
  y: Float64Array,
  spare: { readonly x: Float64Array; readonly y: Float64Array },
): void {
  for (const node of core) {
    let [sumX, sumY] = [0, 0];
    const end = starts[node + 1] as number;
    for (let at = starts[node] as number; at < end; at++) {
      const other = neighbours[at] as number;
      sumX += x[other] as number;
      sumY += y[other] as number;
    }
    const links = degree[node] as number;
    spare.x[node] = ((x[node] as number) + sumX / links) / 2;
    spare.y[node] = ((y[node] as number) + sumY / links) / 2;
  }
  x.set(spare.x);
  y.set(spare.y);
}

/** Takes away what an axis has of another, or, without one, its mean; nodes weigh by their links. */
function takeAway({ core, degree }: Roles, axis: Float64Array, other?: Float64Array): void {
  let [sum, total] = [0, 0];
  for (const node of core) {
    const part = other?.[node] ?? 1;
    sum += (degree[node] as number) * part * (axis[node] as number);
    total += (degree[node] as number) * part * part;
  }
  if (total === 0) return;
  for (const node of core) (axis[node] as number) -= (sum / total) * (other?.[node] ?? 1);
}

function normalise({ core, degree }: Roles, axis: Float64Array): void {
  let sum = 0;
  for (const node of core) sum += (degree[node] as number) * (axis[node] as number) ** 2;
  if (sum === 0) return;
  for (const node of core) (axis[node] as number) /= Math.sqrt(sum);
}

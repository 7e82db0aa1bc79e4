import type { Roles } from './roles.ts';

/**
 * Moves and turns a whole layout, without changing it, so that it lies as close as it can to where
 * its nodes belong: the least squares of a rigid motion (Kabsch 1976, in the plane). So what is upper
 * left stays upper left, also when a picture is laid out anew.
 *
 * @param places x, y of every node; those of the core are changed
 * @param home x, y of every node, NaN where a node belongs nowhere
 */
export function turnHome(places: Float32Array, { core, degree }: Roles, home: Float32Array): void {
  let [total, x, y, homeX, homeY] = [0, 0, 0, 0, 0];
  for (const node of core) {
    if (Number.isNaN(home[2 * node])) continue;
    const weight = degree[node] as number;
    total += weight;
    x += weight * (places[2 * node] as number);
    y += weight * (places[2 * node + 1] as number);
    homeX += weight * (home[2 * node] as number);
    homeY += weight * (home[2 * node + 1] as number);
  }
  if (total === 0) return;
  x /= total;
  y /= total;
  homeX /= total;
  homeY /= total;
  let [along, across] = [0, 0];
  for (const node of core) {
    if (Number.isNaN(home[2 * node])) continue;
    const weight = degree[node] as number;
    const dx = (places[2 * node] as number) - x;
    const dy = (places[2 * node + 1] as number) - y;
    const toX = (home[2 * node] as number) - homeX;
    const toY = (home[2 * node + 1] as number) - homeY;
    along += weight * (dx * toX + dy * toY);
    across += weight * (dx * toY - dy * toX);
  }
  const length = Math.hypot(along, across);
  const cos = length > 0 ? along / length : 1;
  const sin = length > 0 ? across / length : 0;
  for (const node of core) {
    const dx = (places[2 * node] as number) - x;
    const dy = (places[2 * node + 1] as number) - y;
    places[2 * node] = homeX + cos * dx - sin * dy;
    places[2 * node + 1] = homeY + sin * dx + cos * dy;
  }
}

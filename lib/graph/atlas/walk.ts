import { endsOf, spotOf } from './end-grid.ts';
import type { Light } from './light.ts';
import type { Scene } from './scene.ts';

/** Where a step of the keyboard leads: to the side, or around the neighbours. */
export type Direction = 'left' | 'right' | 'up' | 'down' | 'next' | 'previous';

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};
/** A step to the side is worth so much less than one straight ahead. */
const ASIDE = 2.2;

/**
 * The end that a step leads to from `start`; `undefined` when there is none that way. A first step,
 * without a start, leads to the most important node.
 */
export function stepFrom(
  scene: Scene,
  start: number | undefined,
  direction: Direction,
  light: Light | undefined,
): number | undefined {
  if (start === undefined) return scene.nodes[0];
  const way = WAYS[direction];
  if (way) return ahead(scene, start, way);
  return around(scene, start, light, direction === 'next' ? 1 : -1);
}

/** The nearest end in a direction, those straight ahead before those aside. */
function ahead(scene: Scene, start: number, [wayX, wayY]: readonly [number, number]) {
  const from = spotOf(scene, start);
  let best: number | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (const end of endsOf(scene)) {
    if (end === start || isFaded(scene, end)) continue;
    const { x, y } = spotOf(scene, end);
    const along = (x - from.x) * wayX + (y - from.y) * wayY;
    const aside = Math.abs((x - from.x) * wayY) + Math.abs((y - from.y) * wayX);
    const distance = along + aside * ASIDE;
    // A quarter turn to either side belongs to another arrow.
    if (along <= 0 || aside > along * 1.6 || distance >= shortest) continue;
    best = end;
    shortest = distance;
  }
  return best;
}

/**
 * The next neighbour of what is in the light, clockwise: from the centre to its first neighbour,
 * from a neighbour to the one beside it.
 */
function around(scene: Scene, start: number, light: Light | undefined, turn: 1 | -1) {
  if (!light) return undefined;
  const centre = spotOf(scene, light.centre);
  const angle = (end: number) => {
    const { x, y } = spotOf(scene, end);
    return Math.atan2(y - centre.y, x - centre.x);
  };
  const neighbours = [
    ...[...light.nodes].filter((node) => node !== light.centre),
    ...[...light.groups.keys()]
      .map((group) => scene.plan.stock.nodes + group)
      .filter((end) => end !== light.centre),
  ].sort((a, b) => angle(a) - angle(b));
  if (neighbours.length === 0) return undefined;
  const place = neighbours.indexOf(start);
  if (place < 0) return neighbours[turn > 0 ? 0 : neighbours.length - 1];
  return neighbours[(place + turn + neighbours.length) % neighbours.length];
}

function isFaded({ lens, plan: { stock } }: Scene, end: number): boolean {
  return end < stock.nodes && !lens.nodes[end];
}

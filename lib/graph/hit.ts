import type { GraphNode } from './model.ts';

/** A finger or a trembling hand may miss a node by so many pixels. */
const SLACK = 4;

/** Where a node stands on the screen, in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/**
 * Index of the node under a point, the topmost of several; −1 if there is none. A plain walk over
 * the nodes: two dozen of them cost less than the upkeep of any index.
 */
export function nodeAt(
  nodes: readonly GraphNode[],
  spots: readonly Spot[],
  x: number,
  y: number,
): number {
  return spots.findLastIndex((spot, index) => {
    const dx = Math.abs(x - spot.x);
    const dy = Math.abs(y - spot.y);
    const reach = spot.radius + SLACK;
    return nodes[index]?.kind === 'company' ? dx + dy <= reach : Math.hypot(dx, dy) <= reach;
  });
}

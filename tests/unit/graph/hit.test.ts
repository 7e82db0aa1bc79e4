import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '@/lib/graph/build';
import { nodeAt, type Spot } from '@/lib/graph/hit';
import { layout } from '@/lib/graph/layout';
import { layoutInput, spotsOf } from '@/lib/graph/places';
import { NEWS } from '../../support/fixtures/pages.ts';

const SIZE = { width: 400, height: 184 };
const graph = buildGraph(NEWS);
const places = layout(
  layoutInput(
    graph,
    SIZE,
    graph.nodes.map(() => 60),
    new Map(),
    new Set(),
  ),
);
const spots = spotsOf(graph, places, SIZE, { k: 1, x: 0, y: 0 });

/** Whether a point lies within a shape: a winding-number test on the outline, a polygon. */
function within(shape: { kind: string }, { x, y, radius }: Spot, px: number, py: number): boolean {
  const corners = shape.kind === 'company' ? 4 : 720;
  const outline = Array.from({ length: corners }, (_, corner) => {
    const angle = (corner / corners) * 2 * Math.PI;
    return { x: x + Math.cos(angle) * (radius + 4), y: y + Math.sin(angle) * (radius + 4) };
  });
  return outline.every((a, corner) => {
    const b = outline[(corner + 1) % corners] ?? a;
    return (b.x - a.x) * (py - a.y) - (b.y - a.y) * (px - a.x) >= 0;
  });
}

describe('the node under a point', () => {
  test('is the topmost whose outline holds the point', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: 410 }),
        fc.integer({ min: -10, max: 194 }),
        (x, y) => {
          const holding = graph.nodes.flatMap((node, index) => {
            const spot = spots[index];
            return spot && within(node, spot, x + 0.01, y + 0.01) ? [index] : [];
          });
          expect(nodeAt(graph.nodes, spots, x + 0.01, y + 0.01)).toBe(holding.at(-1) ?? -1);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('is found at the centre of every node, and nowhere in an empty picture', () => {
    expect(spots.map(({ x, y }) => nodeAt(graph.nodes, spots, x, y))).toEqual([
      ...graph.nodes.keys(),
    ]);
    expect(nodeAt([], [], 10, 10)).toBe(-1);
  });
});

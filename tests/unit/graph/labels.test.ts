import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '@/lib/graph/build';
import type { Spot } from '@/lib/graph/hit';
import { type Box, overlap, placeLabels } from '@/lib/graph/labels';
import { layout } from '@/lib/graph/layout';
import { labelsOf, layoutInput, spotLabel, spotsOf } from '@/lib/graph/places';
import { anyReport } from '../../support/fixtures/any-report.ts';
import { NEWS } from '../../support/fixtures/pages.ts';

const SIZE = { width: 400, height: 184 };

function boxOf({ x, y, radius }: Spot): Box {
  return { left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius };
}

describe('labels', () => {
  test('touch neither each other, nor a node, nor the border, on 200 random pages', () => {
    fc.assert(
      fc.property(anyReport, fc.constantFrom(1, 1.6, 3), (report, k) => {
        const graph = buildGraph(report);
        const widths = graph.nodes.map(({ label }) => label.length * 6.2);
        const places = layout(layoutInput(graph, SIZE, widths, new Map(), new Set()));
        const spots = spotsOf(graph, places, SIZE, { k, x: 0, y: 0 });
        const labels = labelsOf(graph, spots, widths, SIZE, () => true);
        const shown = labels.filter((box) => box !== undefined);
        for (const [index, box] of shown.entries()) {
          expect(shown.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
          expect(spots.some((spot) => overlap(box, boxOf(spot)))).toBe(false);
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.top).toBeGreaterThanOrEqual(0);
          expect(box.left + box.width).toBeLessThanOrEqual(SIZE.width);
          expect(box.top + box.height).toBeLessThanOrEqual(SIZE.height);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('name every company of an ordinary page', () => {
    const graph = buildGraph(NEWS);
    const widths = graph.nodes.map(({ label }) => label.length * 6.2);
    const places = layout(layoutInput(graph, SIZE, widths, new Map(), new Set()));
    const spots = spotsOf(graph, places, SIZE, { k: 1, x: 0, y: 0 });
    const labels = labelsOf(graph, spots, widths, SIZE);
    const unnamed = graph.nodes.filter((node, index) => node.kind === 'company' && !labels[index]);
    expect(unnamed.map(({ label }) => label)).toEqual([]);
    expect(graph.nodes.filter(({ kind }) => kind === 'company')).toHaveLength(12);
  });

  test('stand below their node where there is room, else above, else beside', () => {
    const node = { radius: 10, labelWidth: 40, labelHeight: 14 };
    const place = (x: number, y: number, others: readonly { x: number; y: number }[] = []) => {
      const nodes = [{ ...node, x, y }, ...others.map((other) => ({ ...node, ...other }))];
      return placeLabels(nodes, [0], 200, 200)[0];
    };
    expect(place(100, 100)?.top).toBeGreaterThan(110);
    expect(place(100, 190)?.top).toBeLessThan(180);
    expect(
      place(100, 100, [
        { x: 100, y: 125 },
        { x: 100, y: 75 },
      ])?.left,
    ).toBeGreaterThan(110);
  });

  test('of less important nodes give way', () => {
    const node = { radius: 10, labelWidth: 110, labelHeight: 14, y: 20 };
    const nodes = [
      { ...node, x: 60 },
      { ...node, x: 140 },
    ];
    const [first, second] = placeLabels(nodes, [1, 0], 200, 48);
    expect(first).toBeUndefined();
    expect(second).toBeDefined();
  });

  test('of a node under the pointer stay inside, even at the border', () => {
    for (const [x, y] of [
      [0, 0],
      [400, 0],
      [0, 184],
      [400, 184],
    ] as const) {
      const box = spotLabel({ x, y, radius: 12 }, 90, SIZE);
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.left + box.width).toBeLessThanOrEqual(SIZE.width);
      expect(box.top + box.height).toBeLessThanOrEqual(SIZE.height + 0.01);
    }
  });
});

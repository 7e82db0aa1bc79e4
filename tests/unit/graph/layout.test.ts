import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageReport } from '@/lib/domain/report';
import { buildGraph } from '@/lib/graph/build';
import { type LayoutInput, layout } from '@/lib/graph/layout';
import type { Graph } from '@/lib/graph/model';
import { byId, layoutInput, type Point } from '@/lib/graph/places';
import { anyReport } from '../../support/fixtures/any-report.ts';
import { pageReport } from '../../support/fixtures/page-reports.ts';
import { CROWDED, EMPTY, NEWS } from '../../support/fixtures/pages.ts';

const SIZE = { width: 400, height: 184 };

function inputOf(
  graph: Graph,
  known: ReadonlyMap<string, Point> = new Map(),
  held: ReadonlySet<string> = new Set(),
): LayoutInput {
  const widths = graph.nodes.map(({ label }) => label.length * 6.2);
  return layoutInput(graph, SIZE, widths, known, held);
}

function without(report: PageReport, company: string): PageReport {
  return {
    ...report,
    hosts: report.hosts.filter((host) => host.company !== company),
    companies: report.companies.filter(({ id }) => id !== company),
  };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

describe('the layout', () => {
  test('gives the same places for the same page, bit for bit', () => {
    for (const report of [NEWS, CROWDED]) {
      const input = inputOf(buildGraph(report));
      expect(layout(input)).toEqual(layout(structuredClone(input)));
    }
  });

  test('keeps every node, with a finite place, inside the box', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const graph = buildGraph(report);
        const input = inputOf(graph);
        const places = layout(input);
        expect(places).toHaveLength(graph.nodes.length * 2);
        for (const [index, { radius }] of graph.nodes.entries()) {
          const [x = Number.NaN, y = Number.NaN] = places.subarray(index * 2);
          expect(Math.abs(x) + radius).toBeLessThanOrEqual(input.width / 2 + 0.01);
          expect(Math.abs(y) + radius).toBeLessThanOrEqual(input.height / 2 + 0.01);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('puts the page’s site in the centre', () => {
    expect([...layout(inputOf(buildGraph(EMPTY)))]).toEqual([0, 0]);
    expect([...layout(inputOf(buildGraph(NEWS)))].slice(0, 2)).toEqual([0, 0]);
  });

  test('uses the width and the height of its box', () => {
    const places = layout(inputOf(buildGraph(NEWS)));
    const xs = places.filter((_, index) => index % 2 === 0);
    const ys = places.filter((_, index) => index % 2 === 1);
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(SIZE.width * 0.6);
    expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(SIZE.height * 0.6);
  });

  test('lets no two shapes overlap on an ordinary page', () => {
    const graph = buildGraph(NEWS);
    const spots = [...byId(graph, layout(inputOf(graph))).values()];
    for (const [index, a] of spots.entries()) {
      for (const [other, b] of spots.entries()) {
        if (other <= index) continue;
        const apart = (graph.nodes[index]?.radius ?? 0) + (graph.nodes[other]?.radius ?? 0);
        expect(distance(a, b)).toBeGreaterThan(apart - 0.5);
      }
    }
  });

  test('moves known nodes little when one comes or one goes', () => {
    const whole = buildGraph(NEWS);
    for (const { company } of whole.nodes.filter((node) => node.kind === 'company')) {
      const part = buildGraph(without(NEWS, company));
      for (const [before, after] of [
        [whole, part],
        [part, whole],
      ] as const) {
        const known = byId(before, layout(inputOf(before)));
        const now = byId(after, layout(inputOf(after, known)));
        const moves = [...now].flatMap(([id, point]) => {
          const old = known.get(id);
          return old ? [distance(old, point)] : [];
        });
        const mean = moves.reduce((sum, move) => sum + move, 0) / moves.length;
        // The box's diagonal is 440 pixels.
        expect(mean).toBeLessThan(11);
      }
    }
  });

  test('leaves a node where the person put it', () => {
    const graph = buildGraph(NEWS);
    const known = byId(graph, layout(inputOf(graph)));
    const put = { x: -120, y: 40 };
    known.set('company:Google', put);
    const now = byId(graph, layout(inputOf(graph, known, new Set(['company:Google']))));
    expect(now.get('company:Google')).toEqual(put);
  });

  test('sets companies at the same hour of the clock on pages that share them', () => {
    const names = ['Google', 'Meta', 'Criteo', 'Amazon', 'Taboola', 'Hotjar'];
    const order = (extra: string) => {
      const graph = buildGraph(pageReport([...names, extra].map((name) => ({ name, blocked: 1 }))));
      const places = byId(graph, layout(inputOf(graph)));
      return names.toSorted((a, b) => hour(places, a) - hour(places, b));
    };
    expect(order('One')).toEqual(order('Two'));
  });
});

function hour(places: ReadonlyMap<string, Point>, company: string): number {
  const { x, y } = places.get(`company:${company}`) ?? { x: 0, y: 0 };
  const angle = Math.atan2(y, x);
  return angle < 0 ? angle + 2 * Math.PI : angle;
}

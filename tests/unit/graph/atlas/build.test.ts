import { describe, expect, it } from 'vitest';
import { buildAtlasGraph, isSameGraph } from '@/lib/graph/atlas/build.ts';
import { collect } from '../../../support/fixtures/any-days.ts';
import { LAST_DAY, makeExposures } from '../../../support/fixtures/exposures.ts';

describe('buildAtlasGraph', () => {
  it('leaves out companies that are nowhere strangers, and keeps sites without anybody', () => {
    const graph = buildAtlasGraph(
      collect([
        {
          ...{ day: LAST_DAY, site: 'a-own.test', visits: 1, first: 0, last: 0 },
          hosts: [
            ['x1.a.test', 1, 0, 0, 0, 0, 0, 0],
            ['y.b.test', 1, 0, 0, 0, 0, 0, 0],
          ],
        },
        { day: LAST_DAY, site: 'quiet.test', visits: 1, first: 0, last: 0, hosts: [] },
      ]),
    );
    expect(graph).toMatchObject({ nodes: 3, sites: 2, links: 1 });
    expect(graph.ids).toEqual(['site:a-own.test', 'site:quiet.test', 'company:b']);
    expect(graph.names).toEqual(['a-own.test', 'quiet.test', 'b']);
    expect(graph.categories).toEqual(['unknown', 'unknown', 'delivery']);
    expect([...graph.source, ...graph.target]).toEqual([0, 2]);
    expect([...graph.degree]).toEqual([1, 0, 1]);
  });

  it('sorts links by site and company, and has each pair once', () => {
    const graph = buildAtlasGraph(makeExposures({ companies: 400 }));
    expect(graph.links).toBeGreaterThan(1_000);
    for (let link = 1; link < graph.links; link += 1) {
      const key = (at: number) => graph.source[at]! * graph.nodes + graph.target[at]!;
      expect(key(link)).toBeGreaterThan(key(link - 1));
    }
    expect(graph.degree.reduce((sum, degree) => sum + degree)).toBe(graph.links * 2);
    expect(new Set(graph.ids).size).toBe(graph.nodes);
  });
});

describe('isSameGraph', () => {
  const sketch = { companies: 40, days: 40 };
  const graph = buildAtlasGraph(makeExposures(sketch));

  it('knows a record that was read again', () => {
    expect(isSameGraph(graph, buildAtlasGraph(makeExposures(sketch)))).toBe(true);
  });

  it.each([
    ['another record', buildAtlasGraph(makeExposures({ ...sketch, seed: 2 }))],
    ['another name', { ...graph, names: [...graph.names.slice(0, -1), 'Renamed'] }],
    ['another category', { ...graph, categories: graph.categories.toReversed() }],
    ['a link to somebody else', { ...graph, target: graph.target.toReversed() }],
    ['a site that is a company', { ...graph, sites: graph.sites + 1 }],
  ])('tells %s apart', (_, other) => {
    expect(isSameGraph(graph, other)).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarise } from '@/lib/domain/summary';
import { buildGraph, POPUP_LIMITS } from '@/lib/graph/build';
import type { CompanyNode, Graph } from '@/lib/graph/model';
import { anyReport } from '../../support/fixtures/any-report.ts';
import { neighbour, pageReport } from '../../support/fixtures/page-reports.ts';
import { CROWDED, EMPTY, NEWS } from '../../support/fixtures/pages.ts';

function companies({ nodes }: Graph): CompanyNode[] {
  return nodes.filter((node) => node.kind === 'company');
}

describe('the picture of a page', () => {
  test('has the site in its first place and nothing else on a page without third parties', () => {
    const graph = buildGraph(EMPTY);
    expect(graph.nodes.map(({ id, kind }) => [id, kind])).toEqual([['site:news.example', 'here']]);
    expect(graph.links).toEqual([]);
    expect(graph.folded).toBe(0);
  });

  test('shows and folds exactly the strangers that the sentence counts', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const graph = buildGraph(report);
        const strangers = summarise(report).strangers;
        expect(companies(graph).length + graph.folded).toBe(strangers.length);
        expect(companies(graph).length).toBeLessThanOrEqual(POPUP_LIMITS.companies);
        const ids = strangers.map(({ id }) => id);
        for (const node of companies(graph)) expect(ids).toContain(node.company);
      }),
    );
  });

  test('folds 68 of 80 companies', () => {
    expect(buildGraph(CROWDED).folded).toBe(68);
  });

  test('joins only nodes that exist, always a site to a company', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { nodes, links } = buildGraph(report);
        for (const { source, target, here } of links) {
          expect(nodes[source]?.kind).toBe(here ? 'here' : 'elsewhere');
          expect(nodes[target]?.kind).toBe('company');
        }
        expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
      }),
    );
  });

  test.each([
    ['solid where a request was allowed', { allowed: 1, blocked: 5 }, 'through', false],
    ['thin where requests went without cookies only', { limited: 2, blocked: 1 }, 'limited', false],
    ['cut where all were blocked', { blocked: 2 }, 'stopped', true],
    ['cut where all were replaced by stubs', { stubbed: 2 }, 'stopped', true],
  ] as const)('draws a thread %s', (_name, counts, thread, hollow) => {
    const graph = buildGraph(pageReport([{ name: 'Criteo', ...counts }]));
    expect(graph.links.map((link) => link.thread)).toEqual([thread]);
    expect(companies(graph).map((node) => node.hollow)).toEqual([hollow]);
  });

  test('shows every company that got through before stopped ones, but keeps seats for those', () => {
    const through = Array.from({ length: 20 }, (_, index) => ({ name: `T${index}`, allowed: 1 }));
    const stopped = Array.from({ length: 20 }, (_, index) => ({ name: `S${index}`, blocked: 9 }));
    const few = companies(buildGraph(pageReport([...stopped, ...through.slice(0, 5)])));
    expect(few.filter((node) => !node.hollow)).toHaveLength(5);
    const many = companies(buildGraph(pageReport([...stopped, ...through])));
    expect(many.filter((node) => node.hollow)).toHaveLength(4);
    expect(many).toHaveLength(POPUP_LIMITS.companies);
  });

  test('keeps the order of the list', () => {
    const order = summarise(NEWS).strangers.map(({ id }) => id);
    const shown = companies(buildGraph(NEWS)).map(({ company }) => company);
    expect(shown).toEqual(order.filter((id) => shown.includes(id)));
  });

  test('leaves companies of the same owner to the list', () => {
    const graph = buildGraph(pageReport([{ name: 'Own', affiliated: true, allowed: 3 }]));
    expect(companies(graph)).toEqual([]);
  });

  test('leaves out other sites that no shown company saw', () => {
    const report = pageReport([{ name: 'Criteo', blocked: 1 }], {
      neighbours: [neighbour('a.example', ['Criteo']), neighbour('b.example', ['Gone'])],
    });
    expect(buildGraph(report).nodes.map(({ id }) => id)).toEqual([
      'site:news.example',
      'company:Criteo',
      'site:a.example',
    ]);
  });

  test('draws a company larger the more sites it was on, and never larger than its seat', () => {
    const sizes = [1, 2, 8, 40, 4000].map((sites) => {
      const [node] = companies(buildGraph(pageReport([{ name: 'X', sites, blocked: 1 }])));
      return node?.radius ?? 0;
    });
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(new Set(sizes).size).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(17);
  });
});

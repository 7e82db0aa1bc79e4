import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Exposures, isWithinPeriod } from '@/lib/domain/exposures.ts';
import { type Lens, type Outcome, periodOf, WIDE_LENS } from '@/lib/domain/lens.ts';
import { reachOf } from '@/lib/domain/reach.ts';
import { buildAtlasGraph } from '@/lib/graph/atlas/build.ts';
import { lensState } from '@/lib/graph/atlas/lens-state.ts';
import {
  type AtlasGraph,
  FADED,
  type LensState,
  LIMITED,
  STOPPED,
  THROUGH,
} from '@/lib/graph/atlas/model.ts';
import { anyDays, collect } from '../../../support/fixtures/any-days.ts';
import { LAST_DAY, makeExposures } from '../../../support/fixtures/exposures.ts';

const CODES = { through: THROUGH, limited: LIMITED, stopped: STOPPED };

/** What the lens shows, thread by thread, found by going through the record for each of them. */
function bruteForce(exposures: Exposures, lens: Lens): Map<string, number> {
  const period = periodOf(lens.period, LAST_DAY);
  const entries = Array.from({ length: exposures.length }, (_, i) => {
    const company = exposures.companies[exposures.companyOf[exposures.host[i]!]!]!;
    return { i, company, site: exposures.sites[exposures.site[i]!]! };
  }).filter(({ i }) => !exposures.affiliated[i] && isWithinPeriod(exposures.day[i]!, period));
  const shown = new Map<string, number>();
  for (const { company, site } of entries) {
    const own = entries.filter((other) => other.company === company);
    const here = own.filter((other) => other.site === site).map(({ i }) => i);
    const outcome = outcomeOf(exposures, here);
    const keepsOut = [
      lens.categories && !lens.categories.includes(company.category),
      lens.outcome && lens.outcome !== outcome,
      lens.cookies && !own.some(({ i }) => exposures.cookie[i] === 1),
      lens.knowsYou && !exposures.owners.includes(company.id),
      lens.company !== undefined && lens.company !== company.id,
      lens.site !== undefined && lens.site !== site,
    ];
    if (!keepsOut.some(Boolean)) shown.set(`${site} ${company.id}`, CODES[outcome]);
  }
  return shown;
}

function outcomeOf({ allowed, limited }: Exposures, entries: readonly number[]): Outcome {
  if (entries.some((i) => allowed[i]! > 0)) return 'through';
  return entries.some((i) => limited[i]! > 0) ? 'limited' : 'stopped';
}

function shownBy(graph: AtlasGraph, state: LensState): Map<string, number> {
  const shown = new Map<string, number>();
  for (const [link, became] of state.links.entries()) {
    const [site, company] = [graph.ids[graph.source[link]!]!, graph.ids[graph.target[link]!]!];
    const key = `${site.slice('site:'.length)} ${company.slice('company:'.length)}`;
    if (became !== FADED) shown.set(key, became);
  }
  return shown;
}

/** Mostly not: several parts together leave hardly anything in. */
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const anyLens: fc.Arbitrary<Lens> = fc.record({
  period: fc.constantFrom<Lens['period'][]>('today', 'week', 'month', 'all', {
    from: 20261101,
    to: 20261110,
  }),
  categories: perhaps(fc.constantFrom<('advertising' | 'delivery')[]>(['advertising'], [])),
  outcome: perhaps(fc.constantFrom('through', 'limited', 'stopped')),
  cookies: perhaps(fc.boolean()),
  knowsYou: perhaps(fc.boolean()),
  company: perhaps(fc.constantFrom('a', 'b', 'nobody')),
  site: perhaps(fc.constantFrom('news.test', 'a-own.test', 'nowhere.test')),
});

describe('lensState', () => {
  it('shows what going through the record by hand shows', () => {
    let shown = 0;
    fc.assert(
      fc.property(anyDays, anyLens, (rows, lens) => {
        const exposures = collect(rows);
        const graph = buildAtlasGraph(exposures);
        const state = lensState(exposures, graph, lens, LAST_DAY);
        const expected = bruteForce(exposures, lens);
        expect(shownBy(graph, state)).toEqual(expected);
        shown += expected.size;
        for (let node = 0; node < graph.nodes; node += 1) {
          const links = [...state.links.keys()].filter(
            (link) =>
              state.links[link] !== FADED &&
              (graph.source[link] === node || graph.target[link] === node),
          );
          expect(state.degree[node]).toBe(links.length);
          if (links.length) expect(state.nodes[node]).toBe(1);
          const stopped = links.every((link) => state.links[link] === STOPPED);
          const hollow = node >= graph.sites && links.length > 0 && stopped;
          expect(state.hollow[node]).toBe(hollow ? 1 : 0);
        }
      }),
      { numRuns: 300 },
    );
    expect(shown).toBeGreaterThan(100);
  });

  it('agrees with reach, whatever the period', () => {
    const exposures = makeExposures({ companies: 400, days: 60 });
    const graph = buildAtlasGraph(exposures);
    for (const period of ['today', 'week', 'month', 'all'] as const) {
      const { links, degree } = lensState(exposures, graph, { period }, LAST_DAY);
      const report = reachOf(exposures, periodOf(period, LAST_DAY));
      expect(links.filter((link) => link !== FADED)).toHaveLength(report.threads);
      expect(links.filter((link) => link === STOPPED)).toHaveLength(report.threadsStopped);
      expect(report.threads).toBeGreaterThan(0);
      for (const { entity, attempted } of report.companies) {
        expect(degree[graph.ids.indexOf(`company:${entity.id}`)]).toBe(attempted);
      }
    }
  });

  it('shows sites where nobody was, as long as nothing but days is asked for', () => {
    const lone = { day: LAST_DAY, site: 'quiet.test', visits: 1, first: 0, last: 0, hosts: [] };
    const exposures = collect([lone]);
    const graph = buildAtlasGraph(exposures);
    const nodes = (lens: Lens) => [...lensState(exposures, graph, lens, LAST_DAY).nodes];
    expect(nodes(WIDE_LENS)).toEqual([1]);
    expect(nodes({ period: 'today' })).toEqual([1]);
    expect(nodes({ period: { from: 20260101, to: 20260102 } })).toEqual([0]);
    expect(nodes({ period: 'all', outcome: 'through' })).toEqual([0]);
    expect(nodes({ period: 'all', site: 'quiet.test' })).toEqual([1]);
  });

  it('refuses a graph of another record', () => {
    const graph = buildAtlasGraph(makeExposures({ companies: 3 }));
    const exposures = makeExposures({ companies: 40 });
    expect(() => lensState(exposures, graph, WIDE_LENS, LAST_DAY)).toThrow('a graph of 4 links');
  });
});

describe('the path between two sites', () => {
  const row = (site: string, hosts: string[]) => ({
    ...{ day: LAST_DAY, site, visits: 1, first: 0, last: 0 },
    hosts: hosts.map((host): [string, 1, 0, 0, 0, 0, 0, 0] => [host, 1, 0, 0, 0, 0, 0, 0]),
  });
  const exposures = collect([
    row('one.test', ['p.example', 'q.example', 'alone.example']),
    row('two.test', ['p.example', 'q.example', 'r.example']),
    row('three.test', ['r.example', 's.example']),
    row('apart.test', ['t.example']),
  ]);
  const graph = buildAtlasGraph(exposures);
  const path = (from: string, to: string) => {
    const lens = { period: 'all', path: [from, to] } as const;
    return [...shownBy(graph, lensState(exposures, graph, lens, LAST_DAY)).keys()].sort();
  };

  it('is made of the companies on both', () => {
    const both = ['one.test p.example', 'one.test q.example'];
    expect(path('one.test', 'two.test')).toEqual([
      ...both,
      'two.test p.example',
      'two.test q.example',
    ]);
  });

  it('is the shortest chain where no company is on both', () => {
    expect(path('one.test', 'three.test')).toEqual([
      'one.test p.example',
      'three.test r.example',
      'two.test p.example',
      'two.test r.example',
    ]);
    expect(path('three.test', 'one.test')).toHaveLength(4);
  });

  it('is nothing where nothing joins them', () => {
    expect(path('one.test', 'apart.test')).toEqual([]);
    expect(path('one.test', 'one.test')).toEqual([]);
    expect(path('one.test', 'unknown.test')).toEqual([]);
    const lens = { period: 'all', path: ['one.test', 'apart.test'] } as const;
    const { nodes } = lensState(exposures, graph, lens, LAST_DAY);
    expect(graph.ids.filter((_, node) => nodes[node] === 1)).toEqual([
      'site:one.test',
      'site:apart.test',
    ]);
  });
});

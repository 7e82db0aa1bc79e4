import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EndGrid, endsOf, spotOf } from '@/lib/graph/atlas/end-grid';
import { gather } from '@/lib/graph/atlas/groups';
import { lightOf } from '@/lib/graph/atlas/light';
import { FADED } from '@/lib/graph/atlas/model';
import { project } from '@/lib/graph/atlas/projection';
import type { Scene } from '@/lib/graph/atlas/scene';
import { type Shapes, spread } from '@/lib/graph/atlas/spread';
import { endOf } from '@/lib/graph/atlas/strands';
import { stepFrom } from '@/lib/graph/atlas/walk';
import { anySample, pictureOf, sample, sceneAt } from '../../../support/fixtures/atlas-picture.ts';
import { seededRandom } from '../../../support/fixtures/random.ts';

const WEB = sample(400, 280);

describe('the node under a point', () => {
  test('is what a walk over all of them finds', () => {
    let found = 0;
    fc.assert(
      fc.property(anySample, fc.constantFrom(1, 2, 5), fc.integer(), (given, k, seed) => {
        const scene = sceneAt(pictureOf(given), k);
        const grid = new EndGrid(scene, k);
        const random = seededRandom(seed);
        const { sites, nodes, radius } = scene.plan.stock;
        const radiusOf = (end: number) =>
          (end < nodes ? (radius[end] ?? 0) : (scene.groups.radius[end - nodes] ?? 0)) / k;
        const distance = (end: number, x: number, y: number) => {
          const spot = spotOf(scene, end);
          const [dx, dy] = [Math.abs(spot.x - x), Math.abs(spot.y - y)];
          const apart = end >= sites && end < nodes ? dx + dy : Math.hypot(dx, dy);
          return apart - radiusOf(end);
        };
        for (let turn = 0; turn < 40; turn++) {
          const x = (random() - 0.5) * given.size.width;
          const y = (random() - 0.5) * given.size.height;
          const slack = 6 / k;
          const near = [...endsOf(scene)].filter((end) => distance(end, x, y) <= slack);
          const hit = grid.at(x, y, slack, radiusOf, 30 / k);
          if (near.length === 0) expect(hit).toBe(-1);
          else {
            found++;
            const nearest = Math.min(...near.map((end) => distance(end, x, y)));
            expect(distance(hit, x, y)).toBeCloseTo(nearest, 4);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(found).toBeGreaterThan(30);
  });
});

describe('the threads of a scene', () => {
  test('stand for exactly the links between what is drawn', () => {
    const scene = sceneAt(pictureOf(WEB), 1);
    const { stock } = scene.plan;
    const companies = [...scene.nodes].filter((node) => node >= stock.sites);
    expect(companies.length).toBeGreaterThan(20);
    for (const company of companies) {
      const counted = countBy(scene, company);
      const { threads, groups } = lightOf(scene, company);
      expect(threads.count).toBeGreaterThan(0);
      const said = Array.from(threads.weight, (weight, thread) => [
        weight,
        counted.get(`${threads.from[thread]}/${threads.kind[thread]}`),
      ]);
      expect(said.filter(([weight, wanted]) => weight !== wanted)).toEqual([]);
      for (const [group, total] of groups) {
        const sum = [1, 2, 3].reduce(
          (whole, state) => whole + (counted.get(`${stock.nodes + group}/${state}`) ?? 0),
          0,
        );
        expect(total).toBe(sum);
      }
    }
  });

  /** Links of a company by what stands for their site, and what became of them. */
  function countBy(scene: Scene, company: number): Map<string, number> {
    const { stock } = scene.plan;
    const counted = new Map<string, number>();
    for (let link = 0; link < stock.links; link++) {
      if (stock.target[link] !== company) continue;
      const site = stock.source[link] ?? 0;
      const end = endOf(site, stock, scene.drawn, scene.groups, scene.gathered);
      const key = `${end}/${scene.lens.links[link]}`;
      if (end >= 0) counted.set(key, (counted.get(key) ?? 0) + 1);
    }
    return counted;
  }

  test('in the light of a company are all of it, or only those to some sites', () => {
    const scene = sceneAt(pictureOf(WEB), 1);
    const company = [...scene.nodes].find((node) => node >= WEB.graph.sites) ?? 0;
    const all = lightOf(scene, company).threads;
    const sites = [...all.from].filter((end) => end < WEB.graph.sites);
    expect(sites.length).toBeGreaterThan(2);
    const { threads, nodes } = lightOf(scene, company, new Set(sites.slice(0, 2)));
    expect([...threads.from].sort()).toEqual(sites.slice(0, 2).sort());
    expect([...nodes].sort()).toEqual([...sites.slice(0, 2), company].sort());
    expect(lightOf(scene, company, new Set()).threads.count).toBe(0);
  });

  test('are no more than a third for any shape, and none is of a link that the lens leaves out', () => {
    const scene = sceneAt(pictureOf(WEB), 1);
    const ends = endsOf(scene).length;
    expect(scene.threads.count).toBeGreaterThan(ends);
    expect(scene.threads.count).toBeLessThanOrEqual(ends * 3);
    expect([...scene.threads.kind]).not.toContain(FADED);
  });
});

describe('the map from the layout to the canvas', () => {
  const half = { width: 500, height: 300 };
  const all = Uint32Array.from({ length: WEB.graph.nodes }, (_, node) => node);

  test('can be gone back', () => {
    const map = project(WEB.places, all, () => 1, half);
    const spots = new Float32Array(WEB.places.length);
    map.apply(WEB.places, spots);
    for (const node of all) {
      const back = map.invert(spots[node * 2] ?? 0, spots[node * 2 + 1] ?? 0);
      expect(back.x).toBeCloseTo(WEB.places[node * 2] ?? 0, 0);
      expect(back.y).toBeCloseTo(WEB.places[node * 2 + 1] ?? 0, 0);
    }
  });

  test('spreads a crowd in the middle evenly', () => {
    const random = seededRandom(5);
    const crowd = Float32Array.from({ length: 800 }, () => (random() - 0.5) ** 5 * 1000);
    const which = Uint32Array.from({ length: 400 }, (_, node) => node);
    const spots = new Float32Array(crowd.length);
    project(crowd, which, () => 1, half).apply(crowd, spots);
    const inner = which.filter(
      (node) => Math.hypot((spots[node * 2] ?? 0) / 500, (spots[node * 2 + 1] ?? 0) / 300) < 0.5,
    );
    // A quarter of the area holds about a quarter of the nodes, where it held nearly all of them.
    expect(inner.length / 400).toBeGreaterThan(0.15);
    expect(inner.length / 400).toBeLessThan(0.4);
  });

  test('survives one node, and many in one place', () => {
    for (const count of [1, 50]) {
      const places = new Float32Array(count * 2).fill(7);
      const which = Uint32Array.from({ length: count }, (_, node) => node);
      const spots = new Float32Array(count * 2);
      project(places, which, () => 1, half).apply(places, spots);
      expect([...spots].every(Number.isFinite)).toBe(true);
    }
  });
});

describe('shapes that are pushed apart', () => {
  test('no longer overlap where there is room, and those pinned have not moved', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer(), (count, seed) => {
        const random = seededRandom(seed);
        const make = (size: number) => Float32Array.from({ length: count }, () => random() * size);
        const shapes: Shapes = {
          x: make(300),
          y: make(200),
          side: make(20),
          up: make(8),
          down: make(16),
          pinned: new Uint8Array(count).fill(1, 0, 1),
        };
        const [x, y] = [shapes.x[0], shapes.y[0]];
        spread(shapes, { width: 600, height: 400 });
        expect([shapes.x[0], shapes.y[0]]).toEqual([x, y]);
        for (let a = 0; a < count; a++) {
          for (let b = a + 1; b < count; b++) expect(overlapOf(shapes, a, b)).toBeLessThan(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  function overlapOf({ x, y, side, up, down }: Shapes, a: number, b: number): number {
    const at = (values: Float32Array, index: number) => values[index] ?? 0;
    const wide = at(side, a) + at(side, b) - Math.abs(at(x, a) - at(x, b));
    const top = Math.max(at(y, a) - at(up, a), at(y, b) - at(up, b));
    const bottom = Math.min(at(y, a) + at(down, a), at(y, b) + at(down, b));
    return Math.min(wide, bottom - top);
  }
});

describe('groups of sites', () => {
  test('hold every site once, none far from the middle of its own', () => {
    const spots = Float32Array.from({ length: 600 }, (_, index) => seededRandom(index)() * 600);
    const members = Uint32Array.from({ length: 300 }, (_, site) => site);
    const groups = gather(members, spots, 300, 90);
    expect(groups.size.reduce((sum, size) => sum + size, 0)).toBe(300);
    expect(groups.count).toBeGreaterThan(5);
    expect(groups.count).toBeLessThan(60);
    for (const site of members) {
      const group = groups.of[site] ?? -1;
      const dx = (groups.x[group] ?? Number.NaN) - (spots[site * 2] ?? 0);
      const dy = (groups.y[group] ?? Number.NaN) - (spots[site * 2 + 1] ?? 0);
      expect(Math.hypot(dx, dy)).toBeLessThan(200);
    }
  });

  test('are none where there are no sites', () => {
    expect(gather([], new Float32Array(), 0, 90).count).toBe(0);
  });
});

describe('a walk by keyboard', () => {
  const scene = sceneAt(pictureOf(WEB), 1);

  test('begins at the most important node and goes the way of the arrow', () => {
    const start = stepFrom(scene, undefined, 'right', undefined);
    expect(start).toBe(scene.nodes[0]);
    const next = stepFrom(scene, start, 'right', undefined);
    expect(next).toBeDefined();
    expect(spotOf(scene, next ?? 0).x).toBeGreaterThan(spotOf(scene, start ?? 0).x);
  });

  test('reaches everything that is drawn', () => {
    const reached = new Set<number>([scene.nodes[0] ?? 0]);
    for (const end of reached) {
      for (const way of ['left', 'right', 'up', 'down'] as const) {
        const next = stepFrom(scene, end, way, undefined);
        if (next !== undefined) reached.add(next);
      }
    }
    expect(endsOf(scene).filter((end) => !reached.has(end)).length).toBeLessThanOrEqual(
      endsOf(scene).length * 0.03,
    );
  });

  test('goes around the neighbours and comes back', () => {
    const light = lightOf(scene, scene.nodes[0] ?? 0);
    const count = light.threads.count;
    let end: number | undefined = light.centre;
    const seen = new Set<number>();
    for (let step = 0; step < count; step++) {
      end = stepFrom(scene, end, 'next', light);
      seen.add(end ?? -1);
    }
    expect(count).toBeGreaterThan(3);
    expect(seen.size).toBe(count);
    expect(stepFrom(scene, end, 'previous', light)).not.toBe(end);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LayoutJob } from '@/lib/graph/force/job';
import { startSettling } from '@/lib/graph/force/settle';
import { diameterOf, displacement, qualityOf } from '../../../support/layout/quality.ts';
import { settle } from '../../../support/layout/settle.ts';
import { webJob, withoutNewest, withPlacesOf } from '../../../support/layout/web-job.ts';

const web = webJob(600, 4);
const cold = settle(web.job).places;

/** Any graph, with seeds and earlier places that nobody can trust. */
const anyJob: fc.Arbitrary<LayoutJob> = fc.integer({ min: 0, max: 40 }).chain((nodes) => {
  const node = fc.integer({ min: 0, max: Math.max(0, nodes + 1) });
  const place = fc.oneof(
    fc.float(),
    fc.constantFrom(0, Number.NaN, Number.POSITIVE_INFINITY, -1e30),
  );
  return fc
    .record({
      links: fc.array(fc.tuple(node, node), { maxLength: 80 }),
      seed: fc.array(fc.float(), { minLength: 0, maxLength: nodes + 2 }),
      previous: fc.option(fc.array(place, { maxLength: 2 * nodes + 2 }), { nil: undefined }),
      held: fc.option(fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: nodes }), {
        nil: undefined,
      }),
    })
    .map(({ links, seed, previous, held }) => ({
      nodes,
      source: Uint32Array.from(links, ([from]) => from),
      target: Uint32Array.from(links, ([, to]) => to),
      seed: Float32Array.from(seed),
      previous: previous && Float32Array.from(previous),
      held: held && Uint8Array.from(held),
    }));
});

function jobOf(nodes: number, links: readonly (readonly [number, number])[]): LayoutJob {
  return {
    nodes,
    source: Uint32Array.from(links, ([from]) => from),
    target: Uint32Array.from(links, ([, to]) => to),
    seed: Float32Array.from({ length: nodes }, (_, node) => (node * 0.618) % 1),
  };
}

function placeOf(places: Float32Array, node: number): { x: number; y: number } {
  return { x: places[2 * node] ?? Number.NaN, y: places[2 * node + 1] ?? Number.NaN };
}

function between(places: Float32Array, one: number, other: number): number {
  const [a, b] = [placeOf(places, one), placeOf(places, other)];
  return Math.hypot(a.x - b.x, a.y - b.y);
}

describe('a settled graph', () => {
  test('has a finite place for every node, whatever the job', () => {
    fc.assert(
      fc.property(anyJob, (job) => {
        const { places, atRest } = settle(job);
        expect(places).toHaveLength(2 * job.nodes);
        expect(places.every(Number.isFinite)).toBe(true);
        expect(atRest).toBe(true);
      }),
    );
  });

  test('is the same every time', () => {
    expect(settle(web.job).places).toEqual(cold);
  });

  test('comes from the names: other seeds give another picture', () => {
    const seed = web.job.seed.map((value) => (value + 0.37) % 1);
    expect(settle({ ...web.job, seed }).places).not.toEqual(cold);
  });

  test('shows clusters: sites of one interest are near each other', () => {
    const { interests } = web.web;
    const chance = qualityOf(web.job, interests.toSorted(), cold).purity;
    expect(qualityOf(web.job, interests, cold).purity).toBeGreaterThan(2 * chance);
  });

  test('does not end before it is at rest, and then does nothing more', () => {
    const settling = startSettling(web.job);
    let ticks = 1;
    while (!settling.tick()) {
      if (ticks++ % 20 === 0) expect(settling.frame().atRest).toBe(false);
    }
    expect(ticks).toBeGreaterThan(100);
    const { places } = settling.frame();
    settling.tick();
    expect(settling.frame().places).toEqual(places);
  });

  test('is centred', () => {
    const { nodes } = web.job;
    const middle = [0, 1].map(
      (axis) => cold.filter((_, at) => at % 2 === axis).reduce((sum, one) => sum + one, 0) / nodes,
    );
    expect(Math.hypot(...middle)).toBeLessThan(0.05 * diameterOf(cold));
  });

  test('keeps what hangs together with nothing else close by', () => {
    // A web, six pairs of a site and its only company, and a star.
    const pairs = Array.from({ length: 6 }, (_, i) => [600 + 2 * i, 601 + 2 * i] as const);
    const star = Array.from({ length: 9 }, (_, i) => [612, 613 + i] as const);
    const links = Array.from(
      web.job.source,
      (from, link) => [from, web.job.target[link] ?? 0] as const,
    );
    const { places } = settle(jobOf(622, [...links, ...pairs, ...star]));
    const core = diameterOf(settle(jobOf(600, links)).places);
    expect(diameterOf(places)).toBeLessThan(1.35 * core);
  });
});

describe('lone nodes', () => {
  const alone = Array.from({ length: 60 }, (_, i) => 600 + i);
  const withLone: LayoutJob = {
    ...web.job,
    nodes: 660,
    seed: Float32Array.from({ length: 660 }, (_, node) => web.job.seed[node] ?? node / 660),
  };
  const { places } = settle(withLone);

  test('are gathered beside the picture, at its lower right, clear of it and of each other', () => {
    for (const node of alone) {
      expect(placeOf(places, node).x).toBeGreaterThan(0);
      expect(placeOf(places, node).y).toBeGreaterThan(0);
      const others = Array.from({ length: 660 }, (_, other) => other).filter((one) => one !== node);
      expect(Math.min(...others.map((other) => between(places, node, other)))).toBeGreaterThan(15);
    }
    expect(diameterOf(places)).toBeLessThan(1.35 * diameterOf(cold));
  });

  test('stay where they are when others join them', () => {
    const seed = Float32Array.from({ length: 670 }, (_, node) => withLone.seed[node] ?? 0.5);
    const previous = new Float32Array(1_340).fill(Number.NaN);
    previous.set(places);
    const more = settle({ ...withLone, nodes: 670, seed, previous }).places;
    for (const node of alone) expect(placeOf(more, node)).toEqual(placeOf(places, node));
  });

  test('come into the picture, beside their neighbours, when they are no longer alone', () => {
    const node = alone[30] ?? 0;
    const neighbours = [20, 21];
    const source = Uint32Array.from([...web.job.source, ...neighbours]);
    const target = Uint32Array.from([...web.job.target, ...neighbours.map(() => node)]);
    const joined = settle({ ...withLone, source, target, previous: places }).places;
    const { x, y } = placeOf(joined, node);
    const field = placeOf(places, node);
    expect(Math.hypot(x - field.x, y - field.y)).toBeGreaterThan(100);
    expect(Math.hypot(x, y)).toBeLessThan(diameterOf(cold) / 2);
  });

  test('are a picture on their own', () => {
    const only = settle(jobOf(30, [])).places;
    expect(
      new Set(Array.from({ length: 30 }, (_, i) => `${only[2 * i]} ${only[2 * i + 1]}`)).size,
    ).toBe(30);
    expect(diameterOf(only)).toBeLessThan(200);
  });
});

describe('a picture that stands', () => {
  test.each([0, 0.02, 0.1])('hardly moves when %f of its sites are new', (share) => {
    const part = withoutNewest(web, share);
    const old = settle(part.job).places;
    const { places } = settle(withPlacesOf(web, part, old));
    const kept = Float32Array.from(
      old,
      (_, at) => places[2 * (part.whole[at >> 1] ?? 0) + (at & 1)] ?? 0,
    );
    expect(part.job.nodes < web.job.nodes).toBe(share > 0);
    expect(displacement(old, kept)).toBeLessThan(0.015);
  });

  test('is laid out anew when little of it is known, and what is held stays', () => {
    const few = cold.map((place, at) => (at < 60 ? place : Number.NaN));
    const held = Uint8Array.from({ length: web.job.nodes }, (_, node) => (node === 3 ? 1 : 0));
    const { places } = settle({ ...web.job, previous: few, held });
    expect(placeOf(places, 3)).toEqual(placeOf(cold, 3));
    const { stress } = qualityOf(web.job, web.web.interests, cold);
    expect(qualityOf(web.job, web.web.interests, places).stress).toBeLessThan(1.1 * stress);
  });

  test('has new nodes beside their neighbours', () => {
    const part = withoutNewest(web, 0.05);
    const { places } = settle(withPlacesOf(web, part, settle(part.job).places));
    const isOld = new Set(part.whole);
    const entered = [...web.job.target.entries()].filter(([, party]) => !isOld.has(party));
    expect(entered.length).toBeGreaterThan(5);
    for (const [link, party] of entered) {
      const site = web.job.source[link] ?? 0;
      expect(between(places, site, party)).toBeLessThan(0.25 * diameterOf(places));
    }
  });

  test('takes far fewer steps than a new one', () => {
    const count = (job: LayoutJob) => {
      const settling = startSettling(job);
      let ticks = 1;
      while (!settling.tick()) ticks++;
      return ticks;
    };
    expect(count({ ...web.job, previous: cold })).toBeLessThan(count(web.job) / 2);
  });

  test('leaves what is held exactly where it is, and brings its neighbours along', () => {
    const held = new Uint8Array(web.job.nodes);
    const previous = cold.slice();
    const leaf = web.job.target.findIndex(
      (party) => web.job.target.filter((one) => one === party).length === 1,
    );
    const site = web.job.source[leaf] ?? 0;
    const party = web.job.target[leaf] ?? 0;
    held[site] = 1;
    previous[2 * site] = 900;
    previous[2 * site + 1] = -700;
    const { places } = settle({ ...web.job, previous, held });
    expect(placeOf(places, site)).toEqual({ x: 900, y: -700 });
    expect(between(places, site, party)).toBeLessThan(0.8 * between(previous, site, party));
  });
});

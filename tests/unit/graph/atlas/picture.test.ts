import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endsOf } from '@/lib/graph/atlas/end-grid';
import { namesOf, Ruler } from '@/lib/graph/atlas/names';
import type { Scene } from '@/lib/graph/atlas/scene';
import { overlap } from '@/lib/graph/labels';
import {
  anySample,
  frameAt,
  GREY,
  measure,
  pictureOf,
  sample,
  sceneAt,
} from '../../../support/fixtures/atlas-picture.ts';
import { narrowed } from '../../../support/fixtures/web.ts';

const WEB = sample(400, 280);
const SCALES = [1, 1.59, 1.6, 2.2, 4, 9];

function shapes(scene: Scene, k: number) {
  const { x, y, radius } = frameAt(scene, k);
  return [...endsOf(scene)].map((end) => {
    const r = radius[end] ?? 0;
    return { end, left: (x[end] ?? 0) - r, top: (y[end] ?? 0) - r, width: 2 * r, height: 2 * r };
  });
}

describe('what is drawn', () => {
  test('is no more than the canvas bears, and the rest is counted', () => {
    fc.assert(
      fc.property(anySample, (given) => {
        const { graph, lens, size } = given;
        const scene = sceneAt(pictureOf(given), 1);
        expect(scene.nodes.length).toBeLessThan((size.width * size.height) / 4000 + 12);
        const shown = [...scene.nodes].filter((node) => lens.nodes[node]);
        const sites = shown.filter((node) => node < graph.sites).length;
        const litSites = lens.nodes.subarray(0, graph.sites).filter(Boolean).length;
        const litCompanies = lens.nodes.subarray(graph.sites).filter(Boolean).length;
        expect(scene.folded.sites).toBe(litSites - sites);
        expect(scene.folded.companies).toBe(litCompanies - (shown.length - sites));
        expect(scene.threads.count).toBeLessThanOrEqual(2000);
      }),
      { numRuns: 60 },
    );
  });

  test('has every site of an unfaded record, alone or in a group', () => {
    for (const k of SCALES) {
      const scene = sceneAt(pictureOf(WEB), k);
      const alone = [...scene.nodes].filter((node) => node < WEB.graph.sites).length;
      const gathered = scene.gathered.reduce((sum, count) => sum + count, 0);
      // Deep inside, a group without any room may be missing; the overview has them all.
      if (k < 1.6) expect(alone + gathered).toBe(WEB.graph.sites);
      else expect(alone + gathered).toBeGreaterThan(WEB.graph.sites * 0.9);
    }
  });

  test('is never a group of one', () => {
    fc.assert(
      fc.property(anySample, (given) => {
        const picture = pictureOf(given);
        for (const k of [1, 1.6, 4]) expect([...sceneAt(picture, k).gathered]).not.toContain(1);
      }),
      { numRuns: 60 },
    );
  });

  test('comes apart: each level draws what the one above it drew, and more', () => {
    const picture = pictureOf(WEB);
    let before = sceneAt(picture, 1);
    for (const k of [1.6, 2.56, 4.1, 6.6]) {
      const scene = sceneAt(picture, k);
      expect([...before.nodes].every((node) => scene.drawn[node])).toBe(true);
      expect(scene.nodes.length).toBeGreaterThan(before.nodes.length);
      before = scene;
    }
  });

  test('does not overlap, at any scale', () => {
    const picture = pictureOf(WEB);
    for (const k of SCALES) {
      const all = shapes(sceneAt(picture, k), k);
      expect(all.length).toBeGreaterThan(50);
      for (const [index, shape] of all.entries()) {
        const touched = all.slice(index + 1).filter((other) => overlap(shape, other));
        expect(touched, `scale ${k}`).toEqual([]);
      }
    }
  });

  test('lies on the canvas, and uses most of it', () => {
    for (const size of [WEB.size, { width: 380, height: 700 }, { width: 1440, height: 500 }]) {
      const scene = sceneAt(pictureOf({ ...WEB, size }), 1);
      const all = shapes(scene, 1);
      const columns = new Set<number>();
      const rows = new Set<number>();
      for (const { left, top, width, height } of all) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(size.width);
        expect(top + height).toBeLessThanOrEqual(size.height);
        columns.add(Math.floor((left * 8) / size.width));
        rows.add(Math.floor((top * 8) / size.height));
      }
      expect(columns.size).toBeGreaterThanOrEqual(7);
      expect(rows.size).toBeGreaterThanOrEqual(7);
    }
  });

  test('names nothing over a shape or another name, on any record, canvas and scale', () => {
    let named = 0;
    fc.assert(
      fc.property(anySample, fc.constantFrom(...SCALES), (given, k) => {
        const picture = pictureOf(given);
        const scene = sceneAt(picture, k);
        const { stock } = scene.plan;
        const ruler = new Ruler(stock, GREY, measure);
        const names = namesOf(scene, scene.nodes, frameAt(scene, k), ruler);
        named += names.length;
        const all = shapes(scene, k);
        for (const [index, name] of names.entries()) {
          expect(names.slice(index + 1).filter((other) => overlap(name, other))).toEqual([]);
          expect(all.filter((shape) => overlap(name, shape))).toEqual([]);
        }
      }),
      { numRuns: 120 },
    );
    expect(named).toBeGreaterThan(1000);
  });

  test('names every company of the overview', () => {
    const scene = sceneAt(pictureOf(WEB), 1);
    const { stock } = scene.plan;
    const names = namesOf(scene, scene.nodes, frameAt(scene, 1), new Ruler(stock, GREY, measure));
    const companies = [...scene.nodes].filter((node) => node >= stock.sites);
    const named = new Set(names.map(({ node }) => node));
    expect(companies.length).toBeGreaterThan(20);
    expect(companies.filter((node) => !named.has(node)).length).toBeLessThanOrEqual(1);
  });
});

describe('a lens', () => {
  const social = (link: number) => WEB.graph.categories[WEB.graph.target[link] ?? 0] === 'social';
  const narrow = narrowed(WEB.graph, WEB.lens, social);

  test('moves nothing', () => {
    const picture = pictureOf(WEB);
    const before = sceneAt(picture, 1).plan.spots.slice();
    picture.look(narrow);
    expect(sceneAt(picture, 1).plan.spots).toEqual(before);
  });

  test('gives the room to what it shows', () => {
    const picture = pictureOf(WEB);
    const shownBefore = [...sceneAt(picture, 1).nodes].filter((node) => narrow.nodes[node]).length;
    picture.look(narrow);
    const scene = sceneAt(picture, 1);
    const shown = [...scene.nodes].filter((node) => narrow.nodes[node]).length;
    expect(shownBefore).toBeGreaterThan(0);
    expect(shown).toBeGreaterThan(shownBefore);
    // Faded nodes come last, so that whatever is drawn first is in the lens.
    const firstFaded = scene.nodes.findIndex((node) => !narrow.nodes[node]);
    expect(firstFaded).toBe(shown);
  });

  test('hides what it leaves out, where a replay asks for that', () => {
    const picture = pictureOf(WEB);
    picture.look(narrow, false);
    const { nodes } = sceneAt(picture, 1);
    expect(nodes.length).toBeGreaterThan(20);
    expect([...nodes].filter((node) => !narrow.nodes[node])).toEqual([]);
  });

  test('joins only what it shows', () => {
    const picture = pictureOf(WEB);
    picture.look(narrow);
    const { threads } = sceneAt(picture, 1);
    expect(threads.count).toBeGreaterThan(10);
    for (const company of threads.to) expect(WEB.graph.categories[company]).toBe('social');
  });
});

describe('the folded tail', () => {
  test('is brought in node by node', () => {
    const picture = pictureOf(WEB);
    const folded = WEB.graph.nodes - 3;
    expect(sceneAt(picture, 1).drawn[folded]).toBe(0);
    expect(picture.reveal(folded)).toBe(true);
    expect(sceneAt(picture, 1).drawn[folded]).toBe(1);
    expect(picture.reveal(folded)).toBe(false);
  });

  test('keeps a node that was asked for, also where there is no more room for it', () => {
    const picture = pictureOf(WEB);
    const drawn = [...sceneAt(picture, 1).nodes];
    const small = { width: 380, height: 300 };
    const other = pictureOf(WEB);
    other.resize(small);
    const loses = drawn.find((node) => sceneAt(other, 1).drawn[node] === 0) ?? -1;
    expect(loses).toBeGreaterThanOrEqual(0);
    expect(picture.reveal(loses)).toBe(false);
    picture.resize(small);
    expect(sceneAt(picture, 1).drawn[loses]).toBe(1);
  });

  test('unfolds step by step, and folds again', () => {
    const picture = pictureOf(WEB);
    const counts = [sceneAt(picture, 1).nodes.length];
    while (picture.unfold(1)) counts.push(sceneAt(picture, 1).nodes.length);
    expect(counts.length).toBe(4);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    for (const count of counts.toReversed().slice(1)) {
      expect(picture.unfold(-1)).toBe(true);
      expect(sceneAt(picture, 1).nodes.length).toBe(count);
    }
    expect(picture.unfold(-1)).toBe(false);
  });
});

describe('a node that is held', () => {
  test('stays where it was put, and its place in the world leads back there', () => {
    const picture = pictureOf(WEB);
    const node = sceneAt(picture, 1).nodes[0] ?? 0;
    picture.hold(node, { x: 123, y: -45 });
    const world = picture.worldOf(node);
    picture.rest();
    const { spots } = sceneAt(picture, 1).plan;
    expect([spots[node * 2], spots[node * 2 + 1]]).toEqual([123, -45]);
    expect(picture.worldOf(node)?.x).toBeCloseTo(world?.x ?? Number.NaN, 1);
  });
});

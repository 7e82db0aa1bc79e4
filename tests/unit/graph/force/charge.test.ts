import { forceManyBody } from 'd3-force';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Body, charge } from '@/lib/graph/force/charge';
import { generator } from '../../../support/made-web.ts';

const STRENGTH = 30;

function bodiesAt(places: readonly (readonly [number, number])[]): Body[] {
  return places.map(([x, y], index) => ({ index, x, y, vx: 0, vy: 0 }));
}

/** What d3's force comes to when every pair is looked at. */
function exactly(places: readonly (readonly [number, number])[], strength: Float64Array): Body[] {
  const bodies = bodiesAt(places);
  for (const [i, body] of bodies.entries()) {
    for (const [j, other] of bodies.entries()) {
      const dx = body.x - other.x;
      const dy = body.y - other.y;
      const square = dx * dx + dy * dy;
      if (i === j || square === 0) continue;
      const k = (strength[j] ?? 0) / (square < 1 ? Math.sqrt(square) : square);
      body.vx += dx * k;
      body.vy += dy * k;
    }
  }
  return bodies;
}

function pushed(places: readonly (readonly [number, number])[], force: ReturnType<typeof charge>) {
  const bodies = bodiesAt(places);
  force.initialize?.(bodies, () => 0.5);
  force(1);
  return bodies;
}

/** Root of the mean square error, to the root of the mean square force. */
function error(bodies: readonly Body[], exact: readonly Body[]): number {
  let [off, all] = [0, 0];
  for (const [i, { vx, vy }] of exact.entries()) {
    off += ((bodies[i]?.vx ?? 0) - vx) ** 2 + ((bodies[i]?.vy ?? 0) - vy) ** 2;
    all += vx ** 2 + vy ** 2;
  }
  return Math.sqrt(off / all);
}

/** Clusters of very different density, and a few far away. */
function clustered(count: number): [number, number][] {
  const random = generator(3);
  return Array.from({ length: count }, (_, i): [number, number] => {
    const size = [5, 60, 400, 2_000][i % 4] ?? 1;
    const angle = random() * 2 * Math.PI;
    const far = size * Math.sqrt(random());
    return [(i % 4) * 300 + far * Math.cos(angle), far * Math.sin(angle)];
  });
}

describe('the charge', () => {
  const places = clustered(2_000);
  const strength = new Float64Array(2_000).fill(STRENGTH);
  const exact = exactly(places, strength);

  test('is within 2% of the exact sum, like that of d3', () => {
    const ours = error(pushed(places, charge(strength)), exact);
    const d3 = error(pushed(places, forceManyBody<Body>().strength(-STRENGTH)), exact);
    expect(d3).toBeLessThan(0.02);
    expect(ours).toBeLessThan(0.02);
  });

  test('comes to the exact sum when nothing counts as far', () => {
    expect(error(pushed(places, charge(strength, 0)), exact)).toBeLessThan(1e-9);
  });

  test('takes strengths for what they are', () => {
    const uneven = Float64Array.from(places, (_, i) => 1 + (i % 50));
    expect(error(pushed(places, charge(uneven)), exactly(places, uneven))).toBeLessThan(0.025);
  });

  test('parts bodies in one spot, always the same way', () => {
    const spot = Array.from({ length: 40 }, (): [number, number] => [7, 7]);
    const strengths = new Float64Array(40).fill(STRENGTH);
    const bodies = pushed(spot, charge(strengths));
    expect(new Set(bodies.map(({ vx, vy }) => `${vx} ${vy}`)).size).toBeGreaterThan(10);
    expect(pushed(spot, charge(strengths))).toEqual(bodies);
  });

  test('leaves no body with a velocity that is not a number, wherever bodies are', () => {
    const coordinate = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.constantFrom(0, 1, 1e-300, -0),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 80 }), (spots) => {
        const strengths = new Float64Array(spots.length).fill(STRENGTH);
        for (const { vx, vy } of pushed(spots, charge(strengths))) {
          expect(Number.isFinite(vx) && Number.isFinite(vy)).toBe(true);
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Curve, STOPPED_GAP, type ThreadEnd, threadCurve } from '@/lib/graph/threads';

const end: fc.Arbitrary<ThreadEnd> = fc.record({
  x: fc.double({ min: 0, max: 400, noNaN: true }),
  y: fc.double({ min: 0, max: 220, noNaN: true }),
  radius: fc.double({ min: 8, max: 20, noNaN: true }),
});
const bend = fc.constantFrom(1 as const, -1 as const);

/** A point on a curve, by its definition. */
function pointOn({ x0, y0, controlX, controlY, x1, y1 }: Curve, t: number) {
  const s = 1 - t;
  return {
    x: s * s * x0 + 2 * s * t * controlX + t * t * x1,
    y: s * s * y0 + 2 * s * t * controlY + t * t * y1,
  };
}

function far(a: ThreadEnd, b: ThreadEnd): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) > a.radius + b.radius + 40;
}

describe('a thread', () => {
  test('that was stopped ends short of the company, all along', () => {
    fc.assert(
      fc.property(end, end, bend, (from, to, side) => {
        fc.pre(far(from, to));
        const curve = threadCurve(from, to, true, side);
        expect(curve).toBeDefined();
        for (let t = 0; t <= 1; t += 0.1) {
          const { x, y } = pointOn(curve as Curve, t);
          expect(Math.hypot(x - to.x, y - to.y)).toBeGreaterThan(to.radius + STOPPED_GAP * 0.8);
        }
      }),
    );
  });

  test('that got through reaches the company’s border', () => {
    fc.assert(
      fc.property(end, end, bend, (from, to, side) => {
        fc.pre(far(from, to));
        const { x1, y1 } = threadCurve(from, to, false, side) as Curve;
        const gap = Math.hypot(x1 - to.x, y1 - to.y) - to.radius;
        expect(gap).toBeGreaterThan(0);
        expect(gap).toBeLessThan(6);
      }),
    );
  });

  test('is not drawn between shapes that touch', () => {
    const at = (x: number) => ({ x, y: 0, radius: 10 });
    expect(threadCurve(at(0), at(18), false, 1)).toBeUndefined();
    expect(threadCurve(at(0), at(0), true, 1)).toBeUndefined();
  });
});

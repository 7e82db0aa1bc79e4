import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, daysBefore, startOf } from '@/lib/domain/day.ts';
import { reachOf } from '@/lib/domain/reach.ts';
import { trailsOf } from '@/lib/domain/trails.ts';
import type { DayRow, PackedHost } from '@/lib/history/schema.ts';
import { anyDays, collect } from '../../support/fixtures/any-days.ts';
import { LAST_DAY, makeExposures } from '../../support/fixtures/exposures.ts';

const HOUR = 3_600_000;

function row(day: number, hour: number, site: string, ...hosts: PackedHost[]): DayRow {
  const first = startOf(day) + hour * HOUR;
  return { day, site, visits: 1, first, last: first, hosts };
}

describe('trailsOf', () => {
  it('tells the sites of a day in order, and what became of the company on each', () => {
    const yesterday = daysBefore(LAST_DAY, 1);
    const exposures = collect([
      row(yesterday, 9, 'shop.test', ['x1.a.test', 1, 0, 0, 0, 1, 0, 0]),
      row(LAST_DAY, 12, 'blog.test', ['x1.a.test', 0, 2, 1, 0, 0, 0, 0]),
      row(
        LAST_DAY,
        8,
        'news.test',
        ['x1.a.test', 0, 0, 3, 0, 0, 60, 60],
        ['y.b.test', 9, 0, 0, 0, 0, 0, 0],
      ),
      row(
        LAST_DAY,
        10,
        'shop.test',
        ['x1.a.test', 0, 0, 1, 0, 0, 5, 5],
        ['x2.a.test', 1, 0, 0, 0, 1, 2, 2],
      ),
      row(LAST_DAY, 7, 'a-own.test', ['x1.a.test', 5, 0, 0, 0, 0, 0, 0]),
    ]);
    const at = (hour: number, second = 0) => startOf(LAST_DAY) + hour * HOUR + second * 1_000;
    expect(trailsOf(exposures, 'a', {})).toEqual([
      {
        day: LAST_DAY,
        stops: [
          {
            ...{ site: 'news.test', at: at(8, 60), outcome: 'stopped' },
            ...{ requestsThrough: 0, requestsStopped: 3, recognised: false },
          },
          {
            ...{ site: 'shop.test', at: at(10, 2), outcome: 'through' },
            ...{ requestsThrough: 1, requestsStopped: 1, recognised: true },
          },
          {
            ...{ site: 'blog.test', at: at(12), outcome: 'limited' },
            ...{ requestsThrough: 2, requestsStopped: 1, recognised: false },
          },
        ],
      },
      { day: yesterday, stops: [expect.objectContaining({ site: 'shop.test' })] },
    ]);
    expect(trailsOf(exposures, 'a', { from: LAST_DAY })).toHaveLength(1);
    expect(trailsOf(exposures, 'nobody', {})).toEqual([]);
  });

  it('adds up to what reach counts', () => {
    fc.assert(
      fc.property(anyDays, (rows) => {
        const exposures = collect(rows);
        for (const { entity, ...reach } of reachOf(exposures, {}).companies) {
          const stops = trailsOf(exposures, entity.id, {}).flatMap((trail) => trail.stops);
          expect(new Set(stops.map(({ site }) => site)).size).toBe(reach.attempted);
          const reached = stops.filter(({ outcome }) => outcome !== 'stopped');
          expect(new Set(reached.map(({ site }) => site)).size).toBe(reach.through);
          const sum = stops.reduce((total, stop) => total + stop.requestsStopped, 0);
          expect(sum).toBe(reach.requestsStopped);
        }
      }),
    );
  });

  it('puts the latest day first, and the stops of a day in order of time', () => {
    const trails = trailsOf(makeExposures({ companies: 40, days: 60 }), 'Google', {});
    expect(trails.length).toBeGreaterThan(20);
    for (const [i, { day, stops }] of trails.entries()) {
      expect(day).toBeLessThan(trails[i - 1]?.day ?? Infinity);
      for (const [j, { at }] of stops.entries()) {
        expect(dayOf(at)).toBe(day);
        expect(at).toBeGreaterThanOrEqual(stops[j - 1]?.at ?? 0);
      }
    }
  });
});

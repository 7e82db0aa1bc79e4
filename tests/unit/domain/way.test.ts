import { describe, expect, it } from 'vitest';
import { daysBefore, startOf } from '@/lib/domain/day.ts';
import { trailsOf } from '@/lib/domain/trails.ts';
import { wayOf } from '@/lib/domain/way.ts';
import type { DayRow, PackedHost } from '@/lib/history/schema.ts';
import { collect } from '../../support/fixtures/any-days.ts';
import { LAST_DAY } from '../../support/fixtures/exposures.ts';

const HOUR = 3_600_000;

function row(day: number, hour: number, site: string, ...hosts: PackedHost[]): DayRow {
  const first = startOf(day) + hour * HOUR;
  return { day, site, visits: 1, first, last: first, hosts };
}

const SEEN: PackedHost = ['x1.a.test', 1, 0, 0, 0, 0, 0, 0];

describe('wayOf', () => {
  it('leads through every site of the day in order, and knows where the company was', () => {
    const exposures = collect([
      row(daysBefore(LAST_DAY, 1), 9, 'old.test', SEEN),
      row(LAST_DAY, 12, 'blog.test', SEEN),
      row(LAST_DAY, 8, 'quiet.test'),
      row(LAST_DAY, 10, 'a-own.test', SEEN),
    ]);
    const [trail] = trailsOf(exposures, 'a', {});
    const way = wayOf(exposures, 'a', trail!);
    expect(way.map(({ site, isOwn, stop }) => [site, isOwn, stop?.outcome])).toEqual([
      ['quiet.test', false, undefined],
      ['a-own.test', true, undefined],
      ['blog.test', false, 'through'],
    ]);
    expect(way.map(({ at }) => at)).toEqual(
      [8, 10, 12].map((hour) => startOf(LAST_DAY) + hour * HOUR),
    );
  });

  it('passes over pages that stayed open since the day before, but where the company was', () => {
    const open = { visits: 0 };
    const exposures = collect([
      { ...row(LAST_DAY, 0, 'left-open.test', ['y.b.test', 1, 0, 0, 0, 0, 0, 0]), ...open },
      { ...row(LAST_DAY, 1, 'seen.test', SEEN), ...open },
      { ...row(LAST_DAY, 2, 'a-own.test', SEEN), ...open },
      row(LAST_DAY, 12, 'blog.test', SEEN),
    ]);
    const [trail] = trailsOf(exposures, 'a', {});
    const way = wayOf(exposures, 'a', trail!);
    expect(way.map(({ site, stop }) => [site, stop?.outcome])).toEqual([
      ['seen.test', 'through'],
      ['blog.test', 'through'],
    ]);
    expect(way[0]?.at).toBe(startOf(LAST_DAY) + HOUR);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startOf } from '@/lib/domain/day.ts';
import type { Exposures } from '@/lib/domain/exposures.ts';
import type { Lens } from '@/lib/domain/lens.ts';
import { indexThreads } from '@/lib/domain/thread-index.ts';
import type { PackedHost } from '@/lib/history/schema.ts';
import type { AtlasState } from '@/lib/stores/atlas.ts';
import {
  activityUntil,
  lookedAt,
  lookOf,
  type PreparedLook,
  pictureOf,
  prepareLook,
  rememberLook,
  replayBounds,
  todayOf,
} from '@/lib/stores/atlas-look.ts';
import { packLook, unpackLook } from '@/lib/stores/packed-look.ts';
import { anyDays, collect } from '../../support/fixtures/any-days.ts';
import { LAST_DAY } from '../../support/fixtures/exposures.ts';

const stateOf = (record: Exposures, lens: Lens) => {
  const address = { view: 'graph', lens } as const;
  const settings = { now: startOf(LAST_DAY) + 1_000 };
  return { record, address, settings } as unknown as AtlasState;
};

/** What reaches the page of what a worker prepared. */
function sent(record: Exposures, { look, ...prepared }: PreparedLook): PreparedLook {
  const received = structuredClone({ ...prepared, look: packLook(look, record.companies) });
  return { ...received, look: unpackLook(received.look, structuredClone(record.companies)) };
}

const lenses = fc.constantFrom<Lens>(
  ...([{ period: 'all' }, { period: 'week' }, { period: 'all', outcome: 'through' }] as const),
);

describe('the bounds of a replay', () => {
  it('hold what a page asked for long after it was visited', () => {
    const first = startOf(LAST_DAY) + 8 * 3_600_000;
    const late: PackedHost = ['y.b.test', 1, 0, 0, 0, 0, 40_000, 40_000];
    const row = { day: LAST_DAY, site: 'news.test', visits: 1, first, last: first, hosts: [late] };
    const record = collect([row]);
    const bounds = replayBounds(record, {});
    const companiesAt = (until: number | undefined) =>
      lookOf({ ...stateOf(record, { period: 'all' }), replay: { until } } as AtlasState)?.count;
    expect(bounds?.from).toBe(first);
    expect([companiesAt(bounds?.from), companiesAt(bounds?.end)]).toEqual([0, 1]);
    expect(replayBounds(record, { to: LAST_DAY - 1 })).toBeUndefined();
  });
});

describe('a look that a worker prepared', () => {
  it('is what the page would have come to by itself, and is not worked out again', () => {
    fc.assert(
      fc.property(anyDays, lenses, (rows, lens) => {
        const here = stateOf(collect(rows), lens);
        const there = collect(rows);
        const [record, prepared] = [
          structuredClone(there),
          sent(there, prepareLook(there, lookedAt(here))),
        ];
        rememberLook(record, prepared, lookedAt(here));
        const received = stateOf(record, lens);
        expect(lookOf(received)).toBe(prepared.look);
        expect(pictureOf(record).graph).toBe(prepared.graph);
        expect(activityUntil(record, todayOf(received))).toBe(prepared.activity);
        expect(indexThreads(record)).toBe(prepared.threads);

        const own = here.record as Exposures;
        expect(prepared.look).toEqual(lookOf(here));
        expect(prepared.graph).toEqual(pictureOf(own).graph);
        expect(prepared.activity).toEqual(activityUntil(own, todayOf(here)));
        expect(prepared.threads).toEqual(indexThreads(own));
      }),
    );
  });

  it('is left when another lens is looked through by then', () => {
    const record = collect(fc.sample(anyDays, { numRuns: 1, seed: 3 })[0] ?? []);
    const wide = stateOf(record, { period: 'all' });
    const narrow = stateOf(record, { period: 'week' });
    rememberLook(record, prepareLook(record, lookedAt(wide)), lookedAt(wide));
    const own = stateOf(structuredClone(record), { period: 'week' });
    expect(lookOf(narrow)).toEqual(lookOf(own));
  });
});

import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { daysBefore } from '@/lib/domain/day.ts';
import { packWeeks } from '@/lib/history/pack.ts';
import { pruneBefore } from '@/lib/history/prune.ts';
import { eachRows, mergeRows } from '@/lib/history/rows.ts';
import { type DayRow, History } from '@/lib/history/schema.ts';
import { endOfWeek, packRows, unpackRows, weekOf } from '@/lib/history/weeks.ts';
import { anyDays } from '../../support/fixtures/any-days.ts';
import { LAST_DAY, makeDayRows } from '../../support/fixtures/exposures.ts';

let history: History;
beforeEach(() => {
  history = new History(`weeks-${Math.random()}`);
});
afterEach(() => history.delete());

async function allRows(period = {}): Promise<DayRow[]> {
  const found: DayRow[] = [];
  await eachRows(history, (rows) => void found.push(...rows), period);
  return found;
}

describe('weeks', () => {
  it('begin on a Monday, at the turn of a year and when clocks change', () => {
    expect(weekOf(20261121)).toBe(20261116);
    expect(weekOf(20261116)).toBe(20261116);
    expect(weekOf(20270101)).toBe(20261228);
    expect(weekOf(20261025)).toBe(20261019);
    expect(endOfWeek(20261228)).toBe(20270103);
  });
});

describe('packRows', () => {
  it('gives back just the rows that were packed', () => {
    fc.assert(
      fc.property(anyDays, (rows) => {
        expect(unpackRows(packRows(rows))).toEqual(rows);
      }),
    );
    const rows = makeDayRows({ companies: 400, days: 7 });
    const bytes = packRows(rows);
    expect(unpackRows(bytes)).toEqual(rows);
    expect(bytes.length * 3).toBeLessThan(JSON.stringify(rows).length);
  });

  it('takes times between seconds, before 1970, and names of any kind', () => {
    const row: DayRow = {
      ...{ day: 19700101, site: '日本.test', visits: 2 ** 40, first: -0.5, last: 2 ** 52 + 1 },
      hosts: [['__proto__', 2 ** 50, 0, 2 ** 32, 0, 1, 0, 86_400]],
    };
    expect(unpackRows(packRows([row]))).toEqual([row]);
    expect(unpackRows(packRows([]))).toEqual([]);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses to pack %d requests',
    (count) => {
      const row: DayRow = {
        ...{ day: LAST_DAY, site: 'a.test', visits: 1, first: 0, last: 0 },
        hosts: [['h.test', count, 0, 0, 0, 0, 0, 0]],
      };
      expect(() => packRows([row])).toThrow('no whole number');
    },
  );

  it('takes no damaged bytes for rows, and does not hang on any', () => {
    const whole = packRows(makeDayRows({ companies: 3, days: 3 }));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = whole.slice();
        damaged[at] = damaged[at]! ^ change;
        expect(unpackRows(damaged)).toBeUndefined();
        expect(unpackRows(whole.subarray(0, at))).toBeUndefined();
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => !unpackRows(bytes)));
    for (const other of [undefined, null, 'text', {}, [], new ArrayBuffer(9)]) {
      expect(unpackRows(other)).toBeUndefined();
    }
  });
});

describe('packWeeks', () => {
  it('packs whole weeks that are past, and changes nothing of what is read', async () => {
    const rows = makeDayRows({ companies: 40, days: 60, sitesPerDay: 8 });
    await history.days.bulkPut(rows);
    expect(await packWeeks(history, LAST_DAY)).toBeGreaterThan(4);
    const loose = await history.days.toArray();
    expect(loose.length).toBeGreaterThan(0);
    expect(loose.length).toBeLessThan(rows.length / 2);
    expect(Math.min(...loose.map(({ day }) => day))).toBe(20261102);
    expect(await allRows()).toEqual(rows);
    const period = { from: 20261007, to: 20261104 };
    const within = rows.filter(({ day }) => day >= period.from && day <= period.to);
    expect(within.length).toBeGreaterThan(20);
    expect(await allRows(period)).toEqual(within);
    expect(await packWeeks(history, LAST_DAY)).toBe(0);
  });

  it('adds what came late for a week that is packed', async () => {
    await fc.assert(
      fc.asyncProperty(anyDays, anyDays, async (early, late) => {
        await Promise.all([history.days.clear(), history.weeks.clear()]);
        await history.days.bulkPut(early);
        await packWeeks(history, LAST_DAY);
        await history.days.bulkPut(late);
        const left = early.filter(({ day }) => day >= 20261102);
        const replaced = new Set(late.map(({ day, site }) => `${day} ${site}`));
        const kept = left.filter(({ day, site }) => !replaced.has(`${day} ${site}`));
        const packed = early.filter(({ day }) => day < 20261102);
        const expected = mergeRows([...packed, ...kept, ...late]);
        expect(await allRows()).toEqual(expected);
        await packWeeks(history, LAST_DAY);
        expect(await allRows()).toEqual(expected);
        const loose = await history.days.toArray();
        expect(loose.every(({ day }) => day >= 20261102)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('goes on where it was cut off', async () => {
    const rows = makeDayRows({ companies: 40, days: 60, sitesPerDay: 8 });
    await history.days.bulkPut(rows);
    for (let weeks = 0; weeks < 3; weeks += 1) {
      const packing = packWeeks(history, LAST_DAY);
      while ((await history.weeks.count()) <= weeks) await new Promise(setImmediate);
      history.close({ disableAutoOpen: false });
      await packing.catch(() => undefined);
      await history.open();
      expect(await allRows()).toEqual(rows);
    }
    await packWeeks(history, LAST_DAY);
    expect(await allRows()).toEqual(rows);
  });

  it('leaves alone what cannot be packed, and does not write over what cannot be read', async () => {
    const [odd] = makeDayRows({ companies: 3, days: 1, today: 20260601 });
    await history.days.put({ ...odd!, visits: -1 });
    const [other] = makeDayRows({ companies: 3, days: 1, today: 20260701 });
    await history.days.put(other!);
    await history.weeks.put({ week: weekOf(20260701), bytes: new Uint8Array(20) });
    expect(await packWeeks(history, LAST_DAY)).toBe(0);
    expect(await history.days.count()).toBe(2);
    expect(await allRows()).toHaveLength(2);
  });
});

describe('pruneBefore', () => {
  it('takes packed rows away, a part of a week too', async () => {
    const rows = makeDayRows({ companies: 40, days: 60, sitesPerDay: 8 });
    await history.days.bulkPut(rows);
    await packWeeks(history, LAST_DAY);
    for (const day of [20261014, 20261108, daysBefore(LAST_DAY, -1)]) {
      await pruneBefore(history, day, async () => undefined);
      expect(await allRows()).toEqual(rows.filter((row) => row.day >= day));
    }
    expect(await history.weeks.count()).toBe(0);
  });
});

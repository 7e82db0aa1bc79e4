import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { daysBefore, startOf } from '@/lib/domain/day.ts';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection.ts';
import { exportRecord } from '@/lib/history/export.ts';
import { stageImport } from '@/lib/history/import.ts';
import { type DayRow, History, type PackedHost } from '@/lib/history/schema.ts';

const TODAY = 20261121;
const HOUR = 3_600_000;
const NOW = startOf(TODAY) + 12 * HOUR;
const MORNING = startOf(20261120) + 8 * HOUR;

const ROW: DayRow = {
  ...{ day: 20261120, site: 'a.test', visits: 1, first: MORNING, last: MORNING + 1 },
  hosts: [],
};

/** Where a file is read, and when. */
interface Clock {
  readonly zone?: string;
  readonly now?: number;
}

/** The rows that come of a file with a row, or of a file as it was exported. */
async function read(row: Partial<DayRow> | Blob, now = NOW): Promise<DayRow[]> {
  const name = `unweave-import-${Math.random().toString(36).slice(2)}`;
  const days = [{ ...ROW, ...row }];
  const text = JSON.stringify({ format: 'unweave', version: 1, days });
  await stageImport(row instanceof Blob ? row : new Blob([text]), { name, now });
  const history = new History(name);
  const rows = await history.days.toArray();
  await history.delete();
  return rows;
}

const host = (count: number, last: number): PackedHost[] => [
  ['h.test', count, 0, 0, 0, 0, 0, last],
];

describe('a file with moments that cannot be', () => {
  it.each<[string, Partial<DayRow>]>([
    ['begins in another week', { first: MORNING - 70 * HOUR }],
    ['ends in another week', { last: MORNING + 70 * HOUR }],
    ['has a moment that no date can hold', { last: 1e300 }],
    ['ends before it begins', { last: MORNING - 1 }],
    ['has a host of another week', { hosts: host(1, 200_001) }],
    ['has more than can be counted on from', { hosts: host(9e15, 0) }],
    ['is of the day after tomorrow', { day: 20261123, first: NOW, last: NOW }],
  ])('is refused: a row that %s', async (_, row) => {
    await expect(read(row)).rejects.toMatchObject({ problem: 'wrong' });
  });

  it.each<[string, Partial<DayRow>]>([
    ['a day of another time zone', { first: MORNING - 26 * HOUR, last: MORNING + 26 * HOUR }],
    ['a day in two of them', { hosts: host(1, 52 * 3_600) }],
    ['tomorrow', { day: 20261122 }],
  ])('may tell of %s', async (_, row) => {
    expect(await read(row)).toEqual([{ ...ROW, ...row }]);
  });
});

describe('a file of a record that was written while a clock was wrong', () => {
  const row = { day: TODAY, visits: 1 };
  const [early, late] = [startOf(20260101), startOf(20290101)];

  /** Rows as the file of them gives them back, read where the clock stands as it may. */
  async function throughFile(rows: readonly DayRow[], there?: Clock): Promise<DayRow[]> {
    const history = new History(`wrong-clock-${Math.random()}`);
    await history.days.bulkPut([...rows]);
    const settings = { protection: DEFAULT_PROTECTION, keep: 90, ownLists: [] } as const;
    const file = await exportRecord(history, { settings, now: NOW });
    await history.delete();
    const { TZ: here } = process.env;
    try {
      if (there?.zone) process.env.TZ = there.zone;
      return await read(file, there?.now);
    } finally {
      if (here === undefined) delete process.env.TZ;
      else process.env.TZ = here;
    }
  }

  const ODD = [
    { ...row, site: 'a.test', first: early, last: NOW, hosts: host(1, 9e6) },
    { ...row, site: 'b.test', first: late, last: late, hosts: host(1, 0) },
  ];

  it('has the moments about their days, so that it can be taken in', async () => {
    const [a, b] = await throughFile(ODD);
    expect(a).toMatchObject({ first: startOf(TODAY) - 22 * HOUR, last: NOW });
    expect(a?.hosts[0]?.[7]).toBeLessThanOrEqual(200_000);
    expect(b?.first).toBe(startOf(daysBefore(TODAY, -1)) + 22 * HOUR);
  });

  it.each(['Pacific/Kiritimati', 'Etc/GMT+12'])('can be taken in at %s too', async (zone) => {
    expect(await throughFile(ODD, { zone })).toHaveLength(2);
  });

  it('has what was seen on a day yet to come under the day when it was made', async () => {
    const at = startOf(20290101) + 9 * HOUR;
    const ahead = { day: 20290101, visits: 2, first: at, last: at + HOUR };
    const found = await throughFile([
      { ...row, site: 'a.test', first: NOW, last: NOW, hosts: host(3, 7) },
      { ...row, site: 'c.test', first: NOW, last: NOW, hosts: [] },
      { ...ahead, site: 'a.test', hosts: host(4, 60) },
      { ...ahead, site: 'b.test', hosts: host(1, 0) },
    ]);
    const nine = startOf(TODAY) + 9 * HOUR;
    expect(found).toEqual([
      {
        ...{ day: TODAY, site: 'a.test', visits: 3, first: nine, last: NOW },
        hosts: [['h.test', 7, 0, 0, 0, 0, 0, 3 * 3_600 + 7]],
      },
      { ...row, site: 'b.test', visits: 2, first: nine, last: nine + HOUR, hosts: host(1, 0) },
      { ...row, site: 'c.test', first: NOW, last: NOW, hosts: [] },
    ]);
  });

  it('is refused where the clock is behind, and keeps its days where they have come', async () => {
    const rows = [{ ...row, site: 'a.test', first: NOW, last: NOW, hosts: [] }];
    await expect(throughFile(rows, { now: early })).rejects.toMatchObject({ problem: 'wrong' });
    const soon = { ...ROW, day: 20261125, first: startOf(20261125), last: startOf(20261125) };
    expect(await throughFile([soon], { now: startOf(20261126) })).toEqual([soon]);
  });
});

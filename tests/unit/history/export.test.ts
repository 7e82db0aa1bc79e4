import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOf } from '@/lib/domain/day.ts';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection.ts';
import { exportRecord } from '@/lib/history/export.ts';
import { stageImport } from '@/lib/history/import.ts';
import { mergeRows } from '@/lib/history/rows.ts';
import { type DayRow, History, openToRead, type PackedHost } from '@/lib/history/schema.ts';
import { LAST_DAY, makeDayRows } from '../../support/fixtures/exposures.ts';

const SETTINGS = { protection: DEFAULT_PROTECTION, keep: 90, ownLists: [] } as const;

/** On the last day of the record. */
const NOW = startOf(LAST_DAY) + 43_200_000;

let history: History;
beforeEach(() => {
  history = new History(`record-${Math.random()}`);
});
afterEach(() => history.delete());

/** The rows that come of exporting rows and reading the file. */
async function throughFile(rows: readonly DayRow[]): Promise<DayRow[]> {
  await history.days.bulkPut([...rows]);
  const file = await exportRecord(history, { settings: SETTINGS, now: NOW });
  const name = `unweave-import-${Math.random().toString(36).slice(2)}`;
  await stageImport(file, { name, now: NOW });
  const staging = new History(name);
  const found = await staging.days.toArray();
  await staging.delete();
  return found;
}

const FIRST = startOf(LAST_DAY) + 30_000_000;

function row(site: string, hosts: readonly string[]): DayRow {
  const packed = hosts.map((host): PackedHost => [host, 1, 0, 0, 0, 0, 0, 0]);
  return { day: LAST_DAY, site, visits: 1, first: FIRST, last: FIRST, hosts: packed };
}

describe('an export', () => {
  it('fails when the record goes before its end, and never ends as if that were all', async () => {
    await history.days.bulkPut(makeDayRows({ companies: 40, days: 200 }));
    history.close();
    const reading = await openToRead(history.name);
    let gone: Promise<void> | undefined;
    const progress = () => {
      gone ??= Dexie.delete(history.name);
    };
    const making = exportRecord(reading, { settings: SETTINGS, now: NOW, progress });
    await expect(making).rejects.toThrow('closed');
    await gone;
    expect(await Dexie.exists(history.name)).toBe(false);
    reading.close();
  });

  it('has no name that no server can have, so that the rest can be taken in', async () => {
    const long = `${'h'.repeat(254)}`;
    const found = await throughFile([row('a.test', [long, 'h.test']), row(`${long}.test`, [])]);
    expect(found).toEqual([row('a.test', ['h.test'])]);
  });

  it('has no more hosts of a site and day than can be taken in', async () => {
    const hosts = Array.from({ length: 2_500 }, (_, i) => `h${i}.test`);
    const [found] = await throughFile([row('a.test', hosts)]);
    expect(found).toEqual(row('a.test', hosts.slice(0, 2_000)));
  });

  it('of what stands packed and loose for the same site and day has no more either', () => {
    const some = (from: number) => Array.from({ length: 1_500 }, (_, i) => `h${from + i}.test`);
    const [merged] = mergeRows([row('a.test', some(0)), row('a.test', some(1_000))]);
    expect(merged?.hosts).toHaveLength(2_000);
    expect(merged?.hosts.slice(1_000, 1_500).every(([, allowed]) => allowed === 2)).toBe(true);
  });
});

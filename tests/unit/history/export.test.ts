import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOf } from '@/lib/domain/day.ts';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection.ts';
import { exportRecord } from '@/lib/history/export.ts';
import { History, openToRead } from '@/lib/history/schema.ts';
import { LAST_DAY, makeDayRows } from '../../support/fixtures/exposures.ts';

const SETTINGS = { protection: DEFAULT_PROTECTION, keep: 90, ownLists: [] } as const;

/** On the last day of the record. */
const NOW = startOf(LAST_DAY) + 43_200_000;

let history: History;
beforeEach(() => {
  history = new History(`record-${Math.random()}`);
});
afterEach(() => history.delete());

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
});

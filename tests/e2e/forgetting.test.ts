import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf, daysBefore } from '../../lib/domain/day.ts';
import { RECORD_WORK_KEY } from '../../lib/domain/record-command.ts';
import { RECORD_NAME_KEY } from '../../lib/domain/storage.ts';
import type { DayRow } from '../../lib/history/schema.ts';
import { makeDayRows } from '../support/fixtures/exposures.ts';
import { image } from '../support/replica/sites/embeds.ts';
import { command, type Session, startSession } from '../support/truth/session.ts';
import { written } from '../support/truth/unweave.ts';

const embeds = [image('a.first.example/1.png'), image('b.second.example/2.png')];
const pages = [{ path: '/', embeds }];
const site = (host: string) => ({ host, title: host, about: '', pages });

/** Two weeks, so that all of it is loose and can be read as it stands. */
const today = dayOf(Date.now());
const ROWS = makeDayRows({
  companies: 200,
  days: 12,
  today: daysBefore(today, 1),
  sitesPerDay: 40,
});

let session: Session;
beforeAll(async () => {
  session = await startSession({ sites: [site('few.example'), site('later.example')] });
});
afterAll(() => session.close());

/** Puts rows into a database of ours, as a page that imports does. */
function fill(page: Page, name: string, rows: readonly DayRow[], staged?: string): Promise<void> {
  return page.evaluate(
    async ([database, days, mark]) => {
      const opened = indexedDB.open(database, 20);
      opened.onupgradeneeded = () => {
        const { result } = opened;
        result.createObjectStore('days', { keyPath: ['day', 'site'] }).createIndex('site', 'site');
        result.createObjectStore('sites', { keyPath: 'site' }).createIndex('last', 'last');
        result.createObjectStore('weeks', { keyPath: 'week' });
        result.createObjectStore('companies', { keyPath: 'id' });
        result.createObjectStore('meta', { keyPath: 'key' });
      };
      await new Promise((resolve, reject) => {
        opened.onsuccess = resolve;
        opened.onerror = () => reject(opened.error);
      });
      const transaction = opened.result.transaction(['days', 'meta'], 'readwrite');
      for (const row of days) transaction.objectStore('days').put(row);
      if (mark) transaction.objectStore('meta').put({ key: 'staged', value: mark });
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      opened.result.close();
    },
    [name, rows, staged] as const,
  );
}

/** The rows of the record, wherever it stands, in order. */
function rowsOf(page: Page): Promise<DayRow[]> {
  return page.evaluate(async (key) => {
    const stored = await chrome.storage.local.get(key);
    const named = String(stored[key] ?? 'unweave');
    // A record is begun when there is something to write.
    if (!(await indexedDB.databases()).some(({ name }) => name === named)) return [];
    const opened = indexedDB.open(named);
    await new Promise((resolve, reject) => {
      opened.onsuccess = resolve;
      opened.onerror = () => reject(opened.error);
    });
    const all = opened.result.transaction('days').objectStore('days').getAll();
    await new Promise((resolve) => {
      all.onsuccess = resolve;
    });
    opened.result.close();
    return all.result;
  }, RECORD_NAME_KEY);
}

/** Sends a command and kills the worker while it carries it out, as often as told. */
async function askAndKill(what: object, delays: readonly number[]): Promise<void> {
  const { chromium } = session;
  expect(await command(chromium, { type: 'record', ...what })).toEqual({ ok: true });
  for (const delay of delays) {
    await pause(delay);
    await chromium.stopWorker();
    await chromium.worker();
  }
  // A worker comes with the next event; a page that is being looked at makes one.
  expect(await command(chromium, { type: 'dismiss', notice: 'record-full' })).toEqual({ ok: true });
}

async function workDone(page: Page): Promise<void> {
  const left = () =>
    page.evaluate(async (key) => {
      const stored = await chrome.storage.local.get(key);
      return (stored[key] as unknown[] | undefined)?.length ?? 0;
    }, RECORD_WORK_KEY);
  await expect.poll(left, { timeout: 60_000 }).toBe(0);
}

describe('forgetting, and taking in what was kept', () => {
  it('is finished by whichever worker lives, and leaves the rest as it was', async () => {
    const { chromium } = session;
    await chromium.visit('https://few.example/');
    await written(chromium);
    const page = await chromium.openExtensionPage('popup.html');
    await fill(page, 'unweave', ROWS);
    const before = await rowsOf(page);
    expect(before).toHaveLength(ROWS.length + 1);

    const gone = ROWS.map((row) => row.site).find((name) => name !== 'few.example')!;
    await askAndKill({ change: 'forget', what: { kind: 'site', site: gone } }, [0, 50, 300]);
    await workDone(page);
    const left = before.filter((row) => row.site !== gone);
    expect(left.length).toBeLessThan(before.length);
    expect(await rowsOf(page)).toEqual(left);

    await askAndKill({ change: 'forget', what: { kind: 'everything' } }, [20]);
    await workDone(page);
    expect(await rowsOf(page)).toEqual([]);

    const staging = `unweave-import-${Date.now()}-e2e`;
    await fill(page, staging, left, JSON.stringify({ rows: left.length }));
    await askAndKill({ change: 'import', staging, mode: 'add' }, [0, 100]);
    const later = await chromium.visit('https://later.example/');
    await workDone(page);
    await written(chromium);
    const rows = await rowsOf(page);
    expect(rows.filter((row) => row.site !== 'later.example')).toEqual(left);
    const found = rows.find((row) => row.site === 'later.example');
    expect(found?.hosts.map(([host]) => host).sort()).toEqual([
      'a.first.example',
      'b.second.example',
    ]);
    await Promise.all([page.close(), later.close()]);
  });
});

import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Entity } from '@/lib/domain/catalog.ts';
import { startOf } from '@/lib/domain/day.ts';
import { siteOf } from '@/lib/domain/site.ts';
import { NOTICES_KEY, RECORD_EPOCH_KEY } from '@/lib/domain/storage.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { rebuildTables } from '@/lib/history/derive.ts';
import { History, type PackedHost } from '@/lib/history/schema.ts';
import {
  ask,
  endBench,
  engine,
  fake,
  idle,
  recorded,
  setUpBench,
  start,
  visit,
} from './engine-bench.ts';

beforeEach(setUpBench);
afterEach(endBench);

describe('the engine', () => {
  it('begins a new record beside one that cannot be opened, and says so', async () => {
    await new Promise((resolve, reject) => {
      const newer = Dexie.dependencies.indexedDB.open('unweave', 999);
      newer.onsuccess = () => {
        newer.result.close();
        resolve(undefined);
      };
      newer.onerror = reject;
    });
    start();
    visit('https://news.example/', 'news');
    ask('news', 'px.ads.example');
    await idle();
    const name = fake.local.get('record-name') as string;
    // What was kept as a picture is of the one before.
    expect(fake.local.get(RECORD_EPOCH_KEY)).toBeTruthy();
    const history = new History(name);
    expect(await history.days.count()).toBe(1);
    history.close();
    expect(JSON.stringify(fake.session.get(NOTICES_KEY))).toContain('record-unreadable');
    expect(
      (await Dexie.dependencies.indexedDB.databases()).map((database) => database.name),
    ).toContain('unweave');
    expect(await engine.command({ type: 'dismiss', notice: 'record-unreadable' })).toEqual({
      ok: true,
    });
    expect(fake.session.get(NOTICES_KEY)).toEqual([]);
  });

  it('goes on with the record where it cannot be brought up to a new catalog, and tries again', async () => {
    const before = new History('unweave');
    const moments = { day: 20261120, first: startOf(20261120), last: startOf(20261120) };
    const hosts: PackedHost[] = [['px.ads.example', 1, 0, 0, 0, 0, 0, 0]];
    await before.days.put({ ...moments, site: 'news.example', visits: 1, hosts });
    await rebuildTables(before, unnamedCatalog);
    before.close();
    const renamed = (entityOf: (host: string) => Entity) => ({
      ...{ ...unnamedCatalog, version: 'next', entityOf },
    });
    start(() =>
      renamed((host) => {
        // As it is where the disk is full.
        if (host === 'px.ads.example') throw new Error('no room');
        return unnamedCatalog.entityOf(host);
      }),
    );
    visit('https://shop.example/', 'shop');
    ask('shop', 'px.others.example');
    await idle();
    expect(await recorded('shop.example')).toEqual({ 'px.others.example': 1 });
    expect(fake.local.get('record-name')).toBeUndefined();
    expect(fake.session.get(NOTICES_KEY)).toBeUndefined();
    expect(fake.reports.splice(0)).toMatchObject([{ message: 'no room' }]);
    start(() =>
      renamed((host) => ({ ...unnamedCatalog.entityOf(host), id: `now ${siteOf(host)}` })),
    );
    visit('https://forum.example/', 'forum');
    await idle();
    const history = new History('unweave');
    expect(await history.companies.toCollection().primaryKeys()).toEqual([
      'now ads.example',
      'now others.example',
    ]);
    history.close();
  });
});

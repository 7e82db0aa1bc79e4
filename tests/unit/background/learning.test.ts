import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLearning, type Learning, loadLearned } from '@/lib/background/learning.ts';
import type { PackagedCatalog } from '@/lib/domain/catalog.ts';
import { LEARNED_KEY } from '@/lib/domain/storage.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import type { Batch, HostDelta } from '@/lib/history/batch.ts';
import { sitesWithCookie } from '@/lib/history/cookies.ts';
import { History } from '@/lib/history/schema.ts';
import { writeBatch } from '@/lib/history/write.ts';
import { createFakeBrowser, type FakeBrowser } from '../../support/fake-gateway.ts';

const SITES = ['news.example', 'shop.example', 'forum.example', 'bank.example'];

let fake: FakeBrowser;
let history: History;
let learning: Learning;
let changes: number;
let opened: number;
let named: Set<string>;

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  fake = createFakeBrowser(new ArrayBuffer(0));
  history = new History('learning');
  named = new Set();
  [changes, opened] = [0, 0];
  learning = start();
});
afterEach(() => {
  vi.useRealTimers();
  history.close();
  expect(fake.reports).toEqual([]);
});

function start(): Learning {
  const catalog = {
    ...unnamedCatalog,
    entityOf: (host: string) => {
      const entity = unnamedCatalog.entityOf(host);
      return named.has(entity.id) ? { ...entity, source: 'unweave' as const } : entity;
    },
  } satisfies Partial<PackagedCatalog>;
  return createLearning({
    gateway: fake.gateway,
    catalog,
    openHistory: async () => {
      opened += 1;
      return history;
    },
    learned: () => {
      changes += 1;
    },
    failed: fake.gateway.report,
  });
}

/** A stranger on a site, as the writer hears of it. */
async function see(site: string, company: string, change: Partial<HostDelta> = {}): Promise<void> {
  const counts = { allowed: 1, limited: 0, blocked: 0, stubbed: 0 };
  const host = { host: `px.${company}`, company, affiliated: false, cookie: true, ...counts };
  const hosts = [{ ...host, first: fake.now, last: fake.now, ...change }];
  const sites = [{ site, visits: 1, first: fake.now, last: fake.now, hosts }];
  const batch: Batch = { id: crypto.randomUUID(), day: 20261121, sites };
  await writeBatch(history, batch);
  learning.consider(batch);
}

/** Until the look at the record is over. */
async function later(): Promise<void> {
  await vi.advanceTimersByTimeAsync(6_000);
  vi.useRealTimers();
  await new Promise((resolve) => setTimeout(resolve, 400));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
}

const learned = async () => (await loadLearned(fake.gateway.local)).map(({ domain }) => domain);

describe('learning', () => {
  it('finds a stranger with a cookie on three sites, and not before', async () => {
    for (const site of SITES.slice(0, 2)) await see(site, 'stranger.example');
    await later();
    expect(await learned()).toEqual([]);
    await see('forum.example', 'stranger.example');
    await later();
    expect(fake.local.get(LEARNED_KEY)).toEqual([
      { domain: 'stranger.example', since: fake.now, sites: 3 },
    ]);
    expect(changes).toBe(1);
    await see('bank.example', 'stranger.example');
    await later();
    expect(fake.local.get(LEARNED_KEY)).toMatchObject([{ sites: 4 }]);
  });

  it('goes on from the record in another worker', async () => {
    for (const site of SITES.slice(0, 2)) await see(site, 'stranger.example');
    learning = start();
    await see('forum.example', 'stranger.example');
    await later();
    expect(await learned()).toEqual(['stranger.example']);
  });

  it.each([
    ['without a cookie', { cookie: false }],
    ['that was blocked', { allowed: 0, blocked: 1 }],
    ['that belongs to the owner of the sites', { affiliated: true }],
  ])('accuses nobody %s', async (_, change) => {
    for (const site of SITES) await see(site, 'stranger.example', change);
    await later();
    expect(await learned()).toEqual([]);
  });

  it('counts only sites where the cookie was held', async () => {
    for (const site of SITES) await see(site, 'stranger.example', { cookie: site < 'm' });
    expect(await sitesWithCookie(history, 'stranger.example')).toEqual([
      'bank.example',
      'forum.example',
    ]);
    await later();
    expect(await learned()).toEqual([]);
  });

  it('accuses nobody whom the catalog names, and forgets whom a newer one names', async () => {
    named.add('known.example');
    for (const site of SITES) await see(site, 'known.example');
    for (const site of SITES) await see(site, 'stranger.example');
    await later();
    expect(await learned()).toEqual(['stranger.example']);
    named.add('stranger.example');
    await learning.review();
    expect([await learned(), changes]).toEqual([[], 2]);
  });

  it('looks again at whom it looked at before something was forgotten', async () => {
    for (const site of SITES.slice(0, 3)) await see(site, 'stranger.example');
    await later();
    fake.local.set(LEARNED_KEY, []);
    await see('forum.example', 'stranger.example');
    await later();
    expect(await learned()).toEqual([]);
    learning.unlearned();
    await see('forum.example', 'stranger.example');
    await later();
    expect(await learned()).toEqual(['stranger.example']);
  });

  it('does not touch the record for strangers without a cookie, nor twice for the same', async () => {
    await see('news.example', 'stranger.example', { cookie: false });
    await later();
    expect(opened).toBe(0);
    for (let i = 0; i < 5; i += 1) await see('news.example', 'stranger.example');
    await later();
    await see('news.example', 'stranger.example');
    await later();
    expect(opened).toBe(1);
  });
});

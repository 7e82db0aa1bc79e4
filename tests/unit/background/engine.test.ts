import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJournal, unsavedEvents } from '@/lib/background/journal.ts';
import type { PageReport } from '@/lib/domain/report.ts';
import { NOTICES_KEY, tabKey } from '@/lib/domain/storage.ts';
import { summarise } from '@/lib/domain/summary.ts';
import { History } from '@/lib/history/schema.ts';
import {
  ask,
  endBench,
  engine,
  fake,
  idle,
  recorded,
  report,
  setUpBench,
  start,
  visit,
} from './engine-bench.ts';

const TRUST = { type: 'trust', site: 'a.example', term: { duration: 'always' }, from: 'popup' };

beforeEach(setUpBench);
afterEach(endBench);

describe('the engine', () => {
  it('counts the same in badge, report and record', async () => {
    visit('https://www.news.example/', 'news');
    for (let i = 0; i < 3; i++) ask('news', 'px.ads.example');
    ask('news', 'static.news.example');
    ask('news', 'cookie.cdn.example', { verdict: 'allowed' });
    await idle();
    const summary = summarise(report() as PageReport);
    expect(summary.strangers.map(({ id }) => id)).toEqual(['ads.example', 'cdn.example']);
    expect(summary.strangers[1]).toMatchObject({ allowed: 1, cookie: true });
    expect(fake.badges.get(1)).toBe('2');
    expect(await recorded('news.example')).toEqual({
      'px.ads.example': 3,
      'cookie.cdn.example': 1,
    });
    expect(unsavedEvents(Object.fromEntries(fake.session)).events).toEqual([]);
    expect(fake.session.get('batch')).toBe(null);
  });

  it('loses nothing when the worker is killed at any moment, and counts nothing twice', async () => {
    visit('https://news.example/', 'news');
    for (let i = 0; i < 60; i++) {
      ask('news', `h${i % 7}.ads.example`);
      if (i % 10 === 9) {
        // Some of these moments fall before a save, some between a save and the write to disk.
        await new Promise((resolve) => setTimeout(resolve, i * 15));
        start();
      }
    }
    await idle();
    const counts = await recorded('news.example');
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(summarise(report() as PageReport).requestsStopped).toBe(60);
  }, 15_000);

  it('hears what came before it was ready, in order', async () => {
    visit('https://news.example/', 'news');
    ask('news', 'px.ads.example');
    visit('https://shop.example/', 'shop');
    ask('shop', 'px.ads.example');
    ask('news', 'beacon.example');
    await idle();
    expect(await recorded('news.example')).toEqual({ 'px.ads.example': 1, 'beacon.example': 1 });
    expect(await recorded('shop.example')).toEqual({ 'px.ads.example': 1 });
    expect(report()?.site).toBe('shop.example');
  });

  it('begins with what was heard before any engine ran, exactly once', async () => {
    const commit = { tabId: 1, documentId: 'news', url: 'https://news.example/', time: fake.now };
    const earlier = createJournal(fake.newWorker().session.set);
    earlier.append({ kind: 'commit', commit: { ...commit, prerendered: false } });
    for (let i = 2; i < 9; i++) {
      const host = `h${i}.ads.example`;
      const request = { host, documentId: 'news', tabId: 1, verdict: 'blocked' } as const;
      earlier.append({ kind: 'request', request: { ...request, time: fake.now } });
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
    for (let i = 0; i < 4; i++) {
      start();
      await new Promise((resolve) => setTimeout(resolve, i));
    }
    start();
    await idle();
    expect(Object.values(await recorded('news.example'))).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(unsavedEvents(Object.fromEntries(fake.session)).events).toEqual([]);
  });

  it('gives a request whose document is not committed yet to the document when it comes', async () => {
    visit('https://news.example/', 'news');
    ask('shop', 'early.example');
    visit('https://shop.example/', 'shop');
    await idle();
    expect(await recorded('shop.example')).toEqual({ 'early.example': 1 });
    expect(await recorded('news.example')).toEqual({});
  });

  it('writes nothing of a private window to disk', async () => {
    fake.privateTabs.add(1);
    visit('https://secret.example/', 'secret');
    ask('secret', 'px.ads.example');
    visit('https://news.example/', 'news', 2);
    ask('news', 'px.ads.example', { tabId: 2 });
    await idle();
    expect(report()).toMatchObject({ private: true, site: 'secret.example' });
    const history = new History('unweave');
    const all = JSON.stringify([
      await history.days.toArray(),
      await history.sites.toArray(),
      await history.companies.toArray(),
    ]);
    history.close();
    expect(all).toContain('news.example');
    expect(all).not.toContain('secret.example');
    expect(JSON.stringify([...fake.local])).not.toContain('secret.example');
    engine.hear({ kind: 'close', tabId: 1 });
    await idle();
    expect(fake.session.has(tabKey(1))).toBe(false);
  });

  it('writes nothing that a worker of a private window may have asked for to disk', async () => {
    fake.privateTabs.add(1);
    visit('https://news.example/', 'secret');
    visit('https://news.example/', 'news', 2);
    const worker = { tabId: -1, documentId: undefined, initiator: 'https://news.example' };
    ask('', 'secret.ads.example', worker);
    ask('', 'secret.ads.example', { ...worker, isPrivate: true });
    ask('', 'open.ads.example', { ...worker, isPrivate: false });
    await idle();
    expect(await recorded('news.example')).toEqual({ 'open.ads.example': 1 });
  });

  it('tells where else companies were seen, and keeps the report when a page comes back', async () => {
    visit('https://news.example/', 'news');
    ask('news', 'px.ads.example', { verdict: 'allowed' });
    await idle();
    visit('https://shop.example/', 'shop');
    ask('shop', 'px.ads.example');
    await idle();
    expect(report()).toMatchObject({ totalSites: 2, companies: [{ id: 'ads.example', sites: 2 }] });
    expect(report()?.neighbours).toEqual([
      { site: 'news.example', links: [{ company: 'ads.example', through: true }] },
    ]);
    visit('https://news.example/', 'news');
    await idle();
    expect(report()).toMatchObject({ site: 'news.example', hosts: [{ allowed: 1 }] });
    expect(fake.badges.get(1)).toBe('1');
  });

  it('goes on without names when the catalog is damaged, and says so', async () => {
    start(() => {
      throw new Error('catalog.bin: checksum differs');
    });
    visit('https://news.example/', 'news');
    ask('news', 'px.ads.example');
    await idle();
    expect(await recorded('news.example')).toEqual({ 'px.ads.example': 1 });
    expect(JSON.stringify(fake.session.get(NOTICES_KEY))).toContain('catalog-unreadable');
  });

  it.each([
    ['nothing', undefined],
    ['text', 'trust'],
    ['an unknown type', { type: 'explode' }],
    ['a host within a site', { ...TRUST, site: 'www.a.example' }],
    ['a site that is no site', { ...TRUST, site: 'https://a.example/' }],
    ['a duration that does not exist', { ...TRUST, term: { duration: 'year' } }],
    ['a visit without a tab', { ...TRUST, term: { duration: 'visit' } }],
    ['an action that does not exist', { ...TRUST, type: 'decide', action: 'destroy' }],
    ['a field too many', { type: 'dismiss', notice: 'record-full', why: 'x' }],
  ])('refuses a command that is %s, with a reason', async (_, message) => {
    expect(await engine.command(message)).toMatchObject({ ok: false, saved: false });
    expect(fake.local.size).toBe(0);
  });

  it('bounds what a hostile page can make it keep', async () => {
    visit('https://evil.example/', 'evil');
    const long = `${'h'.repeat(60)}.`.repeat(4);
    ask('evil', `${long}tracker.example`);
    for (let i = 0; i < 5_000; i++) ask('evil', `h${i}.tracker.example`);
    await idle();
    expect(Object.keys(await recorded('evil.example')).filter((host) => host.length > 253)).toEqual(
      [],
    );
    expect(report()?.hosts).toHaveLength(1_000);
    expect(report()?.overflow).toBe(4_000);
  });
});

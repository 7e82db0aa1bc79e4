import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayOf, daysBefore, startOf } from '@/lib/domain/day';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import type { Batch, HostDelta } from '@/lib/history/batch.ts';
import { keepUpWithCatalog, rebuildTables } from '@/lib/history/derive.ts';
import { pruneBefore } from '@/lib/history/prune.ts';
import { sightings } from '@/lib/history/read.ts';
import { History } from '@/lib/history/schema.ts';
import { writeBatch } from '@/lib/history/write.ts';

const DAY = 20261121;
const NOON = startOf(DAY) + 12 * 3_600_000;
let history: History;

beforeEach(() => {
  history = new History(`history-${Math.random()}`);
});
afterEach(() => history.delete());

function host(name: string, change: Partial<HostDelta> = {}): HostDelta {
  return {
    ...{ host: name, company: name, affiliated: false, cookie: false, first: NOON, last: NOON },
    ...{ allowed: 0, limited: 0, blocked: 0, stubbed: 0 },
    ...change,
  };
}

function batch(site: string, hosts: HostDelta[], change: Partial<Batch> = {}): Batch {
  const sites = [{ site, visits: 1, first: NOON, last: NOON, hosts }];
  return { id: String(Math.random()), day: DAY, sites, ...change };
}

describe('days', () => {
  it('are local, sort as numbers, and count back over months and years', () => {
    expect(dayOf(NOON)).toBe(DAY);
    expect(daysBefore(20260301, 1)).toBe(20260228);
    expect(daysBefore(20260101, 1)).toBe(20251231);
    expect(daysBefore(DAY, 365)).toBe(20251121);
  });
});

describe('writeBatch', () => {
  it('adds up what a site showed on a day, host by host', async () => {
    await writeBatch(history, batch('news.example', [host('a.ads', { blocked: 2 })]));
    const later = { last: NOON + 5_000, first: NOON + 2_000 };
    await writeBatch(
      history,
      batch('news.example', [
        host('a.ads', { blocked: 1, allowed: 3, cookie: true, ...later }),
        host('b.ads', { stubbed: 1, ...later }),
      ]),
    );
    const row = await history.days.get([DAY, 'news.example']);
    expect(row).toEqual({
      day: DAY,
      site: 'news.example',
      visits: 2,
      first: NOON,
      last: NOON,
      hosts: [
        ['a.ads', 3, 0, 3, 0, 1, 0, 5],
        ['b.ads', 0, 0, 0, 1, 0, 2, 5],
      ],
    });
  });

  it('begins the day of a page that stayed open overnight with what it does on that day', async () => {
    const next = 20261122;
    const morning = startOf(next) + 7 * 3_600_000;
    const asked = host('a.ads', { blocked: 1, first: NOON, last: morning });
    const anew = host('b.ads', { blocked: 1, first: morning, last: morning });
    const sites = [{ site: 'mail.example', visits: 0, first: NOON, last: morning }];
    const change = { day: next, sites: sites.map((site) => ({ ...site, hosts: [asked, anew] })) };
    await writeBatch(history, batch('mail.example', [], change));
    expect(await history.days.get([next, 'mail.example'])).toMatchObject({
      ...{ visits: 0, first: morning, last: morning },
      hosts: [
        ['a.ads', 0, 0, 1, 0, 0, 0, 0],
        ['b.ads', 0, 0, 1, 0, 0, 0, 0],
      ],
    });
  });

  it('writes a batch once, however often it is sent', async () => {
    const twice = batch('news.example', [host('a.ads', { blocked: 2 })]);
    await writeBatch(history, twice);
    await writeBatch(history, twice);
    expect((await history.days.get([DAY, 'news.example']))?.hosts[0]?.[3]).toBe(2);
  });

  it('says whether anything is new, and leaves alone what it knows to be on disk', async () => {
    const known = { sites: new Set<string>(), sightings: new Set<string>() };
    const send = (party: HostDelta) => writeBatch(history, batch('news.example', [party]), known);
    expect(await send(host('G', { blocked: 1 }))).toBe(true);
    expect(await send(host('G', { blocked: 1 }))).toBe(false);
    expect(await send(host('G', { allowed: 1 }))).toBe(true);
    expect(await send(host('M', { blocked: 1 }))).toBe(true);
    expect(await history.days.get([DAY, 'news.example'])).toMatchObject({ visits: 4 });
    expect(await history.companies.get('G')).toEqual({
      id: 'G',
      sites: { 'news.example': [DAY, DAY] },
    });
    expect(await history.companies.count()).toBe(2);
  });

  it('adds two pages of one site in the same batch', async () => {
    const both = batch('news.example', [host('a.ads', { blocked: 1 })]);
    await writeBatch(history, { ...both, sites: [...both.sites, ...both.sites] });
    expect(await history.days.get([DAY, 'news.example'])).toMatchObject({ visits: 2 });
    expect((await history.days.get([DAY, 'news.example']))?.hosts[0]?.[3]).toBe(2);
  });

  it('bounds what a hostile site can write, and takes hosts with odd names', async () => {
    const odd = ['__proto__', 'constructor', 'toString'].map((name) => host(name, { blocked: 1 }));
    const many = Array.from({ length: 5_000 }, (_, i) => host(`h${i}.example`, { blocked: 1 }));
    await writeBatch(history, batch('evil.example', [...odd, ...many]));
    const row = await history.days.get([DAY, 'evil.example']);
    expect(row?.hosts).toHaveLength(2_000);
    expect(row?.hosts.slice(0, 3).map(([name]) => name)).toEqual(odd.map(({ host: name }) => name));
    expect((await sightings(history, 'x.example', ['constructor'])).sites.get('constructor')).toBe(
      2,
    );
  });
});

describe('sightings', () => {
  it('tells where else companies were seen, closest sites first, own site counted once', async () => {
    await writeBatch(history, batch('a.example', [host('G', { allowed: 1 }), host('M')]));
    await writeBatch(history, batch('b.example', [host('G', { blocked: 1 })]));
    await writeBatch(history, batch('c.example', [host('Own', { affiliated: true, allowed: 1 })]));
    const found = await sightings(history, 'new.example', ['G', 'M', 'Unseen', 'Own']);
    expect([...found.sites]).toEqual([
      ['G', 3],
      ['M', 2],
      ['Unseen', 1],
      ['Own', 1],
    ]);
    expect(found.totalSites).toBe(4);
    expect(found.neighbours).toEqual([
      {
        site: 'a.example',
        links: [
          { company: 'G', through: true },
          { company: 'M', through: false },
        ],
      },
      { site: 'b.example', links: [{ company: 'G', through: false }] },
    ]);
    expect((await sightings(history, 'a.example', ['G'])).sites.get('G')).toBe(2);
    expect((await sightings(history, 'a.example', ['G'])).totalSites).toBe(3);
  });
});

describe('pruneBefore', () => {
  const prune = (day: number) =>
    pruneBefore(history, day, (of, from) => rebuildTables(of, unnamedCatalog, { from }));

  it('forgets what was last seen before a day, in more than one chunk', async () => {
    const old = Array.from(
      { length: 1_100 },
      (_, i) => batch(`old${i}.example`, [host('G')]).sites[0]!,
    );
    await writeBatch(history, { id: 'old', day: 20250101, sites: old });
    await writeBatch(history, batch('old1.example', [host('G')]));
    expect(await prune(20260101)).toBe(1_100);
    expect(await history.days.count()).toBe(1);
    expect(await history.sites.toCollection().primaryKeys()).toEqual(['old1.example']);
    expect(await history.companies.get('G')).toEqual({
      id: 'G',
      sites: { 'old1.example': [DAY, 0] },
    });
  });

  it('forgets companies that nothing is left of', async () => {
    await writeBatch(history, batch('a.example', [host('G')], { day: 20250101 }));
    await prune(20260101);
    expect(await history.companies.count()).toBe(0);
  });

  it('leaves nothing of days before in what follows from the record', async () => {
    const name = 'px.ads.example';
    const party = { ...host(name), company: 'ads.example' };
    const met = { ...party, allowed: 1, cookie: true };
    await writeBatch(history, batch('a.example', [met], { day: 20250101 }));
    await writeBatch(history, batch('a.example', [{ ...party, blocked: 1 }]));
    expect((await history.companies.get('ads.example'))?.sites).toEqual({
      'a.example': [DAY, 20250101, 1],
    });
    await prune(20260101);
    expect(await history.companies.toArray()).toEqual([
      { id: 'ads.example', sites: { 'a.example': [DAY, 0] } },
    ]);
    expect(await history.sites.toArray()).toEqual([{ site: 'a.example', first: DAY, last: DAY }]);
  });

  it('is done again from the beginning where it was cut off, and not where nothing goes', async () => {
    await writeBatch(history, batch('a.example', [host('G')], { day: 20250101 }));
    const cutOff = async () => {
      throw new Error('killed');
    };
    await expect(pruneBefore(history, 20260101, cutOff)).rejects.toThrow('killed');
    expect(await prune(20260101)).toBe(1);
    expect(await pruneBefore(history, 20260101, cutOff)).toBe(0);
  });
});

describe('keepUpWithCatalog', () => {
  const fail = (error: unknown) => expect.unreachable(String(error));

  it('derives companies anew under another catalog, and only then', async () => {
    await keepUpWithCatalog(history, unnamedCatalog, fail);
    await writeBatch(history, batch('news.example', [host('px.ads.example', { allowed: 1 })]));
    const owns = { id: 'Ads', name: 'Ads', category: 'advertising', source: 'none' } as const;
    const catalog = { ...unnamedCatalog, entityOf: () => owns };
    await keepUpWithCatalog(history, catalog, fail);
    expect(await history.companies.toCollection().primaryKeys()).toEqual(['px.ads.example']);

    await keepUpWithCatalog(history, { ...unnamedCatalog, version: 'newer' }, fail);
    expect(await history.companies.toArray()).toEqual([
      { id: 'ads.example', sites: { 'news.example': [DAY, DAY] } },
    ]);
  });
});

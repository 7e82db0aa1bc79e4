import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Catalog } from '@/lib/domain/catalog.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import type { HostDelta } from '@/lib/history/batch.ts';
import { History } from '@/lib/history/schema.ts';
import { threadsOf } from '@/lib/history/threads.ts';
import { writeBatch } from '@/lib/history/write.ts';

const META = { id: 'Meta', name: 'Meta', category: 'social', source: 'unweave' } as const;
const catalog: Catalog = {
  ...unnamedCatalog,
  entityOf: (host) => (/facebook|fbcdn/.test(host) ? META : unnamedCatalog.entityOf(host)),
};

let history: History;
beforeEach(() => {
  history = new History(`threads-${Math.random()}`);
});
afterEach(() => history.delete());

async function see(day: number, site: string, hosts: Readonly<Record<string, boolean>>) {
  const deltas = Object.entries(hosts).map(([host, through]): HostDelta => {
    const company = catalog.entityOf(host).id;
    const counts = { allowed: through ? 1 : 0, limited: 0, blocked: through ? 0 : 1, stubbed: 0 };
    return { host, company, affiliated: false, cookie: false, first: 1, last: 1, ...counts };
  });
  const sites = [{ site, visits: 1, first: 1, last: 1, hosts: deltas }];
  await writeBatch(history, { id: crypto.randomUUID(), day, sites });
}

it('tells of every site what the company did there when it was last seen, latest first', async () => {
  await see(20261119, 'news.example', { 'www.facebook.com': true, 'a.example': true });
  await see(20261121, 'news.example', { 'www.facebook.com': false, 'x.fbcdn.net': true });
  await see(20261120, 'shop.example', { 'www.facebook.com': false, 'b.example': true });
  await see(20261121, 'bank.example', { 'b.example': true });
  expect(await threadsOf(history, 'Meta', catalog)).toEqual([
    {
      ...{ site: 'news.example', siteOwner: 'news.example' },
      hosts: [
        { host: 'www.facebook.com', through: false },
        { host: 'x.fbcdn.net', through: true },
      ],
    },
    {
      ...{ site: 'shop.example', siteOwner: 'shop.example' },
      hosts: [{ host: 'www.facebook.com', through: false }],
    },
  ]);
  expect(await threadsOf(history, 'nobody.example', catalog)).toEqual([]);
});

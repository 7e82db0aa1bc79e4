import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createJournal } from '@/lib/background/journal.ts';
import { createLiveHost, type LivePage } from '@/lib/background/live-page.ts';
import { createMemory, type Memory } from '@/lib/background/memory.ts';
import { createPages, type Pages } from '@/lib/background/pages.ts';
import { createSaver } from '@/lib/background/saver.ts';
import type { StoredPage } from '@/lib/background/stored-page.ts';
import { createTellOnce } from '@/lib/background/told.ts';
import { tabKey } from '@/lib/domain/storage.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { createFakeBrowser, type FakeBrowser } from '../../support/fake-gateway.ts';

/** Characters of JSON; a page of these tests takes some 20,000. */
const ROOM = 70_000;
const FULL = 'Session storage quota bytes exceeded.';

let fake: FakeBrowser;
let pages: Pages;
let memory: Memory;
let room: number;

beforeEach(() => {
  fake = createFakeBrowser(new ArrayBuffer(0));
  room = ROOM;
  const { set } = fake.gateway.session;
  fake.gateway.session.set = async (items) => {
    const after = JSON.stringify({ ...Object.fromEntries(fake.session), ...items });
    if (after.length > room) throw new Error(FULL);
    await set(items);
  };
  start();
});

function start(): void {
  const { session } = fake.gateway;
  pages = createPages();
  memory = createMemory(session, createJournal(session.set), pages, unnamedCatalog, (error) => {
    throw error;
  });
}

/** A tab shows a page of its own site. */
function visit(tabId: number, hosts = 100, documentId = `d${tabId}`): LivePage {
  const url = `https://site${tabId}.example/`;
  const commit = { tabId, documentId, url, prerendered: false, time: tabId };
  const page = pages.commit(commit, false) as LivePage;
  page.visit = 'recorded';
  for (let i = 0; i < hosts; i += 1) see(page, `h${i}.ads${i}.example`);
  return page;
}

function see(page: LivePage, host: string): void {
  const company = unnamedCatalog.entityOf(host).id;
  page.hosts.set(host, createLiveHost({ host, company, affiliated: false }, 1));
}

const never = (): never => {
  throw new Error('nothing is refused');
};

const nothing = async () => undefined;
const kept = (tabId: number) => fake.session.get(tabKey(tabId)) as StoredPage | undefined;

describe('where the browser has no room left for pages', () => {
  it('what was opened longest ago is let go of, and what has news is kept whole', async () => {
    for (let tabId = 1; tabId <= 9; tabId += 1) await memory.save([visit(tabId)]);
    expect(kept(9)?.hosts).toHaveLength(100);
    expect(kept(9)).not.toHaveProperty('partial');
    expect(kept(1)).toMatchObject({ site: 'site1.example', hosts: [], partial: true });
    const oldest = pages.shownIn(1) as LivePage;
    await memory.save([oldest]);
    expect(kept(1)?.hosts).toHaveLength(100);
    expect(kept(1)).not.toHaveProperty('partial');
  });

  it('a page that was let go of is counted on by the next worker, which knows a part of it', async () => {
    for (let tabId = 1; tabId <= 9; tabId += 1) await memory.save([visit(tabId)]);
    start();
    memory.restore(Object.fromEntries(fake.session));
    const oldest = pages.shownIn(1) as LivePage;
    expect(oldest).toMatchObject({ site: 'site1.example', visit: 'recorded' });
    expect(oldest).not.toHaveProperty('partial');
    see(oldest, 'late.example');
    await memory.save([oldest]);
    expect(kept(1)?.hosts).toHaveLength(1);
    expect(kept(1)?.partial).toBe(true);
    // Nor may the badge say less than it did.
    const saver = createSaver(fake.gateway, memory, never, nothing, never);
    saver.soon(oldest);
    saver.soon(visit(10, 3));
    saver.now();
    await vi.waitFor(() => expect(fake.badges.get(10)).toBe('3'));
    expect(fake.badges.has(1)).toBe(false);
  });

  it('a page that takes more than its share gives way before many that are older', async () => {
    room = 500_000;
    for (let tabId = 1; tabId <= 9; tabId += 1) await memory.save([visit(tabId)]);
    const greedy = visit(10, 0);
    for (let i = 0; i < 1_000; i += 1) see(greedy, `${'x'.repeat(200)}.h${i}.example`);
    await memory.save([greedy]);
    expect(kept(10)).toMatchObject({ site: 'site10.example', hosts: [], partial: true });
    room = 1_000_000;
    await memory.save([greedy]);
    expect(kept(10)?.hosts).toHaveLength(1_000);
    room = JSON.stringify(Object.fromEntries(fake.session)).length;
    await memory.save([visit(11)]);
    expect(kept(10)?.partial).toBe(true);
    for (const tabId of [1, 2, 3, 4, 5, 6, 7, 8, 9, 11]) {
      expect(kept(tabId)?.hosts).toHaveLength(100);
    }
  });

  it('many pages that have news at once give way to each other', async () => {
    const all = Array.from({ length: 9 }, (_, i) => visit(i + 1));
    await memory.save(all);
    expect(kept(1)?.partial).toBe(true);
    expect(kept(9)?.hosts).toHaveLength(100);
  });

  it('nothing is forgotten, the person is told once, and all is saved when there is room', async () => {
    const told: string[] = [];
    const tellOnce = createTellOnce(fake.gateway.session, ({ id }) => told.push(id));
    const failures: unknown[] = [];
    const saver = createSaver(fake.gateway, memory, tellOnce, nothing, (error) =>
      failures.push(error),
    );
    room = 200;
    const [first, second] = [visit(1), visit(2)];
    for (let time = 1; time <= 3; time += 1) {
      saver.soon(first);
      saver.now();
      await vi.waitFor(() => expect(failures).toHaveLength(time));
    }
    expect(told).toEqual(['memory-full']);
    expect(kept(1)).toBeUndefined();
    room = ROOM;
    saver.soon(second);
    saver.now();
    await vi.waitFor(() => expect(kept(2)?.hosts).toHaveLength(100));
    expect(kept(1)?.hosts).toHaveLength(100);
    expect(fake.badges.get(1)).toBe('100');
  });

  it('no tab is left with what another page did', async () => {
    const page = visit(1, 1);
    await memory.save([page]);
    pages.close(1);
    room = 0;
    await expect(memory.save([page])).rejects.toThrow(FULL);
    room = ROOM;
    await memory.save([page]);
    expect(kept(1)).toBeUndefined();
    expect(fake.session.get('past:d1')).toMatchObject({ site: 'site1.example' });
  });

  it('nor with a page before one that was gone before it was kept', async () => {
    const page = visit(1, 1);
    await memory.save([page]);
    visit(1, 1, 'another');
    await memory.save([page]);
    expect(kept(1)).toMatchObject({ documentId: 'd1' });
    pages.close(1);
    await memory.save([page]);
    expect(kept(1)).toBeUndefined();
  });
});

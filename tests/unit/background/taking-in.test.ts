import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MOST_LISTS, OWN_LISTS_KEY, readOwnLists } from '@/lib/domain/own-list.ts';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection.ts';
import { KEEP_KEY } from '@/lib/domain/record-command.ts';
import { NOTICES_KEY, PROTECTION_KEY } from '@/lib/domain/storage.ts';
import type { OwnListSource } from '@/lib/domain/transfer.ts';
import { exportRecord } from '@/lib/history/export.ts';
import { stageImport } from '@/lib/history/import.ts';
import { History } from '@/lib/history/schema.ts';
import { writeStaged } from '@/lib/history/staged.ts';
import { FIRST_OWN_ID } from '@/lib/own-lists/in-force.ts';
import { connectionsFile } from '../../support/fixtures/foreign-files.ts';
import { createRecordBench } from '../../support/record-bench.ts';

let bench: ReturnType<typeof createRecordBench>;
beforeEach(() => {
  bench = createRecordBench();
});
afterEach(() => bench.end());

describe('taking in a file', () => {
  const PROTECTION = {
    ...DEFAULT_PROTECTION,
    level: 'strict',
    trusts: [{ site: 'bank.example', madeAt: 5, from: 'popup' }],
  } as const;
  const SETTINGS = { protection: PROTECTION, keep: 90, ownLists: [] } as const;

  async function exported(ownLists: readonly OwnListSource[] = []): Promise<Blob> {
    const history = new History(bench.name());
    const settings = { ...SETTINGS, ownLists };
    const file = await exportRecord(history, { settings, now: bench.fake.now });
    history.close();
    return file;
  }

  async function takeIn(file: Blob, mode: 'add' | 'replace'): Promise<void> {
    const name = `unweave-import-${bench.fake.now}-${Math.random().toString(36).slice(2)}`;
    await stageImport(file, { name, now: bench.fake.now });
    await bench.ask({ change: 'import', staging: name, mode });
    await bench.workDone();
    await vi.waitFor(async () => expect(await Dexie.exists(name)).toBe(false));
  }

  it('gives back what was exported after all was forgotten', async () => {
    await bench.seed();
    bench.start();
    const before = await bench.read();
    const file = await exported();
    await bench.ask({ change: 'forget', what: { kind: 'everything' } });
    await bench.workDone();
    expect((await bench.read()).rows).toEqual([]);
    await takeIn(file, 'replace');
    expect(await bench.read()).toEqual(before);
    expect(bench.fake.local.get(PROTECTION_KEY)).toEqual(PROTECTION);
    expect(bench.fake.local.get(KEEP_KEY)).toBe(90);
  });

  const LISTS: readonly OwnListSource[] = [
    { name: 'Gone', url: 'https://gone.example/list.txt', on: true },
    { name: 'Mine', text: 'a.example', on: true },
    { name: 'Mine', text: 'b.example', on: true },
    { name: 'Resting', url: 'https://lists.example/off.txt', on: false },
    { name: 'Notes', text: 'c.example', on: false },
    { name: 'Good', url: 'https://lists.example/good.txt', on: true },
  ];

  const lists = () => readOwnLists(bench.fake.local.get(OWN_LISTS_KEY)).lists;

  function sources(): OwnListSource[] {
    return lists().map(({ id, name, url, on }) =>
      url === undefined
        ? { name, text: bench.fake.own.shelf.get(id)?.text, on }
        : { name, url, on },
    );
  }

  it('gives back lists of one’s own as they were, and puts none in force that is off', async () => {
    const { own } = bench.fake;
    own.web.set('https://lists.example/good.txt', { kind: 'text', text: 'd.example' });
    bench.start();
    const file = await exported(LISTS);
    await takeIn(file, 'replace');
    await vi.waitFor(() => expect(lists().at(-1)?.inForce).toBe(1));
    expect(sources()).toEqual(LISTS);
    const ownRules = bench.fake.rules.filter(({ id }) => id >= FIRST_OWN_ID);
    const blocked = ownRules.flatMap(({ condition }) => condition.requestDomains ?? []);
    expect(blocked.sort()).toEqual(['a.example', 'b.example', 'd.example']);
    expect(own.fetched).not.toContain('https://lists.example/off.txt');
    expect(lists()[0]).toMatchObject({ refusal: { why: 'unreachable' } });
    const before = lists();
    await takeIn(file, 'add');
    expect(lists()).toEqual(before);
    expect(bench.fake.session.get(NOTICES_KEY)).toBeUndefined();
  });

  it('adds a list that has the name of another, under a name of its own, and only once', async () => {
    bench.start();
    await takeIn(await exported([{ name: 'My list', text: 'a.example', on: true }]), 'replace');
    const file = await exported([
      { name: 'My list', text: 'b.example', on: true },
      { name: 'My list', text: 'c.example', on: false },
    ]);
    for (let time = 0; time < 2; time += 1) await takeIn(file, 'add');
    expect(sources()).toEqual([
      { name: 'My list', text: 'a.example', on: true },
      { name: 'My list (2)', text: 'b.example', on: true },
      { name: 'My list (3)', text: 'c.example', on: false },
    ]);
    await vi.waitFor(() => expect(lists().map(({ inForce }) => inForce)).toEqual([1, 1, 0]));
  });

  it('switches lists that are there as the file says where it replaces, and only there', async () => {
    const { own } = bench.fake;
    own.web.set('https://lists.example/good.txt', { kind: 'text', text: 'd.example' });
    bench.start();
    const file = await exported(LISTS);
    await takeIn(file, 'replace');
    await vi.waitFor(() => expect(lists().at(-1)?.inForce).toBe(1));
    const turned = LISTS.map((list) => ({ ...list, on: list.name === 'Notes' }));
    await takeIn(await exported(turned), 'add');
    expect(sources()).toEqual(LISTS);
    await takeIn(await exported(turned), 'replace');
    expect(sources()).toEqual(turned);
    const inForce = () => lists().map((list) => list.inForce);
    await vi.waitFor(() => expect(inForce()).toEqual([0, 0, 0, 0, 1, 0]));
  });

  it('has all lists before the first is read, and the file goes', async () => {
    bench.fake.gateway.ownLists.download = () => new Promise(() => undefined);
    bench.start();
    await takeIn(await exported(LISTS), 'replace');
    expect(sources()).toEqual(LISTS);
  });

  it('says so when a list is not in the file, or is one too many', async () => {
    const many = Array.from({ length: MOST_LISTS }, (_, i) => {
      return { name: `List ${i}`, url: `https://lists.example/${i}`, on: false };
    });
    bench.start();
    await takeIn(await exported([{ name: 'Lost', on: true }, ...many]), 'replace');
    expect(sources()).toEqual(many);
    expect(bench.fake.session.get(NOTICES_KEY)).toEqual([{ id: 'lists-left-out', detail: '' }]);
    await takeIn(await exported(LISTS), 'add');
    expect(sources()).toEqual(many);
  });

  it('adds to what is there, and changes nothing the second time', async () => {
    await bench.seed();
    bench.start();
    const file = await exported();
    const before = await bench.read();
    await takeIn(file, 'add');
    expect(await bench.read()).toEqual(before);
    expect(bench.fake.local.get(PROTECTION_KEY)).toMatchObject({
      level: 'standard',
      trusts: PROTECTION.trusts,
    });
    await takeIn(file, 'add');
    expect(await bench.read()).toEqual(before);
  });

  it('loses nothing that is recorded meanwhile, and survives workers that die', async () => {
    const rows = await bench.seed();
    bench.start();
    const file = await exported();
    await bench.ask({ change: 'forget', what: { kind: 'everything' } });
    await bench.workDone();
    const name = `unweave-import-${bench.fake.now}-x`;
    await stageImport(file, { name, now: bench.fake.now });
    await bench.ask({ change: 'import', staging: name, mode: 'add' });
    bench.visit('meanwhile.example', ['px.ads.example', 'px.ads.example']);
    for (const wait of [0, 10, 40]) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      bench.start();
    }
    await bench.workDone();
    await vi.waitFor(
      async () => {
        const found = (await bench.read()).rows.find(({ site }) => site === 'meanwhile.example');
        expect(found?.hosts[0]?.[3]).toBe(2);
      },
      { timeout: 10_000 },
    );
    const others = (await bench.read()).rows.filter(({ site }) => site !== 'meanwhile.example');
    expect(others).toEqual(rows);
  });

  it('says so when it fails, leaves the record as it was, and makes room again', async () => {
    const rows = await bench.seed();
    bench.start();
    const name = 'unweave-import-1-broken';
    const staging = new History(name);
    // No reader lets such a row through: a disk that fails is hard to have.
    await staging.days.put({
      ...{ day: 20240101, site: 'a.test', visits: -1, first: 1, last: 2, hosts: [] },
    });
    await writeStaged(staging, { rows: 1 });
    staging.close();
    await bench.ask({ change: 'import', staging: name, mode: 'add' });
    await bench.workDone();
    await vi.waitFor(() => {
      expect(bench.fake.session.get(NOTICES_KEY)).toMatchObject([{ id: 'import-failed' }]);
    });
    expect((await bench.read()).rows).toEqual(rows);
    const names = await Dexie.getDatabaseNames();
    expect(names.filter((one) => one !== 'unweave-atlas')).toEqual([bench.name()]);
  });

  it('takes in what Lightbeam noted, beside what is there', async () => {
    const rows = await bench.seed();
    bench.start();
    await bench.ask({ change: 'keep', keep: 'ever' });
    const time = new Date(2014, 4, 1, 9).getTime();
    const link = { page: 'old.example', host: 'px.ads.example', time };
    await takeIn(new Blob([connectionsFile([link])]), 'add');
    const found = (await bench.read()).rows;
    expect(found.slice(1)).toEqual(rows);
    expect(found[0]).toMatchObject({ day: 20140501, site: 'old.example', visits: 1 });
    expect((await bench.read()).sites.map(({ site }) => site)).toContain('old.example');
    await takeIn(new Blob([connectionsFile([link])]), 'add');
    expect((await bench.read()).rows).toEqual(found);
  });

  it('leaves the record as it was, and says so, when what was read is gone or not whole', async () => {
    const rows = await bench.seed();
    const half = new History('unweave-import-1-half');
    await half.days.bulkPut(rows.slice(0, 3));
    half.close();
    bench.start();
    for (const staging of ['unweave-import-1-none', half.name]) {
      bench.fake.session.delete(NOTICES_KEY);
      await bench.ask({ change: 'import', staging, mode: 'replace' });
      await bench.workDone();
      await vi.waitFor(() => {
        expect(bench.fake.session.get(NOTICES_KEY)).toMatchObject([{ id: 'import-failed' }]);
      });
      expect((await bench.read()).rows).toEqual(rows);
    }
    expect(await Dexie.exists('unweave-import-1-none')).toBe(false);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { giveWay } from '@/lib/background/own-lists-keeper.ts';
import type { Rule } from '@/lib/dnr/rule.ts';
import { OWN_LISTS_KEY } from '@/lib/domain/own-list.ts';
import type { FakeBrowser } from '../../support/fake-gateway.ts';
import { type Bench, setUp } from './own-lists-bench.ts';

let bench: Bench;
let fake: FakeBrowser;
beforeEach(() => {
  bench = setUp();
  fake = bench.fake;
});

const rule = (id: number): Rule => ({
  ...{ id, priority: 1, action: { type: 'block' } },
  condition: { requestDomains: [`r${id}.example`], resourceTypes: ['script'] },
});

const only = () => bench.only();
const lists = () => bench.lists();
const blocked = () => bench.blocked();
const write: Bench['write'] = (text, id) => bench.write(text, id);

describe('the lists over time', () => {
  it('puts right rules that were lost when the browser is started, and only then', async () => {
    await write('a.example');
    fake.rules = [];
    fake.session.clear();
    bench.restart();
    await bench.own.tend();
    expect(blocked()).toEqual(['a.example']);
    fake.rules = [];
    await bench.own.tend();
    expect(blocked()).toEqual([]);
  });

  it('does nothing at all for a person without lists', async () => {
    await bench.own.tend();
    expect(fake.local.size + fake.session.size + fake.own.fetched.length).toBe(0);
  });

  it('leaves out entries that cannot be read, puts them aside, and tells the person', async () => {
    await write('a.example');
    const stored = { lists: [only(), only(), { id: 7 }], room: 100 };
    fake.local.set(OWN_LISTS_KEY, stored);
    await bench.own.tend();
    expect(lists()).toHaveLength(1);
    expect(blocked()).toEqual(['a.example']);
    expect(bench.notices).toEqual(['settings-unreadable']);
    expect(fake.local.get('own-lists-unreadable')).toEqual(stored);
  });

  it('keeps the texts of entries that were put aside', async () => {
    await write('a.example');
    fake.local.set(OWN_LISTS_KEY, { lists: [{ ...only(), on: 'perhaps' }], room: 100 });
    fake.session.clear();
    bench.restart();
    await bench.own.tend();
    expect(lists()).toEqual([]);
    expect([...fake.own.shelf.values()].map(({ text }) => text)).toEqual(['a.example']);
  });

  it('counts anew what gave way while it was being put in force', async () => {
    await write('a.example');
    const { present } = fake.gateway.ownLists;
    fake.gateway.ownLists.present = async () => {
      const before = await present();
      fake.gateway.ownLists.present = present;
      // The settings need all the room in the very moment.
      const settings = Array.from({ length: fake.own.limits.rules }, (_, i) => rule(i + 1));
      await giveWay(fake.gateway, settings);
      return before;
    };
    fake.session.clear();
    bench.restart();
    await bench.own.tend();
    expect(blocked()).toEqual([]);
    await bench.own.tend();
    expect(blocked()).toEqual(['a.example']);
  });

  it('finishes what a killed worker began', async () => {
    await write('a.example');
    const { replace } = fake.gateway.ownLists;
    fake.gateway.ownLists.replace = () => new Promise(() => undefined);
    void write('b.example', only().id);
    await new Promise((resolve) => setTimeout(resolve, 50));
    fake.gateway.ownLists.replace = replace;
    bench.restart();
    await bench.own.tend();
    expect(blocked()).toEqual(['b.example']);
  });

  it('goes by the new text where a worker was killed before it came into force', async () => {
    await write('a.example');
    const { put } = fake.gateway.ownLists.shelf;
    fake.gateway.ownLists.shelf.put = async (id, list) => {
      await put(id, list);
      // Killed as soon as the text is there.
      bench.restart();
    };
    void write('b.example', only().id);
    await new Promise((resolve) => setTimeout(resolve, 50));
    fake.gateway.ownLists.shelf.put = put;
    expect(fake.own.shelf.get(only().id)?.text).toBe('b.example');
    await bench.own.tend();
    expect(blocked()).toEqual(['b.example']);
  });

  it('leaves no text behind of a list that a killed worker did not come to keep', async () => {
    const { put } = fake.gateway.ownLists.shelf;
    fake.gateway.ownLists.shelf.put = async (id, list) => {
      await put(id, list);
      bench.restart();
    };
    void write('a.example');
    await new Promise((resolve) => setTimeout(resolve, 50));
    fake.gateway.ownLists.shelf.put = put;
    expect(fake.own.shelf.size).toBe(1);
    await bench.own.tend();
    expect(fake.own.shelf.size).toBe(0);
    expect(lists()).toEqual([]);
    await write('b.example');
    expect(fake.own.shelf.size).toBe(1);
  });
});

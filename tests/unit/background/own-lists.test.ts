import { beforeEach, describe, expect, it } from 'vitest';
import { createEnforcer } from '@/lib/background/enforcer.ts';
import { inForceAt } from '@/lib/domain/in-force.ts';
import { beyondRoom, OWN_LISTS_KEY } from '@/lib/domain/own-list.ts';
import { DEFAULT_PROTECTION, NOTHING_PASSING } from '@/lib/domain/protection.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { FIRST_OWN_ID } from '@/lib/own-lists/in-force.ts';
import type { FakeBrowser } from '../../support/fake-gateway.ts';
import { type Bench, setUp } from './own-lists-bench.ts';

let bench: Bench;
let fake: FakeBrowser;
beforeEach(() => {
  bench = setUp();
  fake = bench.fake;
});

const only = () => bench.only();
const lists = () => bench.lists();
const blocked = () => bench.blocked();
const act: Bench['act'] = (change, id) => bench.act(change, id);
const write: Bench['write'] = (text, id) => bench.write(text, id);

describe('a pasted list', () => {
  it('is in force when the answer comes, and gone when it is removed', async () => {
    expect(await write('a.example\noh no')).toEqual({ ok: true });
    expect(blocked()).toEqual(['a.example']);
    expect(only()).toMatchObject({ name: 'Mine', on: true, inForce: 1, size: 15 });
    expect(only().report).toMatchObject({ filters: 2, inUse: 1, rules: 1 });
    expect(await act('remove', only().id)).toEqual({ ok: true });
    expect(blocked()).toEqual([]);
    expect(fake.own.shelf.size).toBe(0);
    expect(fake.own.fetched).toEqual([]);
    expect(fake.own.alarm).toBeUndefined();
  });

  it('is replaced by one update of the browser’s rules', async () => {
    await write('a.example');
    fake.own.updates = 0;
    expect(await write('b.example\n||c.example^$script', only().id)).toEqual({ ok: true });
    expect(blocked()).toEqual(['b.example', 'c.example']);
    expect(fake.own.updates).toBe(1);
    expect(only().id).toBe([...fake.own.shelf.keys()][0]);
  });

  it('can be switched off and on without being lost', async () => {
    await write('a.example');
    await act('off', only().id);
    expect(blocked()).toEqual([]);
    expect(only()).toMatchObject({ on: false, inForce: 0 });
    await act('on', only().id);
    expect(blocked()).toEqual(['a.example']);
  });

  it('stands beside the rules of the settings, and neither touches the other', async () => {
    await write('a.example');
    const enforcer = createEnforcer(
      fake.gateway,
      async () => unnamedCatalog,
      () => undefined,
    );
    const asked = { protection: DEFAULT_PROTECTION, passing: NOTHING_PASSING };
    await enforcer.enforce(asked, inForceAt(DEFAULT_PROTECTION, fake.now));
    const settings = fake.rules.filter(({ id }) => id < FIRST_OWN_ID);
    expect(settings.length).toBeGreaterThan(0);
    expect(blocked()).toEqual(['a.example']);
    await write('b.example', only().id);
    expect(fake.rules.filter(({ id }) => id < FIRST_OWN_ID)).toEqual(settings);
  });

  it('keeps the old text when the new one takes too long', async () => {
    await write('a.example');
    fake.own.tooSlow = true;
    expect(await write('b.example', only().id)).toEqual({
      ...{ ok: false, saved: false, reason: 'too-slow' },
    });
    expect(blocked()).toEqual(['a.example']);
    expect(fake.own.shelf.get(only().id)?.text).toBe('a.example');
  });

  it('keeps the old text when the new one cannot be compiled, in the words of what failed', async () => {
    await write('a.example');
    fake.gateway.ownLists.compile = () => Promise.reject(new Error('Out of memory.'));
    expect(await write('b.example', only().id)).toEqual({
      ...{ ok: false, saved: false, reason: 'failed: Out of memory.' },
    });
    expect(fake.own.shelf.get(only().id)?.text).toBe('a.example');
  });

  it('loses the rules whose regexes the browser refuses, and says so', async () => {
    fake.own.refusedRegexes.add('a{999}');
    await write('/a{999}/\nb.example');
    expect(fake.rules).toHaveLength(1);
    expect(only().report?.problems).toEqual([
      { kind: 'regex', count: 1, examples: [{ line: 1, text: '/a{999}/' }] },
    ]);
  });

  it('loses a rule that the browser refuses by its number, and no other', async () => {
    fake.refuse = ({ id, condition }) =>
      condition.requestDomains?.includes('bad.example')
        ? `Rule with id ${id} is invalid.`
        : undefined;
    expect(await write('||bad.example^$script\n||ok.example^')).toEqual({ ok: true });
    expect(blocked()).toEqual(['ok.example']);
    expect(only()).toMatchObject({ inForce: 1, report: { rules: 2 }, refused: ['bad.example'] });
    expect(beyondRoom(only())).toBe(0);
    fake.refuse = () => undefined;
    await write('||ok.example^', only().id);
    expect(only().refused).toBeUndefined();
  });

  it('with more regexes than the browser takes says so of these, and not of all rules', async () => {
    fake.own.limits = { rules: 100, regexes: 2 };
    await write('/a[0-9]/\n/b[0-9]/\n/c[0-9]/\nd.example');
    expect(only()).toMatchObject({ inForce: 3, regexesBeyond: 1, report: { rules: 4 } });
    expect(beyondRoom(only())).toBe(0);
  });

  it('is not taken when the browser refuses all of it; the one before is in force', async () => {
    await write('a.example');
    fake.refuse = () => 'The disk is full.';
    expect(await write('b.example', only().id)).toMatchObject({
      reason: 'rules-refused: The disk is full.',
    });
    expect(blocked()).toEqual(['a.example']);
    expect(fake.own.shelf.get(only().id)?.text).toBe('a.example');
    fake.refuse = () => undefined;
    await bench.own.tend();
    expect(blocked()).toEqual(['a.example']);
  });

  it('with more rules than there is room for is in force as far as it goes, with the count', async () => {
    fake.own.limits = { rules: 33, regexes: 1 };
    const apart = Array.from({ length: 50 }, (_, i) => `||h${i}.example/path${i}`);
    await write(['@@||ok.example/x', ...apart].join('\n'));
    expect(fake.rules).toHaveLength(30);
    expect(fake.rules.some(({ action }) => action.type === 'allow')).toBe(true);
    expect(only()).toMatchObject({ inForce: 30, report: { rules: 51 } });
    expect(beyondRoom(only())).toBe(21);
    expect(fake.local.get(OWN_LISTS_KEY)).toMatchObject({ room: 30 });
  });

  it('fits beside settings that take more than what is kept free for them', async () => {
    fake.own.limits = { rules: 30, regexes: 1 };
    const condition = (i: number) => ({ requestDomains: [`d${i}.example`], resourceTypes: [] });
    fake.rules = Array.from({ length: 10 }, (_, i) => {
      return { id: i + 1, priority: 100, action: { type: 'block' }, condition: condition(i) };
    });
    const apart = Array.from({ length: 50 }, (_, i) => `||h${i}.example/path${i}`);
    expect(await write(apart.join('\n'))).toEqual({ ok: true });
    expect(fake.rules).toHaveLength(30);
    expect(only()).toMatchObject({ inForce: 20, report: { rules: 50 } });
    expect(fake.local.get(OWN_LISTS_KEY)).toMatchObject({ room: 20 });
  });

  it('of a name that is not there, or the fifty-first, is refused', async () => {
    expect(await write('a.example', 'nobody')).toMatchObject({ ok: false });
    for (let i = 0; i < 50; i += 1) await write(`h${i}.example`);
    expect(await write('one.more.example')).toMatchObject({ ok: false });
    expect(lists()).toHaveLength(50);
  });
});

describe('the lists of a file', () => {
  const URL = 'https://lists.example/a.txt';

  it('are read by the next worker, and again where that failed', async () => {
    fake.own.tooSlow = true;
    const pasted = { name: 'Mine', text: 'a.example', on: true };
    await bench.own.takeIn([{ name: 'Theirs', url: URL, on: true }, pasted], 'add');
    expect(fake.own.alarm).toBe(fake.now);
    expect(lists().map(({ report }) => report)).toEqual([undefined, undefined]);
    bench.restart();
    await bench.own.tend();
    expect(lists().map(({ refusal }) => refusal?.why)).toEqual(['unreachable', 'too-slow']);
    expect(fake.own.shelf.get(lists()[1]?.id ?? '')?.text).toBe('a.example');
    fake.own.tooSlow = false;
    fake.own.web.set(URL, { kind: 'text', text: '! Title: Another\nb.example' });
    fake.now += 6 * 3_600_000;
    await bench.own.tend();
    expect(blocked()).toEqual(['a.example', 'b.example']);
    expect(lists().map(({ name, refusal }) => [name, refusal])).toEqual([
      ['Theirs', undefined],
      ['Mine', undefined],
    ]);
    expect(lists()[1]?.nextAt).toBeUndefined();
  });

  it('that are off are read when they are switched on', async () => {
    await bench.own.takeIn([{ name: 'Mine', text: 'a.example', on: false }], 'add');
    await bench.own.tend();
    expect(fake.own.alarm).toBeUndefined();
    expect(only()).toMatchObject({ on: false, inForce: 0 });
    await act('on', only().id);
    expect(blocked()).toEqual(['a.example']);
  });
});

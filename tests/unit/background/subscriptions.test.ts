import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeBrowser } from '../../support/fake-gateway.ts';
import { type Bench, setUp } from './own-lists-bench.ts';

const URL_A = 'https://lists.example/a.txt';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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
const subscribe = (url = URL_A) => bench.own.apply({ type: 'own-list', change: 'subscribe', url });
const serve = (text: string, url = URL_A) => fake.own.web.set(url, { kind: 'text', text });

const many = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `||h${from + i}.example^$image\n`).join('');

describe('a subscription', () => {
  it('is fetched, named and fetched again when its time has come, and not before', async () => {
    serve('! Title: Good list\n! Expires: 2 days\na.example');
    expect(await subscribe()).toEqual({ ok: true });
    expect(only()).toMatchObject({ name: 'Good list', url: URL_A, nextAt: fake.now + 2 * DAY });
    expect(fake.own.alarm).toBe(fake.now + 2 * DAY);
    serve('b.example');
    await bench.own.tend();
    expect(fake.own.fetched).toHaveLength(1);
    fake.now += 2 * DAY;
    bench.restart();
    await bench.own.tend();
    expect(fake.own.fetched).toHaveLength(2);
    expect(blocked()).toEqual(['b.example']);
    expect(only()).toMatchObject({ name: 'Good list', nextAt: fake.now + 4 * DAY });
    expect(fake.own.alarm).toBe(fake.now + 4 * DAY);
  });

  it('is fetched when a clock that was ahead is put right, and not a month later', async () => {
    fake.now += 30 * DAY;
    serve('! Expires: 2 days\na.example');
    await subscribe();
    fake.now -= 30 * DAY;
    serve('! Expires: 2 days\nb.example');
    await bench.own.tend();
    expect(blocked()).toEqual(['b.example']);
    expect(fake.own.alarm).toBe(fake.now + 2 * DAY);
  });

  it('is there once, however often it is asked for, and gone with its alarm', async () => {
    serve('a.example');
    await subscribe();
    await subscribe();
    await act('remove', only().id);
    expect(lists()).toEqual([]);
    expect(fake.own.alarm).toBeUndefined();
    fake.now += 30 * DAY;
    await bench.own.tend();
    expect(fake.own.fetched).toHaveLength(2);
  });

  it('is not fetched while it is switched off', async () => {
    serve('a.example');
    await subscribe();
    await act('off', only().id);
    expect(fake.own.alarm).toBeUndefined();
    fake.now += 30 * DAY;
    await bench.own.tend();
    expect(fake.own.fetched).toHaveLength(1);
  });

  const OLD = many(0, 100);
  it.each([
    ['that is gone', undefined, 'unreachable'],
    ['that is empty', '  \n', 'empty'],
    ['that is a web page', '<!DOCTYPE html><p>Moved', 'web-page'],
    ['that is no list', 'Too many requests\nslow down please\n', 'not-a-list'],
    ['of which no rule can be made', 'example.org##.ad', 'no-rules'],
    ['that breaks off', OLD.slice(0, 900), 'cut-off'],
    ['that breaks off after a new beginning', `! v2\n${OLD.slice(0, 900)}`, 'cut-off'],
    ['that is too large', 'x'.repeat(17 * 1024 * 1024), 'too-large'],
  ])('keeps its version when it gets one %s', async (_, text, why) => {
    serve(OLD);
    await subscribe();
    const before = { rules: [...fake.rules], list: only() };
    if (text === undefined) fake.own.web.clear();
    else serve(text);
    fake.now += 5 * DAY;
    await bench.own.tend();
    expect(fake.rules).toEqual(before.rules);
    expect(fake.own.shelf.get(only().id)?.text).toBe(OLD);
    expect(only()).toMatchObject({
      ...before.list,
      nextAt: fake.now + 6 * HOUR,
      refusal: { why, at: fake.now },
    });
    expect(fake.own.alarm).toBe(fake.now + 6 * HOUR);
    // And takes the next good one.
    serve('good.example\n');
    fake.now += 6 * HOUR;
    await bench.own.tend();
    expect(blocked()).toEqual(['good.example']);
    expect(only().refusal).toBeUndefined();
  });

  it('that really became short is taken when it comes so for the second time', async () => {
    serve(OLD);
    await subscribe();
    serve('good.example');
    expect(await act('refresh', only().id)).toMatchObject({ reason: 'cut-off: 12' });
    expect(await act('refresh', only().id)).toEqual({ ok: true });
    expect(blocked()).toEqual(['good.example']);
  });

  it('that cannot be had at first is not there, and the answer says why', async () => {
    expect(await subscribe()).toEqual({
      ...{ ok: false, saved: false, reason: 'unreachable: 404 Not Found' },
    });
    fake.own.web.set(URL_A, { kind: 'too-large' });
    expect(await subscribe()).toMatchObject({ reason: 'too-large' });
    expect(lists()).toEqual([]);
    expect(fake.own.shelf.size).toBe(0);
  });

  it('cannot be written over', async () => {
    serve('a.example');
    await subscribe();
    expect(await bench.write('b.example', only().id)).toMatchObject({ ok: false });
    expect(blocked()).toEqual(['a.example']);
  });
});

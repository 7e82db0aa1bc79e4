import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPopupStore, namingsOn } from '@/lib/stores/popup';
import { BURST } from '@/lib/stores/reader';
import { NEWS } from '../../support/fixtures/pages.ts';
import { fixtureSource, popupFacts } from '../../support/fixtures/popup-source.ts';

const facts = popupFacts({ page: { kind: 'report', report: NEWS } });
let ending: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  ending = new AbortController();
});
afterEach(() => {
  ending.abort();
  vi.useRealTimers();
});

test('keeps what lists say for one site and one level, and drops an answer of another', async () => {
  const source = fixtureSource(facts);
  const asked: (() => void)[] = [];
  source.readLists = (hosts) =>
    new Promise((resolve) => {
      asked.push(() => resolve({ [hosts[0] ?? '']: [{ list: 'base', says: 'host' }] }));
    });
  const store = createPopupStore(source);
  await store.getState().start(ending.signal);
  const says = () => namingsOn(store.getState(), 'a.example');
  const first = store.getState().explain(['a.example']);
  asked[0]?.();
  await first;
  expect(says()).toEqual([{ list: 'base', says: 'host' }]);
  await store.getState().explain(['a.example']);
  expect(asked).toHaveLength(1);

  await store.getState().send({ type: 'level', level: 'strict' });
  expect(says()).toBeUndefined();
  const late = store.getState().explain(['a.example']);
  source.change({ page: { kind: 'report', report: { ...NEWS, site: 'shop.example' } } });
  await vi.advanceTimersByTimeAsync(2 * BURST);
  asked[1]?.();
  await late;
  expect(says()).toBeUndefined();
});

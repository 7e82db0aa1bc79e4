// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followHash } from '@/lib/browser/address-bar.ts';
import { type AtlasStore, createAtlasStore } from '@/lib/stores/atlas.ts';
import { ATLAS_STATES, fixtureAtlas } from '../../support/fixtures/atlas-states.ts';

let store: AtlasStore;
let ending: AbortController;
let before: number;

beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, '', '#/companies');
  store = createAtlasStore(fixtureAtlas(ATLAS_STATES['40']));
  ending = new AbortController();
  followHash(store, ending.signal);
  before = history.length;
});
afterEach(() => {
  ending.abort();
  vi.useRealTimers();
});

const entries = () => history.length - before;
const type = (text: string) => {
  for (let end = 1; end <= text.length; end += 1) {
    store.getState().go({ search: text.slice(0, end) }, 'passing');
    vi.advanceTimersByTime(90);
  }
};
const brush = (days: readonly number[]) => {
  for (const from of days) {
    store.getState().look({ period: { from, to: 20261121 } }, 'passing');
    vi.advanceTimersByTime(16);
  }
};

describe('the address bar', () => {
  it('has one entry for what is typed, and says all of it', () => {
    type('google');
    vi.advanceTimersByTime(300);
    expect([entries(), location.hash]).toEqual([1, '#/companies?search=google']);
  });

  it.each([0, 5_000])('keeps the search when a row is opened %d ms after it', (pause) => {
    const replaced = vi.spyOn(history, 'replaceState');
    type('google');
    vi.advanceTimersByTime(pause);
    expect(store.getState().address.search).toBe('google');
    store.getState().go({ node: 'company:Google' });
    expect(entries()).toBe(2);
    expect(replaced.mock.lastCall?.[2]).toBe('#/companies?search=google');
    expect(location.hash).toBe('#/companies?node=company%3AGoogle&search=google');
  });

  it('has one entry for a brush, whose last step ends it', () => {
    brush([20261101, 20261103, 20261105]);
    store.getState().look({ period: { from: 20261107, to: 20261121 } });
    expect([entries(), location.hash]).toEqual([1, '#/companies?period=20261107-20261121']);
    store.getState().look({ period: 'week' });
    expect(entries()).toBe(2);
  });

  it('has an entry for what comes after a brush that was never ended', () => {
    brush([20261101, 20261103]);
    vi.advanceTimersByTime(2_000);
    store.getState().look({ outcome: 'stopped' });
    expect(entries()).toBe(2);
  });

  it('leaves nothing waiting when it ends', () => {
    brush([20261101, 20261103]);
    ending.abort();
    expect(vi.getTimerCount()).toBe(0);
  });
});

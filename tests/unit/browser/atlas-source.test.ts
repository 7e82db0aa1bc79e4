import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAtlasSource } from '@/lib/browser/atlas-source.ts';
import type { Exposures } from '@/lib/domain/exposures.ts';
import { WIDE_LENS } from '@/lib/domain/lens.ts';
import { reachOf } from '@/lib/domain/reach.ts';
import { RECORD_EPOCH_KEY, STILL_KEY } from '@/lib/domain/storage.ts';
import { buildAtlasGraph } from '@/lib/graph/atlas/build.ts';
import { lensState } from '@/lib/graph/atlas/lens-state.ts';
import { dropSnapshot, loadSnapshot } from '@/lib/history/snapshot-store.ts';
import { LAST_DAY, makeExposures } from '../../support/fixtures/exposures.ts';

type Changed = (changes: Record<string, unknown>) => void;

const web = vi.hoisted(() => ({
  local: new Map<string, unknown>(),
  listeners: new Set<Changed>(),
  /** Ends the reading that is under way. */
  read: (_: Exposures): void => undefined,
}));

vi.mock('webextension-polyfill', () => {
  const local = {
    get: async (key: string) => (web.local.has(key) ? { [key]: web.local.get(key) } : {}),
    set: async (items: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(items)) web.local.set(key, value);
      for (const listener of [...web.listeners]) listener(items);
    },
    remove: async (key: string) => void web.local.delete(key),
  };
  const onChanged = {
    addListener: (listener: Changed) => web.listeners.add(listener),
    removeListener: (listener: Changed) => web.listeners.delete(listener),
  };
  return { default: { storage: { local, onChanged }, permissions: {} } };
});

vi.mock('@/lib/browser/follow-record.ts', () => ({
  followRecord: (_: unknown, got: (record: Exposures) => void, signal: AbortSignal) => {
    web.read = (record) => signal.aborted || got(record);
    return new Promise(() => undefined);
  },
}));

const RECORD = makeExposures({ companies: 6, days: 4 });
const GRAPH = buildAtlasGraph(RECORD);
const PICTURE = {
  ...{ madeAt: 1, graph: GRAPH, places: new Float32Array(2 * GRAPH.nodes), companies: 6 },
  ...{ state: lensState(RECORD, GRAPH, WIDE_LENS, LAST_DAY), reach: reachOf(RECORD, {}) },
};
const words = { first: '', subline: '', spans: [], findLabel: '' };
const STILL = { fit: 'x', image: 'data:,', words } as unknown as Parameters<
  ReturnType<typeof createAtlasSource>['saveSnapshot']
>[1];

let ending: AbortController;
afterEach(() => ending.abort());

let source: ReturnType<typeof createAtlasSource>;
const { default: browser } = await import('webextension-polyfill');
const begins = (epoch: string) => browser.storage.local.set({ [RECORD_EPOCH_KEY]: epoch });
/** Until what waits for storage alone is done. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(async () => {
  await dropSnapshot();
  web.local.clear();
  ending = new AbortController();
  source = createAtlasSource(true);
  const looked = () => ({}) as ReturnType<Parameters<typeof source.followRecord>[0]>;
  await begins('first');
  source.followRecord(looked, () => undefined, expect.unreachable as never, ending.signal);
  await settled();
});

describe('the picture that the atlas keeps', () => {
  it('is of the record that was read', async () => {
    web.read(RECORD);
    await source.saveSnapshot(PICTURE, STILL);
    expect((await loadSnapshot('first'))?.companies).toBe(6);
    expect(web.local.get(STILL_KEY)).toMatchObject({ epoch: 'first' });
  });

  it('is not kept when something was forgotten since, until the record was read anew', async () => {
    web.read(RECORD);
    await begins('second');
    await source.saveSnapshot(PICTURE, STILL);
    await settled();
    await source.saveSnapshot(PICTURE, STILL);
    expect(await loadSnapshot('second')).toBeUndefined();
    expect(web.local.has(STILL_KEY)).toBe(false);
    web.read(RECORD);
    await source.saveSnapshot(PICTURE, STILL);
    expect((await loadSnapshot('second'))?.companies).toBe(6);
  });

  it('goes when something is forgotten while it is being kept', async () => {
    web.read(RECORD);
    const saving = source.saveSnapshot(PICTURE, STILL);
    for (let i = 0; i < 3; i++) await Promise.resolve();
    await begins('second');
    await saving;
    for (const epoch of ['first', 'second']) expect(await loadSnapshot(epoch)).toBeUndefined();
    expect(web.local.has(STILL_KEY)).toBe(false);
  });
});

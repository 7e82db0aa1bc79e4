import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openAtlasPicture } from '@/components/atlas/atlas-picture';
import type { Exposures } from '@/lib/domain/exposures';
import type { AtlasGraph } from '@/lib/graph/atlas/model';
import type { AtlasViewOptions } from '@/lib/graph/atlas/options';
import { type AtlasStore, createAtlasStore } from '@/lib/stores/atlas';
import { pictureOf, snapshotOf } from '@/lib/stores/atlas-look';
import {
  ATLAS_STATES,
  type FixtureAtlas,
  fixtureAtlas,
} from '../../support/fixtures/atlas-states.ts';
import { makeExposures } from '../../support/fixtures/exposures.ts';
import { englishWords } from '../../support/fixtures/words.ts';

/** What was drawn last, what a hand can do to it, and what was laid out. */
const drawn = vi.hoisted(() => ({
  graph: undefined as AtlasGraph | undefined,
  places: new Float32Array(),
  hand: undefined as AtlasViewOptions | undefined,
  held: [] as Uint8Array[],
}));

const nothing = vi.hoisted(() => () => undefined);

// jsdom has nothing to draw with, and no workers.
vi.mock('@/lib/graph/atlas/view', () => ({
  AtlasView: class {
    constructor(_: HTMLElement, options: AtlasViewOptions) {
      drawn.hand = options;
    }
    show = (graph: AtlasGraph, places: Float32Array) => Object.assign(drawn, { graph, places });
    move = (places: Float32Array) => Object.assign(drawn, { places });
    choose = () => false;
    hold = () => () => undefined;
    look = nothing;
    pin = nothing;
    light = nothing;
    clear = nothing;
    prepare = nothing;
    compose = nothing;
    draw = nothing;
    still = nothing;
  },
}));
vi.mock('@/lib/graph/force/settler', () => ({
  createSettler: (_: unknown, follow: (frame: object) => void) => ({
    settle(job: { nodes: number; previous?: Float32Array; held: Uint8Array }) {
      drawn.held.push(job.held);
      const places = Float32Array.from({ length: job.nodes * 2 }, (_, at) =>
        Number.isFinite(job.previous?.[at]) ? (job.previous?.[at] as number) : at,
      );
      follow({ places, atRest: true });
    },
    stop: () => undefined,
  }),
}));

let source: FixtureAtlas;
let store: AtlasStore;

beforeEach(async () => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({} as never);
  globalThis.matchMedia = () => new EventTarget() as MediaQueryList;
  globalThis.ResizeObserver = class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  };
  Object.assign(drawn, { graph: undefined, held: [] });
  source = fixtureAtlas(ATLAS_STATES['3']);
  store = createAtlasStore(source);
  await store.getState().start(new AbortController().signal);
  store.getState().follow(new AbortController().signal);
  await vi.waitFor(() => expect(store.getState().record).toBeDefined());
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function open() {
  drawn.graph = undefined;
  const picture = openAtlasPicture(document.body, store, englishWords());
  picture?.follow();
  await vi.waitFor(() => expect(drawn.graph).toBeDefined());
  return picture;
}

const placeOf = (id: string) => {
  const at = (drawn.graph?.ids.indexOf(id) ?? -1) * 2;
  return [...drawn.places.slice(at, at + 2)];
};

describe('the picture, opened again', () => {
  test('has every node where it was left, and keeps what a hand put there', async () => {
    const first = await open();
    drawn.hand?.dragged('company:Google', 500, -70);
    first?.end();
    await open();
    expect(placeOf('company:Google')).toEqual([500, -70]);
    // Somebody new comes: what was put there stays while all others make room.
    const { graph } = drawn;
    source.record(makeExposures({ companies: 9, sites: 6, days: 2 }));
    await vi.waitFor(() => expect(drawn.graph).not.toBe(graph));
    const google = drawn.graph?.ids.indexOf('company:Google') ?? -1;
    expect(drawn.held.at(-1)?.[google]).toBe(1);
  });

  test('does not save old places over those that were saved', async () => {
    vi.useFakeTimers();
    const saved = vi.spyOn(source, 'saveSnapshot');
    const first = await open();
    drawn.hand?.dragged('company:Google', 500, -70);
    await vi.advanceTimersByTimeAsync(2_000);
    first?.end();
    await open();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(saved).toHaveBeenCalledTimes(1);
    const { graph, places } = saved.mock.lastCall?.[0] ?? {};
    const at = (graph?.ids.indexOf('company:Google') ?? -1) * 2;
    expect([...(places?.slice(at, at + 2) ?? [])]).toEqual([500, -70]);
  });
});

/** Another atlas of the same record came to rest before this one is opened. */
async function openAgain(): Promise<void> {
  const { graph } = pictureOf(store.getState().record as Exposures);
  const places = Float32Array.from({ length: graph.nodes * 2 }, (_, at) => at);
  const snapshot = snapshotOf(store.getState(), { graph, places });
  if (snapshot) await source.saveSnapshot(snapshot, undefined);
  store = createAtlasStore(source);
  await store.getState().start(new AbortController().signal);
}

describe('the picture that was kept', () => {
  test('stays with its still while the atlas shows another part of it, until something moves', async () => {
    await openAgain();
    vi.useFakeTimers();
    const saved = vi.spyOn(source, 'saveSnapshot');
    await open();
    store.getState().follow(new AbortController().signal);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(store.getState().record).toBeDefined();
    expect(saved).not.toHaveBeenCalled();
    drawn.hand?.dragged('company:Google', 500, -70);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(saved).toHaveBeenCalledTimes(1);
  });
});

describe('the picture, walked while the record is being read', () => {
  test('names companies and sites, and says of groups alone how many they are', async () => {
    await openAgain();
    await open();
    const said = (id: string | undefined, gathered: number) => {
      drawn.hand?.walked?.(id, gathered);
      return store.getState().said;
    };
    expect(said('company:Google', 0)).toMatch(/^Google: got through on \d+ of \d+ sites? /);
    expect(said('site:nytimes.com', 0)).toBe('nytimes.com');
    expect(said(undefined, 3)).toBe('A group of 3 sites');
  });
});

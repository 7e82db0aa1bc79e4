import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Exposures } from '@/lib/domain/exposures.ts';
import { headlineOf } from '@/lib/domain/headline.ts';
import { WIDE_LENS } from '@/lib/domain/lens.ts';
import { reachOf } from '@/lib/domain/reach.ts';
import { FIRST_EPOCH } from '@/lib/domain/storage.ts';
import { buildAtlasGraph } from '@/lib/graph/atlas/build.ts';
import { lensState } from '@/lib/graph/atlas/lens-state.ts';
import { inEnvelope } from '@/lib/history/bytes.ts';
import { decodeSnapshot, encodeSnapshot, type Snapshot } from '@/lib/history/snapshot.ts';
import { dropSnapshot, loadSnapshot, saveSnapshot } from '@/lib/history/snapshot-store.ts';
import { anyDays, collect } from '../../support/fixtures/any-days.ts';
import { HEAVY_YEAR, LAST_DAY, makeExposures } from '../../support/fixtures/exposures.ts';

function snapshotOf(exposures: Exposures): Snapshot {
  const graph = buildAtlasGraph(exposures);
  const reach = reachOf(exposures, {});
  return {
    ...{ epoch: FIRST_EPOCH, madeAt: 1_790_000_000_000, graph, companies: reach.companies.length },
    places: Float32Array.from({ length: graph.nodes * 2 }, (_, i) => Math.sin(i) * 800),
    state: lensState(exposures, graph, WIDE_LENS, LAST_DAY),
    reach: { ...reach, companies: reach.companies.slice(0, 100) },
  };
}

const KIND = 0x5557_5301;
const small = encodeSnapshot(snapshotOf(makeExposures({ companies: 40, days: 30 })));

describe('a snapshot', () => {
  it('comes back just as it was, whatever the record', () => {
    return fc.assert(
      fc.asyncProperty(anyDays, async (rows) => {
        const snapshot = snapshotOf(collect(rows));
        expect(await decodeSnapshot(encodeSnapshot(snapshot))).toEqual(snapshot);
      }),
    );
  });

  it('holds a year of heavy browsing in less than 0.5 MB, headline included', async () => {
    const exposures = makeExposures(HEAVY_YEAR);
    const snapshot = snapshotOf(exposures);
    const bytes = encodeSnapshot(snapshot);
    expect(bytes.length).toBeLessThan(500_000);
    const decoded = await decodeSnapshot(bytes);
    expect(decoded).toEqual(snapshot);
    expect(decoded && headlineOf(decoded.reach)).toEqual(headlineOf(reachOf(exposures, {})));
    expect(decoded?.companies).toBe(7_000);
  });

  it('is not made with places that are missing or are no numbers', () => {
    const snapshot = snapshotOf(makeExposures({ companies: 3 }));
    const places = snapshot.places.slice();
    places[3] = Number.NaN;
    expect(() => encodeSnapshot({ ...snapshot, places })).toThrow('places for');
    expect(() => encodeSnapshot({ ...snapshot, places: new Float32Array(2) })).toThrow('2 places');
  });
});

describe('decodeSnapshot', () => {
  it('takes nothing that is damaged or cut off', () => {
    return fc.assert(
      fc.asyncProperty(
        fc.nat(small.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const damaged = small.slice();
          damaged[at] = damaged[at]! ^ change;
          expect(await decodeSnapshot(damaged)).toBeUndefined();
          expect(await decodeSnapshot(small.subarray(0, at))).toBeUndefined();
        },
      ),
    );
  });

  it('neither rejects nor hangs on contents that make no sense, with a checksum that does', async () => {
    const contents = small.subarray(8);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(contents.length - 1), fc.nat(255)), { minLength: 1 }),
        fc.nat(contents.length),
        async (changes, length) => {
          const odd = contents.slice();
          for (const [at, byte] of changes) odd[at] = byte;
          const decoded = await decodeSnapshot(inEnvelope(KIND, odd));
          if (decoded) expect(decoded.places).toHaveLength(decoded.graph.nodes * 2);
          const cut = await decodeSnapshot(inEnvelope(KIND, contents.slice(0, length)));
          expect(cut === undefined || length === contents.length).toBe(true);
        },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await decodeSnapshot(inEnvelope(KIND, bytes))).toBeUndefined();
        expect(await decodeSnapshot(bytes)).toBeUndefined();
      }),
    );
    for (const other of [undefined, null, 'text', {}, []]) {
      expect(await decodeSnapshot(other)).toBeUndefined();
    }
  });
});

describe('the store of snapshots', () => {
  const snapshot = snapshotOf(makeExposures({ companies: 3 }));
  beforeEach(dropSnapshot);

  it('keeps the latest, of the record that it was made of', async () => {
    expect(await loadSnapshot(FIRST_EPOCH)).toBeUndefined();
    await saveSnapshot({ ...snapshot, madeAt: 1 });
    await saveSnapshot(snapshot);
    expect(await loadSnapshot(FIRST_EPOCH)).toEqual(snapshot);
    expect(await loadSnapshot('second')).toBeUndefined();
    await dropSnapshot();
    expect(await loadSnapshot(FIRST_EPOCH)).toBeUndefined();
  });

  it('answers, and keeps nothing open, when its database is held by somebody else', async () => {
    const close = vi.fn();
    const opening = {
      get error(): never {
        throw new DOMException('The request is pending.', 'InvalidStateError');
      },
      result: { close },
      onblocked: () => undefined,
      onsuccess: () => undefined,
    };
    vi.stubGlobal('indexedDB', { open: () => opening });
    const loading = loadSnapshot(FIRST_EPOCH);
    expect(() => opening.onblocked()).not.toThrow();
    expect(await loading).toBeUndefined();
    opening.onsuccess();
    expect(close).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });

  it('keeps nothing rather than an old one when the new one cannot be made', async () => {
    await saveSnapshot(snapshot);
    await saveSnapshot({ ...snapshot, places: new Float32Array(1) });
    expect(await loadSnapshot(FIRST_EPOCH)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision, Trust } from '@/lib/domain/decision.ts';
import { DEFAULT_PROTECTION, type Protection } from '@/lib/domain/protection.ts';
import {
  merge,
  noteSettings,
  type SyncEntry,
  type SyncState,
  stateOf,
  syncKey,
  withoutOld,
  withState,
} from '@/lib/domain/sync.ts';
import { readChunks, readKnown, toChunks, toKnown } from '@/lib/domain/sync-chunks.ts';

const NOW = Date.UTC(2026, 10, 22);
const DAY = 24 * 3_600_000;

const site = fc.constantFrom('a.example', 'b.example', 'c.example');
const at = fc.integer({ min: NOW - 5, max: NOW });
const decided = fc.record<SyncEntry>({
  kind: fc.constantFrom('company', 'domain'),
  id: fc.constantFrom('x.example', 'y.example'),
  site: fc.option(site, { nil: undefined }),
  what: fc.constantFrom('block', 'limit', 'allow', null),
  at,
});
const trusted = fc.record<SyncEntry>({
  kind: fc.constant('trust'),
  id: site,
  what: fc.constantFrom('trust', null),
  at,
});
const state = fc.array(fc.oneof(decided, trusted), { maxLength: 12 }).map(stateOf);

const plain = (of: SyncState) => Object.fromEntries([...of].sort(([a], [b]) => (a < b ? -1 : 1)));
const same = (a: SyncState, b: SyncState) => expect(plain(a)).toEqual(plain(b));

describe('the merge of two devices', () => {
  it('does not depend on who hears of whom first, nor on how often', () => {
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        same(merge(a, b), merge(b, a));
        same(merge(merge(a, b), c), merge(a, merge(b, c)));
        same(merge(a, a), a);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the newest word on each reach', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        for (const [key, entry] of merge(a, b)) {
          const words = [a.get(key), b.get(key)].filter((one) => one !== undefined);
          expect(entry.at).toBe(Math.max(...words.map((one) => one.at)));
          expect(words).toContainEqual(entry);
        }
      }),
    );
  });
});

const protection = state.map((from) => withState(DEFAULT_PROTECTION, from));
const decisionsOf = (of: Protection) => plain(noteSettings(new Map(), of, 0));

describe('settings and what travels', () => {
  it('say the same after a round, on both devices', () => {
    fc.assert(
      fc.property(protection, protection, state, state, (mine, yours, knownMine, knownYours) => {
        const all = merge(noteSettings(knownMine, mine, NOW), noteSettings(knownYours, yours, NOW));
        const [here, there] = [withState(mine, all), withState(yours, all)];
        const words = (of: Protection) =>
          Object.values(decisionsOf(of)).map(({ at: _, ...what }) => what);
        expect(words(here)).toEqual(words(there));
        // And a second round has nothing more to say.
        expect(withState(here, all)).toBe(here);
        same(noteSettings(all, here, NOW + 1), all);
      }),
    );
  });

  it('keep a change that was made here, however wrong the clocks are', () => {
    fc.assert(
      fc.property(protection, state, (mine, known) => {
        const noted = noteSettings(known, mine, NOW - 1_000);
        expect(decisionsOf(withState(mine, noted))).toEqual(decisionsOf(mine));
        expect(withState(mine, merge(noted, known))).toBe(mine);
      }),
    );
  });

  it('do not bring back what was taken back', () => {
    const block: Decision = {
      ...{ subject: { kind: 'domain', id: 'x.example' }, action: 'block' },
      ...{ madeAt: NOW - DAY, from: 'popup' },
    };
    const before = { ...DEFAULT_PROTECTION, decisions: [block] };
    const known = noteSettings(new Map(), before, NOW - DAY);
    const mine = noteSettings(known, DEFAULT_PROTECTION, NOW);
    expect(withState(before, merge(mine, known)).decisions).toEqual([]);
    expect(withoutOld(mine, NOW + 179 * DAY).size).toBe(1);
    expect(withoutOld(mine, NOW + 181 * DAY).size).toBe(0);
    expect(withoutOld(known, NOW + 1_000 * DAY).size).toBe(1);
  });

  it('leave alone what ends by itself', () => {
    const hour: Trust = { site: 'a.example', madeAt: NOW, until: NOW + 1, from: 'popup' };
    const mine = { ...DEFAULT_PROTECTION, trusts: [hour] };
    expect(noteSettings(new Map(), mine, NOW).size).toBe(0);
    expect(withState(mine, new Map())).toBe(mine);
    const forGood = stateOf([{ kind: 'trust', id: 'a.example', what: 'trust', at: NOW }]);
    expect(withState(mine, forGood).trusts).toEqual([
      hour,
      { site: 'a.example', madeAt: NOW, from: 'sync' },
    ]);
  });
});

describe('the parts in sync storage', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(state, (one) => {
        const read = readChunks(toChunks(one) ?? {}, NOW);
        same(read.state, one);
        expect(read).toMatchObject({ damaged: 0, newer: false });
        same(readKnown(JSON.parse(JSON.stringify(toKnown(one)))), one);
      }),
    );
  });

  const many = (count: number, what: SyncEntry['what'], from = 0) =>
    Array.from({ length: count }, (_, i): SyncEntry => {
      return { kind: 'company', id: `Företag ${from + i} & Söner`, what, at: NOW - i };
    });

  it('stay within 8 KB each, and together within what the browser takes', () => {
    const chunks = toChunks(stateOf(many(1_200, 'block'))) ?? {};
    expect(Object.keys(chunks).length).toBeGreaterThan(5);
    for (const [key, part] of Object.entries(chunks)) {
      expect(key.length + Buffer.byteLength(JSON.stringify(part))).toBeLessThanOrEqual(8_192);
    }
    expect(readChunks(chunks, NOW).state.size).toBe(1_200);
  });

  it('give up what was taken back long ago before they give up at all', () => {
    const chunks = toChunks(stateOf([...many(1_000, 'block'), ...many(3_000, null, 5_000)]));
    const { state: read } = readChunks(chunks ?? {}, NOW);
    expect([...read.values()].filter(({ what }) => what === 'block')).toHaveLength(1_000);
    const gone = [...read.values()].filter(({ what }) => what === null);
    expect(gone.length).toBeGreaterThan(100);
    expect(Math.min(...gone.map((entry) => entry.at))).toBeGreaterThan(NOW - 3_000);
    expect(toChunks(stateOf(many(5_000, 'allow')))).toBeUndefined();
  });

  it('are read past what is foreign or damaged, and tell apart what is from the future', () => {
    const good = ['domain', 'x.example', 0, 'block', NOW];
    const rows = [
      good,
      ['domain', 'no host', 0, 'block', NOW],
      ['trust', 'a.example', 0, 'block', 1],
    ];
    const never = ['domain', 'z.example', 0, 'block', 1e300];
    const odd = [...rows, ['domain', 'y.example', 0, 'block', NOW + 9 * DAY], 7, null, never];
    const read = readChunks(
      { 'unweave:0': { v: 1, rows: odd }, 'unweave:1': 'what', other: { v: 1, rows: [good] } },
      NOW,
    );
    expect([...read.state.values()].map(syncKey)).toEqual(['["domain","x.example"]']);
    expect([...read.later.values()].map(syncKey)).toEqual(['["domain","y.example"]']);
    expect(read).toMatchObject({ damaged: 6, newer: false, keys: ['unweave:0', 'unweave:1'] });
    expect(readChunks({ 'unweave:0': { v: 2, rows: [good] } }, NOW).newer).toBe(true);
  });

  it('never make it throw', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('unweave:0', 'x'), fc.anything()), (items) => {
        expect(readChunks(items, NOW).state.size).toBe(0);
      }),
    );
  });
});

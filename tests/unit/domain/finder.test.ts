import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Subject } from '@/lib/domain/decision.ts';
import {
  answer,
  beginSearch,
  MOST_RELOADS,
  narrow,
  type Progress,
  type Seen,
} from '@/lib/domain/finder.ts';

const company = (id: string): Subject => ({ kind: 'company', id });
const suspects = (count: number) => Array.from({ length: count }, (_, i) => company(`c${i}`));
const ids = (subjects: readonly Subject[]) => subjects.map(({ id }) => id).sort();
const NOBODY: Seen = { stopped: [], through: [] };

/** A page that works when all that it needs is let in. */
interface BrokenPage {
  readonly needs: readonly string[];
  /** Who is asked for once somebody is let in. */
  readonly chains?: Readonly<Record<string, string>>;
}

interface Ending {
  readonly progress: Progress;
  /** Pages that the person looked at. */
  readonly loads: readonly (readonly string[])[];
}

/** A person who answers what is true. */
function search(page: BrokenPage, begin: Progress, most = 20): Ending {
  const loads: string[][] = [];
  let progress = begin;
  while (progress.status === 'asking' && loads.length < most) {
    const through = ids(progress.search.relaxed);
    loads.push(through);
    const asked = Object.entries(page.chains ?? {}).flatMap(([by, who]) =>
      through.includes(by) ? [who] : [],
    );
    const works = page.needs.every((id) => through.includes(id));
    progress = answer(progress.search, works, {
      stopped: asked.filter((id) => !through.includes(id)).map(company),
      through: progress.search.relaxed,
    });
  }
  return { progress, loads };
}

function expectWorking({ progress, loads }: Ending, page: BrokenPage): readonly string[] {
  if (progress.status !== 'found') throw new Error(progress.status);
  const found = ids(progress.subjects);
  expect(found).toEqual(expect.arrayContaining([...page.needs]));
  // Nothing is claimed that was not seen at work.
  expect(loads).toContainEqual(found);
  expect(progress.reloads).toBe(loads.length);
  expect(progress.stale).toBe(String(loads.at(-1)) !== String(found));
  return found;
}

describe('the search for one company', () => {
  it('ends with exactly it, at work, in four reloads, among up to seven', () => {
    const table: number[][] = [];
    for (let count = 1; count <= 7; count += 1) {
      const row = suspects(count).map(({ id }) => {
        const ending = search({ needs: [id] }, beginSearch(suspects(count)));
        expect(expectWorking(ending, { needs: [id] })).toEqual([id]);
        expect(ending.progress).toMatchObject({ stale: false });
        expect(ending.loads.length).toBeLessThanOrEqual(MOST_RELOADS);
        return ending.loads.length;
      });
      table.push(row);
    }
    // By the number of suspects, then by which of them it is: the likeliest first.
    expect(table).toEqual([
      [1],
      [2, 3],
      [3, 4, 3],
      [3, 4, 3, 4],
      [3, 4, 3, 4, 3],
      [3, 4, 3, 4, 3, 4],
      [3, 4, 3, 4, 3, 4, 4],
    ]);
  });

  it('ends at work in four reloads among any number, exactly if it is a likely one', () => {
    const numbers = fc.integer({ min: 8, max: 80 });
    fc.assert(
      fc.property(numbers, fc.nat(79), (count, which) => {
        const page = { needs: [`c${which % count}`] };
        const ending = search(page, beginSearch(suspects(count)));
        const found = expectWorking(ending, page);
        expect(ending.loads.length).toBeLessThanOrEqual(MOST_RELOADS);
        expect(ending.progress).toMatchObject({ stale: false });
        expect(found.length).toBeLessThanOrEqual(which % count < 3 ? 1 : Math.ceil(count * 0.4));
      }),
    );
  });

  it('can be gone on with, four reloads at a time, until it is exactly it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(59), (count, which) => {
        const page = { needs: [`c${which % count}`] };
        let ending = search(page, beginSearch(suspects(count)));
        let rounds = 1;
        for (; ; rounds += 1) {
          expectWorking(ending, page);
          if (ending.progress.status !== 'found' || !ending.progress.narrowing) break;
          ending = search(page, narrow(ending.progress));
          expect(ending.loads.length).toBeLessThanOrEqual(MOST_RELOADS);
        }
        expect(expectWorking(ending, page)).toEqual(page.needs);
        expect(rounds).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('needs no further reload where nobody else was asked for', () => {
    const begun = beginSearch(suspects(4));
    if (begun.status !== 'asking') throw new Error(begun.status);
    const seen = { stopped: [], through: [company('c2'), company('stranger')] };
    expect(answer(begun.search, true, seen)).toEqual({
      ...{ status: 'found', subjects: [company('c2')], reloads: 1, stale: false },
    });
  });

  it('does not trust a report that shows nobody', () => {
    const begun = beginSearch(suspects(2));
    if (begun.status !== 'asking') throw new Error(begun.status);
    expect(answer(begun.search, true, NOBODY)).toMatchObject({ status: 'asking' });
  });
});

describe('the search for none', () => {
  it('gives up after everything was let in, soon', () => {
    const reloads = [0, 1, 4, 5, 6, 7, 40].map((count) => {
      const { progress, loads } = search({ needs: ['nobody'] }, beginSearch(suspects(count)));
      expect(progress).toEqual({ status: 'nothing', tried: count, reloads: loads.length });
      if (count) expect(loads.at(-1)).toEqual(ids(suspects(count)));
      return loads.length;
    });
    expect(reloads).toEqual([0, 1, 1, 2, 2, 3, 3]);
  });
});

describe('the search for several that are needed together', () => {
  const pages = fc
    .record({
      count: fc.integer({ min: 2, max: 30 }),
      seeds: fc.array(fc.nat(29), { minLength: 2, maxLength: 4 }),
    })
    .map(({ count, seeds }) => ({ count, needs: [...new Set(seeds.map((s) => `c${s % count}`))] }));

  it('ends with those that were seen at work, after four questions and never nothing', () => {
    fc.assert(
      fc.property(pages, ({ count, needs }) => {
        const ending = search({ needs }, beginSearch(suspects(count)));
        expectWorking(ending, { needs });
        expect(ending.loads.length).toBeLessThanOrEqual(MOST_RELOADS);
      }),
    );
  });

  it('can be gone on with until none of them can be spared', () => {
    fc.assert(
      fc.property(pages, ({ count, needs }) => {
        let ending = search({ needs }, beginSearch(suspects(count)));
        for (let round = 0; round < 12; round += 1) {
          if (ending.progress.status !== 'found' || !ending.progress.narrowing) break;
          ending = search({ needs }, narrow(ending.progress));
          expect(ending.loads.length).toBeLessThanOrEqual(MOST_RELOADS);
          if (ending.progress.status !== 'found') throw new Error(ending.progress.status);
          expect(ids(ending.progress.subjects)).toEqual(expect.arrayContaining(needs));
        }
        expect(ending.progress).toMatchObject({ status: 'found' });
        if (ending.progress.status !== 'found') return;
        expect(ending.progress.narrowing).toBeUndefined();
        expect(ids(ending.progress.subjects)).toEqual([...needs].sort());
      }),
    );
  });

  it('follows a company that, once let in, asks for another that is stopped', () => {
    for (const count of [1, 3, 6, 20]) {
      for (const { id } of suspects(count).slice(0, 4)) {
        const page = { needs: [id, 'late'], chains: { [id]: 'late' } };
        const ending = search(page, beginSearch(suspects(count)));
        expectWorking(ending, page);
        expect(ending.loads.length).toBeLessThanOrEqual(MOST_RELOADS);
      }
    }
    const page = { needs: ['c0', 'late'], chains: { c0: 'late' } };
    const ending = search(page, beginSearch(suspects(1)));
    expect(expectWorking(ending, page)).toEqual(['c0', 'late']);
    expect(ending.loads).toHaveLength(2);
  });
});

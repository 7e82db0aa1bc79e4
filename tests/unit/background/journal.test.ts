import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BrowserEvent } from '@/lib/background/event.ts';
import { createJournal, unsavedEvents } from '@/lib/background/journal.ts';

const close = (tabId: number): BrowserEvent => ({ kind: 'close', tabId });
const tabIds = (events: readonly BrowserEvent[]) =>
  events.map((event) => (event.kind === 'close' ? event.tabId : -1));

/** Storage that answers when it is told to, in order. */
function slowStorage() {
  const items: Record<string, unknown> = {};
  const answers: (() => void)[] = [];
  const set = (added: Record<string, unknown>) => {
    Object.assign(items, structuredClone(added));
    return new Promise<void>((resolve) => answers.push(resolve));
  };
  const answer = async () => {
    answers.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { items, set, answer };
}

describe('the journal', () => {
  it('hands over the first event at once, and those of a burst together', async () => {
    const { items, set, answer } = slowStorage();
    const journal = createJournal(set);
    for (let tabId = 1; tabId <= 50; tabId++) journal.append(close(tabId));
    expect(tabIds(unsavedEvents(items).events)).toEqual([1]);
    await answer();
    expect(tabIds(unsavedEvents(items).events)).toHaveLength(50);
    expect(Object.keys(items)).toHaveLength(2);
  });

  it('goes on after a refused write', async () => {
    const kept: unknown[] = [];
    const journal = createJournal(async (items) => {
      kept.push(items);
      if (kept.length === 1) throw new Error('QUOTA_BYTES quota exceeded');
    });
    journal.append(close(1));
    journal.append(close(2));
    await new Promise((resolve) => setImmediate(resolve));
    expect(kept).toHaveLength(2);
  });

  it('leaves exactly what no save covers, whatever the order of saves and answers', async () => {
    const step = fc.constantFrom('append', 'answer', 'begin', 'end');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 120 }), async (steps) => {
        const { items, set, answer } = slowStorage();
        const journal = createJournal(set);
        const saves: ReturnType<typeof journal.cover>[] = [];
        let last = 0;
        let covered = 0;
        const perform = {
          append: () => {
            last = journal.append(close(last + 1));
          },
          answer,
          begin: () => {
            const save = journal.cover(last);
            Object.assign(items, structuredClone(save.mark));
            covered = last;
            saves.push(save);
          },
          end: () => {
            for (const key of saves.shift()?.saved() ?? []) delete items[key];
          },
        };
        for (const next of steps) await perform[next]();
        for (let i = 0; i < 200; i++) await answer();
        const wanted = Array.from({ length: last - covered }, (_, i) => covered + i + 1);
        expect(tabIds(unsavedEvents(items).events)).toEqual(wanted);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the number of places small, however many events there are', async () => {
    const items: Record<string, unknown> = {};
    const journal = createJournal(async (added) => void Object.assign(items, added));
    for (let round = 0; round < 100; round++) {
      let last = 0;
      for (let i = 0; i < 40; i++) {
        last = journal.append(close(i));
        await new Promise((resolve) => setImmediate(resolve));
      }
      const save = journal.cover(last);
      for (const key of save.saved()) delete items[key];
    }
    expect(Object.keys(items).length).toBeLessThanOrEqual(16);
  });

  it('gives a new worker what the ones before left, in order, and not its own', async () => {
    const items: Record<string, unknown> = {
      'log:5:0': [[7, close(2)]],
      'log:4:1': [[1, close(1)]],
    };
    items['log:4:0'] = null;
    const journal = createJournal(async (added) => void Object.assign(items, added));
    journal.append(close(9));
    expect(tabIds(journal.read(items).events)).toEqual([1, 2]);
    expect([...journal.read(items).keys].sort()).toEqual(['log:4:0', 'log:4:1', 'log:5:0']);
  });
});

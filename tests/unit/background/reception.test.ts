import { describe, expect, it } from 'vitest';
import type { BrowserEvent } from '@/lib/background/event.ts';
import { createJournal, unsavedEvents } from '@/lib/background/journal.ts';
import { createReception, type Engine } from '@/lib/background/reception.ts';

const close = (tabId: number): BrowserEvent => ({ kind: 'close', tabId });
const request = (host: string): BrowserEvent => ({
  kind: 'request',
  request: { host, verdict: 'allowed', time: 1, tabId: 1 },
});

/** A reception, what it kept, and what its engine heard since it was loaded. */
function open() {
  const kept: Record<string, unknown> = {};
  const heard: [BrowserEvent, number | undefined][] = [];
  const steps: string[] = [];
  const engine: Engine = {
    hear: (event, number) => heard.push([event, number]),
    wake: () => steps.push('wake'),
    command: async () => ({ ok: true }),
  };
  const journal = createJournal(async (items) => {
    steps.push('keep');
    Object.assign(kept, items);
  });
  const reception = createReception(journal, async () => {
    steps.push('load');
    return engine;
  });
  return { reception, kept, heard, steps };
}

const moment = (milliseconds = 5) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the reception', () => {
  it('keeps events before it loads the engine, and hands them on with their numbers', async () => {
    const { reception, kept, heard, steps } = open();
    reception.hear(request('a.example'));
    reception.hear(close(2));
    await moment();
    expect(steps).toEqual(['keep', 'keep', 'load']);
    expect(unsavedEvents(kept).events).toEqual([request('a.example'), close(2)]);
    expect(heard).toEqual([
      [request('a.example'), 1],
      [close(2), 2],
    ]);
  });

  it('hands on what comes when the engine is there, and leaves the keeping to it', async () => {
    const { reception, kept, heard } = open();
    reception.hear(request('a.example'));
    await moment();
    reception.hear(close(2));
    expect(heard.at(-1)).toEqual([close(2), undefined]);
    expect(unsavedEvents(kept).events).toEqual([request('a.example')]);
  });

  it('lets the engine wait after documents came or went, but not after a request', async () => {
    const { reception, steps } = open();
    reception.hear(close(1));
    await moment(80);
    expect(steps).toEqual(['keep']);
    reception.hear(request('a.example'));
    await moment();
    expect(steps).toEqual(['keep', 'keep', 'load']);
  });

  it('loads the engine in the end though only a document came', async () => {
    const { reception, steps } = open();
    reception.hear(close(1));
    await moment(400);
    expect(steps).toEqual(['keep', 'load']);
  });

  it('loads the engine once, for a command too', async () => {
    const { reception, steps } = open();
    expect(await reception.command({})).toEqual({ ok: true });
    reception.open();
    await moment(80);
    expect(steps).toEqual(['load']);
  });

  it('loads the engine a moment after the start though nothing is heard', async () => {
    const { reception, steps } = open();
    reception.open();
    await moment(80);
    expect(steps).toEqual(['load']);
  });

  it('loads the engine when something ends, and wakes one that is there', async () => {
    const { reception, steps } = open();
    reception.wake();
    await moment();
    expect(steps).toEqual(['load']);
    reception.wake();
    expect(steps).toEqual(['load', 'wake']);
  });
});

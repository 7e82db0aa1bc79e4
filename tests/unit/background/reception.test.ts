import { describe, expect, it } from 'vitest';
import {
  type BrowserEvent,
  createReception,
  EARLY,
  type Engine,
} from '@/lib/background/reception.ts';

const close = (tabId: number): BrowserEvent => ({ kind: 'close', tabId });

/** A reception, what it kept, and what its engine heard since it was loaded. */
function open() {
  const kept: Record<string, unknown> = {};
  const heard: BrowserEvent[] = [];
  const steps: string[] = [];
  const engine: Engine = {
    hear: (event) => heard.push(event),
    command: async () => ({ ok: true }),
  };
  const reception = createReception(
    async (items) => {
      steps.push('keep');
      Object.assign(kept, items);
    },
    async () => {
      steps.push('load');
      return engine;
    },
  );
  return { reception, kept, heard, steps };
}

const moment = (milliseconds = 5) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('the reception', () => {
  it('keeps an event before it loads the engine', async () => {
    const { reception, kept, steps } = open();
    reception.hear(close(1));
    reception.hear(close(2));
    await moment();
    expect(steps).toEqual(['keep', 'keep', 'load']);
    const keys = Object.keys(kept).sort();
    expect(keys.every((key) => key.startsWith(EARLY))).toBe(true);
    expect(keys.map((key) => kept[key])).toEqual([close(1), close(2)]);
  });

  it('hands on what comes when the engine is there', async () => {
    const { reception, kept, heard } = open();
    reception.hear(close(1));
    await moment();
    reception.hear(close(2));
    expect(heard).toEqual([close(2)]);
    expect(Object.values(kept)).toEqual([close(1)]);
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
});

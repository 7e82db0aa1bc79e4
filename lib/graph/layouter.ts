import type { LayoutInput } from './layout.ts';
import type { LayoutAnswer, LayoutRequest } from './layout.worker.ts';

/** Computes layouts beside the page. */
export interface Layouter {
  /** Places as `layout` returns them; never rejects because of the worker. */
  place(input: LayoutInput): Promise<Float32Array>;
}

/** How long a worker may keep silent before the page does the work itself, in milliseconds. */
const PATIENCE = 1500;

/**
 * Lays out in a worker; in the page, with the same function, from the moment the worker fails to
 * start, breaks or keeps silent. The worker starts with the first request and ends with the signal;
 * requests that wait at that moment stay without an answer.
 */
export function createLayouter(
  spawn: () => Worker,
  inPage: (input: LayoutInput) => Float32Array,
  signal: AbortSignal,
): Layouter {
  const waiting = new Map<number, { input: LayoutInput; done: (places: Float32Array) => void }>();
  let worker: Worker | 'none yet' | 'given up' = 'none yet';
  let ticket = 0;

  signal.addEventListener('abort', stop);
  return { place };

  function place(input: LayoutInput): Promise<Float32Array> {
    return new Promise((done) => {
      waiting.set(++ticket, { input, done });
      const request: LayoutRequest = { ticket, input };
      const mine = ticket;
      if (worker === 'none yet') worker = start();
      if (worker === 'given up') answerInPage();
      else worker.postMessage(request);
      setTimeout(() => waiting.has(mine) && giveUp(), PATIENCE);
    });
  }

  function start(): Worker | 'given up' {
    try {
      const started = spawn();
      started.addEventListener('message', settle);
      started.addEventListener('error', giveUp);
      return started;
    } catch {
      // A browser that refuses the worker leaves the page as the only place to work in.
      return 'given up';
    }
  }

  function settle({ data }: MessageEvent<LayoutAnswer>): void {
    waiting.get(data.ticket)?.done(data.places);
    waiting.delete(data.ticket);
  }

  function giveUp(): void {
    if (typeof worker === 'object') worker.terminate();
    worker = 'given up';
    answerInPage();
  }

  function stop(): void {
    waiting.clear();
    giveUp();
  }

  function answerInPage(): void {
    for (const { input, done } of waiting.values()) done(inPage(input));
    waiting.clear();
  }
}

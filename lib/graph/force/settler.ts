import { settleInBatches } from './batches.ts';
import type { LayoutFrame, LayoutJob } from './job.ts';
import type { SettleAnswer, SettleRequest } from './protocol.ts';

/** Lays graphs out beside the page, one at a time. */
export interface Settler {
  /** Begins to lay a graph out; whatever was being laid out is dropped. */
  settle(job: LayoutJob): void;
  /** Leaves everything where it is; no more frames until the next job. */
  stop(): void;
}

/** How long a worker may keep silent after a job before the page does the work itself, in milliseconds. */
const PATIENCE = 3_000;
/** How long a worker without work is kept, in milliseconds. */
const IDLE = 20_000;

/**
 * Lays out in a worker, which starts with the first job and ends some time after the last; in the
 * page, in batches, from the moment the worker fails to start, breaks or keeps silent. Frames come
 * in order, only of the newest job, the last one at rest; after that nothing runs. All ends with the
 * signal.
 */
export function createSettler(
  spawn: () => Worker,
  onFrame: (frame: LayoutFrame) => void,
  signal: AbortSignal,
): Settler {
  let worker: Worker | 'none yet' | 'given up' = 'none yet';
  let ticket = 0;
  /** The job in work, until it is at rest. */
  let current: LayoutJob | undefined;
  let inPage = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  signal.addEventListener('abort', () => {
    stop();
    endWorker();
  });
  return { settle, stop };

  function settle(job: LayoutJob): void {
    stop();
    if (signal.aborted) return;
    current = job;
    if (worker === 'none yet') worker = start();
    if (worker === 'given up') settleInPage(job);
    else {
      const request: SettleRequest = { ticket, job };
      worker.postMessage(request);
      wait(giveUp, PATIENCE);
    }
  }

  function stop(): void {
    ticket++;
    inPage.abort();
    if (current && typeof worker === 'object') {
      const request: SettleRequest = { ticket };
      worker.postMessage(request);
    }
    current = undefined;
    wait(endWorker, IDLE);
  }

  function start(): Worker | 'given up' {
    try {
      const started = spawn();
      started.addEventListener('message', receive);
      started.addEventListener('error', giveUp);
      started.addEventListener('messageerror', giveUp);
      return started;
    } catch {
      // A browser that refuses the worker leaves the page as the only place to work in.
      return 'given up';
    }
  }

  function receive({ data }: MessageEvent<SettleAnswer>): void {
    if (data.ticket === ticket && current) deliver(data.frame);
  }

  function deliver(frame: LayoutFrame): void {
    if (frame.atRest) current = undefined;
    wait(frame.atRest ? endWorker : giveUp, frame.atRest ? IDLE : PATIENCE);
    onFrame(frame);
  }

  function giveUp(): void {
    endWorker();
    worker = 'given up';
    if (current) settleInPage(current);
  }

  function settleInPage(job: LayoutJob): void {
    clearTimeout(timer);
    inPage = new AbortController();
    settleInBatches(job, soon, inPage.signal, (frame) => {
      if (frame.atRest) current = undefined;
      onFrame(frame);
    });
  }

  function endWorker(): void {
    clearTimeout(timer);
    if (typeof worker !== 'object') return;
    worker.terminate();
    worker = 'none yet';
  }

  function wait(act: () => void, time: number): void {
    clearTimeout(timer);
    if (typeof worker === 'object') timer = setTimeout(act, time);
  }
}

/** Lets the page draw and hear clicks in between. */
function soon(act: () => void): void {
  setTimeout(act, 0);
}

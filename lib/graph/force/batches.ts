import type { LayoutFrame, LayoutJob } from './job.ts';
import { startSettling } from './settle.ts';

/** Length of a batch of ticks in milliseconds: most of the time between two frames of a screen. */
const BATCH = 12;

/** Calls back soon, after others had their turn. */
export type Pace = (act: () => void) => void;

/**
 * Lays a graph out in batches of ticks, with a frame after each, until all is at rest or the signal
 * aborts. Between two batches newer messages can be heard, or, in a page, clicks.
 */
export function settleInBatches(
  job: LayoutJob,
  pace: Pace,
  signal: AbortSignal,
  onFrame: (frame: LayoutFrame) => void,
): void {
  const settling = startSettling(job);
  batch();

  function batch(): void {
    if (signal.aborted) return;
    const end = performance.now() + BATCH;
    let atRest = settling.tick();
    while (!atRest && performance.now() < end) atRest = settling.tick();
    onFrame(settling.frame());
    if (!atRest) pace(batch);
  }
}

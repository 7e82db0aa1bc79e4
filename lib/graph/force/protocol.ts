import type { LayoutFrame, LayoutJob } from './job.ts';

/** What the page posts: a job under a number, or, without one, the wish to stop. */
export interface SettleRequest {
  readonly ticket: number;
  readonly job?: LayoutJob | undefined;
}

/** What the worker posts back; the places are transferred, not copied. */
export interface SettleAnswer {
  readonly ticket: number;
  readonly frame: LayoutFrame;
}

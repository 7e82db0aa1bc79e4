import type { LayoutFrame, LayoutJob } from '../../../lib/graph/force/job.ts';
import { startSettling } from '../../../lib/graph/force/settle.ts';

/** Lays a graph out, down to rest, in one go. */
export function settle(job: LayoutJob): LayoutFrame {
  const settling = startSettling(job);
  while (!settling.tick());
  return settling.frame();
}

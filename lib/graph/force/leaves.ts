import { seedOf } from './entrance.ts';
import type { LayoutJob } from './job.ts';
import type { Roles } from './roles.ts';

/** Distance of the first leaf from its parent, and room that each leaf takes. */
const NEAREST = 16;
const ROOM = 11;

/** The turn between two florets of a sunflower. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * How far each leaf stands from its parent, as x, y by leaf: those that had a place beside the same
 * parent keep it, others fill a sunflower around the parent, from the inside out.
 */
export function leafOffsets(
  job: LayoutJob,
  { leaves, parents }: Roles,
  known: Float32Array | undefined,
): Float32Array {
  const offsets = new Float32Array(2 * leaves.length);
  for (let start = 0; start < leaves.length; ) {
    const parent = parents[start] as number;
    let end = start;
    while (parents[end] === parent && end < leaves.length) end++;
    arrange(start, end, parent);
    start = end;
  }
  return offsets;

  function arrange(start: number, end: number, parent: number): void {
    const taken: number[] = [];
    const open: number[] = [];
    const farthest = 2 * radiusOf(end - start) + 2 * NEAREST;
    for (let at = start; at < end; at++) {
      const leaf = leaves[at] as number;
      const x = offsetFrom(parent, leaf, 0);
      const y = offsetFrom(parent, leaf, 1);
      if (Math.hypot(x, y) <= farthest) {
        offsets[2 * at] = x;
        offsets[2 * at + 1] = y;
        taken.push(x, y);
      } else open.push(at);
    }
    const turn = seedOf(job, parent) * 2 * Math.PI;
    let floret = 0;
    for (const at of open) {
      let [x, y] = floretAt(floret++, turn);
      while (isTaken(taken, x, y)) [x, y] = floretAt(floret++, turn);
      offsets[2 * at] = x;
      offsets[2 * at + 1] = y;
    }
  }

  function offsetFrom(parent: number, leaf: number, axis: 0 | 1): number {
    if (!known) return Number.NaN;
    return (known[2 * leaf + axis] as number) - (known[2 * parent + axis] as number);
  }
}

/** Radius of the sunflower that so many leaves make. */
function radiusOf(leaves: number): number {
  return NEAREST + ROOM * Math.sqrt(leaves / Math.PI);
}

function floretAt(index: number, turn: number): [number, number] {
  // Area outside of the inner disc grows by the same room with each leaf.
  const far = Math.sqrt(NEAREST ** 2 + (ROOM ** 2 * index) / Math.PI);
  const angle = turn + index * GOLDEN_ANGLE;
  return [far * Math.cos(angle), far * Math.sin(angle)];
}

function isTaken(taken: readonly number[], x: number, y: number): boolean {
  for (let at = 0; at < taken.length; at += 2) {
    const dx = (taken[at] as number) - x;
    const dy = (taken[at + 1] as number) - y;
    if (dx * dx + dy * dy < (ROOM * 0.6) ** 2) return true;
  }
  return false;
}

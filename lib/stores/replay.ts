export const REPLAY_SPEEDS = [1, 4, 16] as const;

/** How many times as fast as at first a replay runs. */
export type ReplaySpeed = (typeof REPLAY_SPEEDS)[number];

/** The picture as it grew: everything is shown that happened until a moment. */
export interface Replay {
  /** The moments between which it runs, in milliseconds since the epoch. */
  readonly from: number;
  readonly end: number;
  /** Where it is. */
  readonly until: number;
  readonly playing: boolean;
  readonly speed: ReplaySpeed;
}

/** How long a whole replay takes at the first speed, in milliseconds. */
const WHOLE = 32_000;
/** How many steps a replay takes for somebody who wants no motion. */
const STEPS = 12;
/** How long each of those steps stays, in milliseconds at the first speed. */
export const STEP_TIME = 1_500;

/** A replay at its start. */
export function startReplay(
  { from, end }: { readonly from: number; readonly end: number },
  playing: boolean,
): Replay {
  return { from, end, until: from, playing, speed: 1 };
}

/** The moment at which a replay is after a time in milliseconds. */
export function advance({ from, end, until, speed }: Replay, elapsed: number): number {
  return Math.min(end, until + ((end - from) * elapsed * speed) / WHOLE);
}

/** The moment one step further: for somebody who wants no motion, and for keys. */
export function step({ from, end, until }: Replay, steps = 1): number {
  return Math.max(from, Math.min(end, until + ((end - from) * steps) / STEPS));
}

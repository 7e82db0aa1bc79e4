/** How the main thread fared, in milliseconds. */
export interface Fare {
  /** Median time between two frames of the screen. */
  readonly frame: number;
  /** The longest time for which a timer that is due had to wait: the longest task. */
  readonly longest: number;
}

/** A timer that follows upon others waits so long, by the HTML standard. */
const TIMER = 4;

/** Watches the main thread until it is asked how it fared. */
export function watchMainThread(): () => Fare {
  const frames: number[] = [];
  let longest = 0;
  let last = performance.now();
  let watching = true;
  let lastFrame = last;

  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last - TIMER);
    last = now;
    if (watching) setTimeout(tick);
  };
  const onFrame = (now: number) => {
    frames.push(now - lastFrame);
    lastFrame = now;
    if (watching) requestAnimationFrame(onFrame);
  };
  setTimeout(tick);
  requestAnimationFrame(onFrame);

  return () => {
    watching = false;
    const sorted = frames.slice(1).sort((a, b) => a - b);
    const frame = sorted[Math.floor(sorted.length / 2)] ?? 0;
    return { frame, longest: Math.max(longest, performance.now() - last - TIMER) };
  };
}

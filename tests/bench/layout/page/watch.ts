/** How the main thread fared, in milliseconds. */
export interface Fare {
  /** Median time between two frames of the screen. */
  readonly frame: number;
  /** The longest task. */
  readonly longest: number;
}

/** A timer that follows upon others waits so long, by the HTML standard. */
const TIMER = 4;
/** The browser tells of every task that took longer, and how long it took. */
const LONG = 50;

/** Watches the main thread until it is asked how it fared. */
export function watchMainThread(): () => Fare {
  const frames: number[] = [];
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  observer.observe({ type: 'longtask' });
  /** For which a timer that is due had to wait: no task took longer, but several may have come first. */
  let wait = 0;
  let last = performance.now();
  let watching = true;
  let lastFrame = last;

  const tick = () => {
    const now = performance.now();
    wait = Math.max(wait, now - last - TIMER);
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
    tasks.push(...observer.takeRecords().map(({ duration }) => duration));
    observer.disconnect();
    wait = Math.max(wait, performance.now() - last - TIMER);
    return { frame, longest: tasks.length > 0 ? Math.max(...tasks) : Math.min(LONG, wait) };
  };
}

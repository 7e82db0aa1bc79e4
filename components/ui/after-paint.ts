/**
 * Runs a task once the next frame is on the screen; the returned function calls it off. An effect
 * alone would not do: React runs effects before the paint when a store's change caused the render.
 */
export function afterPaint(task: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The second frame begins when the first was handed over.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      timer = setTimeout(task);
    });
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** What two frames take at most while anybody looks, in milliseconds. */
const LONGEST_FRAMES = 200;

/** Until the next frame is on the screen. A page that is not in sight has no frames: it need not wait. */
export function painted(): Promise<void> {
  return new Promise((done) => {
    afterPaint(done);
    setTimeout(done, LONGEST_FRAMES);
  });
}

/** Lets the page do what waits: the rest is another task. */
export function soon(): Promise<void> {
  return new Promise((resume) => setTimeout(resume));
}

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

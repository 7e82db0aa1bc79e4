/** Starts the layout worker: a file of its own, fetched from the extension's own package. */
export function spawnLayoutWorker(): Worker {
  return new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
}

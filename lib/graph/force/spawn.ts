/** Starts the atlas's layout worker: a file of its own, from the extension's own package. */
export function spawnSettleWorker(): Worker {
  return new Worker(new URL('./settle.worker.ts', import.meta.url), { type: 'module' });
}

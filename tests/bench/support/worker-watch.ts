import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Moments in the life of a watched worker, in milliseconds after it was started. */
export interface WorkerMoments {
  /** When it was started, in milliseconds since the epoch. */
  readonly origin: number;
  /** Its script has been read and parsed, what it imports has run, and it begins itself. */
  readonly evaluating: number;
  /** Its script has run to its end; listeners are registered. */
  readonly evaluated: number;
  /** A request stands in `storage.session`. */
  readonly counted?: number;
  /** When that request ended as the browser stamped it, in milliseconds since the epoch. */
  readonly requestEnded?: number;
}

declare global {
  /** What a watched worker tells of itself. */
  var moments: WorkerMoments;
}

/** Runs first: hears of the first log entry when the browser has it. */
const BEFORE = () => {
  const origin = performance.timeOrigin;
  globalThis.moments = { origin, evaluating: performance.now(), evaluated: 0 };
  chrome.storage.session.onChanged.addListener((changes) => {
    if (globalThis.moments.counted !== undefined) return;
    const key = Object.keys(changes).find((name) => name.startsWith('log:'));
    const entry = key === undefined ? undefined : changes[key]?.newValue;
    if (!Array.isArray(entry)) return;
    const counted = performance.now();
    globalThis.moments = { ...globalThis.moments, counted, requestEnded: entry[3] };
  });
};

/** Runs last. */
const AFTER = () => {
  globalThis.moments = { ...globalThis.moments, evaluated: performance.now() };
};

/** Makes the worker of an unpacked extension tell of its moments, in `globalThis.moments`. */
export async function watchWorker(extension: string): Promise<void> {
  const file = await workerOf(extension);
  const script = await readFile(file, 'utf8');
  await writeFile(file, `(${BEFORE})();\n${script}\n;(${AFTER})();\n`);
}

/** Size in bytes of the worker's script and of what it imports. */
export async function bytesOfWorker(extension: string): Promise<number> {
  const file = await workerOf(extension);
  const script = await readFile(file);
  const imports = script.toString().matchAll(/\bfrom\s*"(\.[^"]+)"|\bimport\s*"(\.[^"]+)"/g);
  const files = [...imports].map(([, from, bare]) => join(dirname(file), from ?? bare ?? ''));
  const sizes = await Promise.all(files.map(async (chunk) => (await stat(chunk)).size));
  return sizes.reduce((sum, size) => sum + size, script.length);
}

async function workerOf(extension: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
  return join(extension, manifest.background.service_worker);
}

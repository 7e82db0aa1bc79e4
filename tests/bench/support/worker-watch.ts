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
  /** A request has been handed to `storage.session`, where it outlives the worker. */
  readonly kept?: number;
  /** When that request ended as the browser stamped it, in milliseconds since the epoch. */
  readonly requestEnded?: number;
  /** The report of a page was handed over after that. */
  readonly reported?: number;
  /** How often the browser said that it holds what was handed to it. */
  readonly accepted: number;
}

declare global {
  /** What a watched worker tells of itself. */
  var moments: WorkerMoments;
}

/** Runs first: looks at what is handed to `storage.session`. */
const BEFORE = () => {
  const origin = performance.timeOrigin;
  globalThis.moments = { origin, evaluating: performance.now(), evaluated: 0, accepted: 0 };

  /** When the first kept request ended, as the journal tells. */
  const endOf = (key: string, value: unknown): number | undefined => {
    if (!key.startsWith('log:')) return undefined;
    const entries = value as readonly (readonly [number, { request?: { time: number } }])[] | null;
    return entries?.find(([, event]) => event.request)?.[1].request?.time;
  };

  const note = (items: Readonly<Record<string, unknown>>) => {
    const now = performance.now();
    const { kept, reported } = globalThis.moments;
    for (const [key, value] of Object.entries(items)) {
      const requestEnded = endOf(key, value);
      if (kept === undefined && requestEnded !== undefined)
        globalThis.moments = { ...globalThis.moments, kept: now, requestEnded };
      if (kept !== undefined && reported === undefined && key.startsWith('tab:'))
        globalThis.moments = { ...globalThis.moments, reported: now };
    }
  };

  const area = chrome.storage.session;
  const set = area.set.bind(area) as (items: Record<string, unknown>) => Promise<void>;
  Object.assign(area, {
    set: async (items: Record<string, unknown>) => {
      const accepted = set(items);
      note(items);
      await accepted;
      globalThis.moments = { ...globalThis.moments, accepted: globalThis.moments.accepted + 1 };
    },
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

/** Sizes of an extension's worker in bytes. */
export interface WorkerBytes {
  /** The script that registers the listeners, with what it imports. */
  readonly first: number;
  /** The script that it loads once it has heard something; 0 without any. */
  readonly later: number;
}

/** Measures the scripts of a worker as people get them. */
export async function bytesOfWorker(extension: string): Promise<WorkerBytes> {
  const file = await workerOf(extension);
  const script = await readFile(file, 'utf8');
  const imports = script.matchAll(/\b(?:from|import)\s*"(\.[^"]+)"/g);
  const files = [file, ...[...imports].map(([, path = '']) => join(dirname(file), path))];
  const sizes = await Promise.all(files.map(async (path) => (await stat(path)).size));
  const later = await stat(join(extension, 'engine.js')).catch(() => ({ size: 0 }));
  return { first: sizes.reduce((sum, size) => sum + size, 0), later: later.size };
}

async function workerOf(extension: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
  return join(extension, manifest.background.service_worker);
}

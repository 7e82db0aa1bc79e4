import browser from 'webextension-polyfill';
import type { Exposures } from '../domain/exposures.ts';
import { rememberThreads } from '../domain/thread-index.ts';
import type { RecordAnswer, RecordRequest } from './record.worker.ts';
import { recordName } from './record-name.ts';

/**
 * Reads the record in a worker, and then what changes of it, so that a year of it never holds the
 * page; settles when the signal aborts. Rejects with why it cannot be read.
 */
export async function followRecord(
  got: (record: Exposures) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const name = await recordName();
  if (signal.aborted) return;
  const worker = new Worker(new URL('./record.worker.ts', import.meta.url), { type: 'module' });
  const post = (request: RecordRequest) => worker.postMessage(request);
  try {
    await new Promise<void>((done, fail) => {
      signal.addEventListener('abort', () => done());
      worker.addEventListener('error', ({ message }) => fail(new Error(message)));
      worker.addEventListener('message', ({ data }: MessageEvent<RecordAnswer>) => {
        if ('reason' in data) return fail(new Error(data.reason));
        rememberThreads(data.record, data.threads);
        got(data.record).then(() => post('taken'), fail);
      });
      post({ name, catalog: browser.runtime.getURL('catalog.bin') });
    });
  } finally {
    worker.terminate();
  }
}

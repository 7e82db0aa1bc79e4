import browser from 'webextension-polyfill';
import type { Exposures } from '../domain/exposures.ts';
import { type LookedAt, rememberLook } from '../stores/atlas-look.ts';
import { unpackLook } from '../stores/packed-look.ts';
import type { ReadRecord, RecordAnswer, RecordRequest } from './record.worker.ts';
import { recordName } from './record-name.ts';

/**
 * Reads the record in a worker, and then what changes of it, so that a year of it never holds the
 * page; what it comes to under the present lens is worked out there as well. Settles when the signal
 * aborts. Rejects with why the record cannot be read.
 */
export async function followRecord(
  looked: () => LookedAt,
  got: (record: Exposures) => void,
  signal: AbortSignal,
): Promise<void> {
  const name = await recordName();
  if (signal.aborted) return;
  const worker = new Worker(new URL('./record.worker.ts', import.meta.url), { type: 'module' });
  let asked = looked();
  const post = (request: RecordRequest) => worker.postMessage(request);
  try {
    await new Promise<void>((done, fail) => {
      signal.addEventListener('abort', () => done());
      worker.addEventListener('error', ({ message }) => fail(new Error(message)));
      let parts: Partial<ReadRecord> = {};
      worker.addEventListener('message', ({ data }: MessageEvent<RecordAnswer>) => {
        if ('reason' in data) return fail(new Error(data.reason));
        parts = { ...parts, ...data.part };
        if (!data.isLast) return;
        take(parts as ReadRecord);
        parts = {};
      });
      const take = ({ names, columns, look, ...prepared }: ReadRecord) => {
        const record = { ...names, ...columns };
        rememberLook(record, { ...prepared, look: unpackLook(look, record.companies) }, asked);
        // To take a year out of the message was long enough: what it leads to is another task.
        setTimeout(() => {
          if (signal.aborted) return;
          got(record);
          asked = looked();
          post({ looked: asked });
        });
      };
      post({ place: { name, catalog: browser.runtime.getURL('catalog.bin') }, looked: asked });
    });
  } finally {
    worker.terminate();
  }
}

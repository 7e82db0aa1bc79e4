import type { Exposures } from '../domain/exposures.ts';
import { indexThreads, type ThreadIndex } from '../domain/thread-index.ts';
import { type RecordPlace, readRecord } from './record-reading.ts';

/** What the page posts: first which record to read, and after each answer that it was taken. */
export type RecordRequest = RecordPlace | 'taken';

/** What the worker posts: the record, and again after each change of it; or why it cannot be read. */
export type RecordAnswer =
  | { readonly record: Exposures; readonly threads: ThreadIndex }
  | { readonly reason: string };

let taken: () => void = () => undefined;

addEventListener('message', ({ data }: MessageEvent<RecordRequest>) => {
  if (data === 'taken') taken();
  else {
    readRecord(data, hand).catch((error: unknown) =>
      postMessage({ reason: String(error) } satisfies RecordAnswer),
    );
  }
});

async function hand(record: Exposures): Promise<void> {
  postMessage({ record, threads: indexThreads(record) } satisfies RecordAnswer);
  await new Promise<void>((resolve) => {
    taken = resolve;
  });
}

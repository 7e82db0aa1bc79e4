import type { Exposures } from '../domain/exposures.ts';
import { type LookedAt, type PreparedLook, prepareLook } from '../stores/atlas-look.ts';
import { type RecordPlace, readRecord } from './record-reading.ts';

/** What the page posts: first which record to read, and after each answer that it was taken. */
export interface RecordRequest {
  readonly place?: RecordPlace;
  /** What the page looks at, so that it can be worked out for the next answer. */
  readonly looked: LookedAt;
}

/**
 * What the worker posts: the record and what it comes to, and again after each change of it, one after
 * the other as both together would hold the page for too long; or why it cannot be read.
 */
export type RecordAnswer =
  | { readonly record: Exposures }
  | { readonly prepared: PreparedLook }
  | { readonly reason: string };

let looked: LookedAt;
let taken: () => void = () => undefined;

addEventListener('message', ({ data }: MessageEvent<RecordRequest>) => {
  looked = data.looked;
  taken();
  if (data.place) {
    readRecord(data.place, hand).catch((error: unknown) => answer({ reason: String(error) }));
  }
});

function answer(given: RecordAnswer): void {
  postMessage(given);
}

async function hand(record: Exposures): Promise<void> {
  const prepared = prepareLook(record, looked);
  answer({ record });
  answer({ prepared });
  await new Promise<void>((resolve) => {
    taken = resolve;
  });
}

import type { Exposures } from '../domain/exposures.ts';
import { type LookedAt, type PreparedLook, prepareLook } from '../stores/atlas-look.ts';
import { type RecordPlace, readRecord } from './record-reading.ts';

/** What the page posts: first which record to read, and after each answer that it was taken. */
export interface RecordRequest {
  readonly place?: RecordPlace;
  /** What the page looks at, so that it can be worked out for the next answer. */
  readonly looked: LookedAt;
}

/** What things are called: the texts of a record. */
export type RecordNames = Pick<Exposures, 'sites' | 'owners' | 'hosts' | 'companies'>;

/**
 * What the worker posts: the record in two parts and what it comes to, and again after each change of
 * it, one after the other as all together would hold the page for too long; or why it cannot be read.
 */
export type RecordAnswer =
  | { readonly names: RecordNames }
  | { readonly columns: Omit<Exposures, keyof RecordNames> }
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

function answer(given: RecordAnswer, transfer: Transferable[] = []): void {
  postMessage(given, { transfer });
}

async function hand(record: Exposures): Promise<void> {
  const prepared = prepareLook(record, looked);
  const { sites, owners, hosts, companies, ...kept } = record;
  answer({ names: { sites, owners, hosts, companies } });
  // The next change is added to these here; the page takes a copy over without copying it again.
  const columns = structuredClone(kept);
  answer({ columns }, [...buffersOf(columns), ...buffersOf(columns.visits)]);
  answer({ prepared });
  await new Promise<void>((resolve) => {
    taken = resolve;
  });
}

function buffersOf(columns: object): ArrayBufferLike[] {
  return Object.values(columns).flatMap((column) =>
    ArrayBuffer.isView(column) ? [column.buffer] : [],
  );
}

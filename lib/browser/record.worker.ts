import type { Exposures } from '../domain/exposures.ts';
import { type LookedAt, type PreparedLook, prepareLook } from '../stores/atlas-look.ts';
import { type PackedLook, packLook } from '../stores/packed-look.ts';
import { type RecordPlace, readRecord } from './record-reading.ts';

/** What the page posts: first which record to read, and after each answer that it was taken. */
export interface RecordRequest {
  readonly place?: RecordPlace;
  /** What the page looks at, so that it can be worked out for the next answer. */
  readonly looked: LookedAt;
}

/** A record and what it comes to. */
export interface ReadRecord extends Omit<PreparedLook, 'look'> {
  /** What things are called: the texts of the record. */
  readonly names: Pick<Exposures, 'sites' | 'owners' | 'hosts' | 'companies'>;
  readonly columns: Omit<Exposures, keyof ReadRecord['names']>;
  readonly look: PackedLook;
}

/**
 * What the worker posts: the record in parts, and again after each change of it, one after the other
 * as all together would hold the page for too long; or why it cannot be read.
 */
export type RecordAnswer =
  | { readonly part: Partial<ReadRecord>; readonly isLast: boolean }
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
  const { threads, activity, graph, look } = prepareLook(record, looked);
  const { sites, owners, hosts, companies, ...kept } = record;
  const give = (part: Partial<ReadRecord>, transfer: Transferable[] = [], isLast = false) =>
    answer({ part, isLast }, transfer);
  give({ names: { sites, owners, hosts, companies } });
  // The next change is added to these here; the page takes a copy over without copying it again.
  const columns = structuredClone(kept);
  give({ columns }, [...buffersOf(columns), ...buffersOf(columns.visits)]);
  give({ threads, activity });
  give({ graph });
  give({ look: packLook(look, companies) }, [], true);
  await new Promise<void>((resolve) => {
    taken = resolve;
  });
}

function buffersOf(columns: object): ArrayBufferLike[] {
  return Object.values(columns).flatMap((column) =>
    ArrayBuffer.isView(column) ? [column.buffer] : [],
  );
}

import { decodeSnapshot, encodeSnapshot, type Snapshot } from './snapshot.ts';
import { change, deleteAll, read } from './snapshot-database.ts';

const KEY = 'latest';

/**
 * Keeps a snapshot in the place of the one before. Never rejects: without it the next picture only
 * takes longer.
 */
export async function saveSnapshot(snapshot: Snapshot): Promise<void> {
  try {
    const bytes = encodeSnapshot(snapshot);
    await change((store) => store.put(bytes, KEY));
  } catch {
    await dropSnapshot();
  }
}

/**
 * The snapshot of a record; `undefined` when there is none, when it is of another record or an
 * earlier state of it, or when it cannot be read. Never rejects.
 */
export async function loadSnapshot(epoch: string): Promise<Snapshot | undefined> {
  try {
    const snapshot = await decodeSnapshot(await read(KEY));
    return snapshot?.epoch === epoch ? snapshot : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets the snapshot: what it shows is to be forgotten. Never rejects. */
export async function dropSnapshot(): Promise<void> {
  try {
    await change((store) => store.clear());
  } catch {
    await deleteAll();
  }
}

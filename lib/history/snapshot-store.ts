import { decodeSnapshot, encodeSnapshot, type Snapshot } from './snapshot.ts';

/**
 * A database of its own, which the pages own: whatever happens to it, the record is not touched. No
 * library: this is read before any is loaded.
 */
const NAME = 'unweave-atlas';
const STORE = 'snapshots';
const KEY = 'latest';

/**
 * Keeps a snapshot in the place of the one before. Never rejects: without it the next picture only
 * takes longer.
 */
export async function saveSnapshot(snapshot: Snapshot): Promise<void> {
  try {
    const bytes = encodeSnapshot(snapshot);
    await within('readwrite', (store) => store.put(bytes, KEY));
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
    const snapshot = decodeSnapshot(await within('readonly', (store) => store.get(KEY)));
    return snapshot?.epoch === epoch ? snapshot : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets the snapshot: what it shows is to be forgotten. Never rejects. */
export async function dropSnapshot(): Promise<void> {
  try {
    await within('readwrite', (store) => store.clear());
  } catch {
    await new Promise<void>((resolve) => {
      const deleting = indexedDB.deleteDatabase(NAME);
      deleting.onsuccess = deleting.onerror = deleting.onblocked = () => resolve();
    });
  }
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, mode);
    const asked = work(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    return asked.result;
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = opening.onblocked = () => reject(opening.error);
  });
}

/**
 * A database of its own, which the pages own: whatever happens to it, the record is not touched. No
 * library: this is read before any is loaded.
 */
const NAME = 'unweave-atlas';
const STORE = 'snapshots';

/** Does something with what is kept of the picture, in one transaction. Rejects with its error. */
export async function within<T>(
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

/** Deletes the whole database. Never rejects. */
export function deleteAll(): Promise<void> {
  return new Promise((resolve) => {
    const deleting = indexedDB.deleteDatabase(NAME);
    deleting.onsuccess = deleting.onerror = deleting.onblocked = () => resolve();
  });
}

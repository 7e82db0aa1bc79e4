/**
 * A database of its own, which the pages own: whatever happens to it, the record is not touched. No
 * library: this is read before any is loaded.
 */
const NAME = 'unweave-atlas';
const STORE = 'snapshots';

/** What is kept under a key. Does not wait for the transaction to end: a picture waits for this. */
export async function read(key: string): Promise<unknown> {
  const database = await open();
  try {
    const asked = database.transaction(STORE).objectStore(STORE).get(key);
    return await new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  } finally {
    database.close();
  }
}

/** Changes what is kept, in one transaction. Rejects with its error. */
export async function change(work: (store: IDBObjectStore) => unknown): Promise<void> {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, 'readwrite');
    work(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => {
      // It may be opened later, when nobody waits for it any more.
      opening.onsuccess = () => opening.result.close();
      reject(new Error('the database is held by another page'));
    };
  });
}

/** Deletes the whole database. Never rejects. */
export function deleteAll(): Promise<void> {
  return new Promise((resolve) => {
    const deleting = indexedDB.deleteDatabase(NAME);
    deleting.onsuccess = deleting.onerror = deleting.onblocked = () => resolve();
  });
}

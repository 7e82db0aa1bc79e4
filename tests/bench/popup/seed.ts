import type { Tab } from '../support/tab.ts';
import type { Rows } from './history.ts';

/** Puts rows into the record that Unweave has begun, through one of its pages. */
export async function seed(tab: Tab, rows: Rows): Promise<void> {
  await tab.evaluate(`(${putRows})(${JSON.stringify(rows)})`);
}

/** Runs in the page. */
async function putRows(rows: Rows): Promise<void> {
  const opened = indexedDB.open('unweave');
  await new Promise((resolve, reject) => {
    // Without a version there would be no tables: the record had not been begun.
    opened.onupgradeneeded = () => reject(new Error('there is no record'));
    opened.onsuccess = resolve;
    opened.onerror = () => reject(opened.error);
  });
  const tables = Object.entries(rows);
  const transaction = opened.result.transaction(Object.keys(rows), 'readwrite');
  for (const [name, table] of tables)
    for (const row of table) transaction.objectStore(name).put(row);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
  });
  opened.result.close();
}

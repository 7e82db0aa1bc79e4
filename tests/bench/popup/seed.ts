import type { Tab } from '../support/tab.ts';
import type { Rows } from './history.ts';

/** Puts rows into the record that Unweave has begun, through one of its pages. */
export async function seed(tab: Tab, rows: Rows): Promise<void> {
  const weeks = rows.weeks?.map(({ week, bytes }) => ({
    week,
    bytes: Buffer.from(bytes).toString('base64'),
  }));
  await tab.evaluate(`(${putRows})(${JSON.stringify({ ...rows, weeks: weeks ?? [] })})`);
}

/** Rows as they reach the page: bytes as text. */
type SentRows = Omit<Rows, 'weeks'> & {
  readonly weeks: readonly { readonly week: number; readonly bytes: string }[];
};

/** Runs in the page. */
async function putRows(sent: SentRows): Promise<void> {
  const opened = indexedDB.open('unweave');
  await new Promise((resolve, reject) => {
    // Without a version there would be no tables: the record had not been begun.
    opened.onupgradeneeded = () => reject(new Error('there is no record'));
    opened.onsuccess = resolve;
    opened.onerror = () => reject(opened.error);
  });
  const weeks = sent.weeks.map(({ week, bytes }) => ({
    week,
    bytes: Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0)),
  }));
  const rows = { ...sent, weeks };
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

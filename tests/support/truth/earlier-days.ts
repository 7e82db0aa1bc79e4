import type { Chromium } from '../browser/chromium.ts';

/** Writes into the record what is on it once more for each of so many days before. */
export async function rememberEarlierDays(chromium: Chromium, days: number): Promise<void> {
  await (await chromium.worker()).evaluate(async (most) => {
    const ask = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const database = await ask(indexedDB.open('unweave'));
    const rows = await ask(database.transaction('days').objectStore('days').getAll());
    const written = database.transaction('days', 'readwrite').objectStore('days');
    for (const row of rows) {
      for (let back = 1; back <= most; back += 1) {
        const date = new Date(row.day / 1e4, (Math.floor(row.day / 100) % 100) - 1, row.day % 100);
        date.setDate(date.getDate() - back);
        const day = date.getFullYear() * 1e4 + (date.getMonth() + 1) * 100 + date.getDate();
        await ask(written.put({ ...row, day }));
      }
    }
    database.close();
  }, days);
}

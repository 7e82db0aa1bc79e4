import type { Catalog } from '../domain/catalog.ts';
import type { Exposures } from '../domain/exposures.ts';
import { createCollector } from './collect.ts';
import { eachRows } from './rows.ts';
import type { DayRow, History } from './schema.ts';

/**
 * Reads the whole record, a chunk at a time, so that no task of a page takes long and the
 * background can write in between. What it writes meanwhile may be missing: watch `rowsSince` of
 * today, and add what it gives with `addDays`.
 *
 * @param progress hears after each chunk which share of the sites was met, 0 to 1
 * @throws what the database throws, and the signal's reason when it aborts
 */
export async function readExposures(
  history: History,
  catalog: Catalog,
  progress: (share: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Exposures> {
  const collector = createCollector(catalog);
  const total = Math.max(1, await history.sites.count());
  const met = new Set<string>();
  await eachRows(history, (rows) => {
    signal?.throwIfAborted();
    collector.add(rows);
    for (const { site } of rows) met.add(site);
    progress(Math.min(1, met.size / total));
  });
  return collector.finish();
}

/** The rows of a day and those after it. Within `liveQuery` it runs again when one of them changes. */
export function rowsSince(history: History, day: number): Promise<DayRow[]> {
  return history.days.where('[day+site]').aboveOrEqual([day, '']).toArray();
}

import type { Catalog } from '../domain/catalog.ts';
import { type Day, daysBefore } from '../domain/day.ts';
import { createDeriver, putDerived, versionOf } from './derive.ts';
import { LOOSE_DAYS } from './pack.ts';
import { eachRows, mergeRows } from './rows.ts';
import type { DayRow, History } from './schema.ts';
import { endOfWeek, packRows, weekOf } from './weeks.ts';

/**
 * Fills an empty database with what stands in others. Where two know of the same site and day, the
 * larger count of each host holds: so what is in both is there once, and to join the same again
 * changes nothing. The others are only read.
 *
 * @param sources the first of them says which batch was written last
 */
export async function joinRecords(
  target: History,
  sources: readonly History[],
  catalog: Catalog & { readonly version: string },
  today: Day,
): Promise<void> {
  const { days, weeks, sites, companies, meta } = target;
  const deriver = createDeriver(catalog);
  const looseSince = daysBefore(today, LOOSE_DAYS);
  for (const week of await weeksOf(sources)) {
    const found: DayRow[] = [];
    const period = { from: week, to: endOfWeek(week) };
    for (const source of sources)
      await eachRows(source, (rows) => void found.push(...rows), period);
    const rows = mergeRows(found, Math.max);
    deriver.add(rows);
    if (endOfWeek(week) < looseSince) await weeks.put({ week, bytes: packRows(rows) });
    else await days.bulkPut(rows);
  }
  const last = await sources[0]?.meta.get('last-batch');
  await target.transaction('rw', [sites, companies, meta], async () => {
    await putDerived(target, deriver.finish());
    await meta.put({ key: 'catalog', value: versionOf(catalog) });
    if (last) await meta.put(last);
  });
}

async function weeksOf(sources: readonly History[]): Promise<readonly Day[]> {
  const weeks = new Set<Day>();
  for (const { days, weeks: packed } of sources) {
    for (const week of await packed.toCollection().primaryKeys()) weeks.add(week);
    const keys = await days.toCollection().primaryKeys();
    for (const day of new Set(keys.map(([one]) => one))) weeks.add(weekOf(day));
  }
  return [...weeks].sort((a, b) => a - b);
}

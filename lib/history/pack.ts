import { type Day, daysBefore } from '../domain/day.ts';
import { looseRows, mergeRows } from './rows.ts';
import type { DayRow, History } from './schema.ts';
import { endOfWeek, packRows, unpackRows, weekOf } from './weeks.ts';

/** Days that stay loose, so that what is written and asked for all the time is at hand. */
export const LOOSE_DAYS = 14;

/**
 * Packs every whole week that lies back longer than what still changes. One transaction a week, so
 * that it can be cut off at any moment: a row is loose or packed, never both and never neither.
 * What is already packed is left alone, but for rows that came late. Returns how many weeks were packed.
 */
export async function packWeeks(history: History, today: Day): Promise<number> {
  const before = daysBefore(today, LOOSE_DAYS);
  let packed = 0;
  for (let from: Day = 0; ; ) {
    const oldest = await history.days.where('[day+site]').aboveOrEqual([from, '']).first();
    if (!oldest) return packed;
    const week = weekOf(oldest.day);
    const end = endOfWeek(week);
    if (end >= before) return packed;
    if (await packWeek(history, week)) packed += 1;
    from = Math.max(oldest.day + 1, daysBefore(end, -1));
  }
}

/** Leaves the rows as they are where the week cannot be packed or what is packed cannot be read. */
async function packWeek(history: History, week: Day): Promise<boolean> {
  const { days, weeks } = history;
  return history.transaction('rw', [days, weeks], async () => {
    const loose = looseRows(history, week, endOfWeek(week));
    const present = await weeks.get(week);
    const earlier = present ? unpackRows(present.bytes) : [];
    if (!earlier) return false;
    const bytes = tryToPack(mergeRows([...earlier, ...(await loose.toArray())]));
    if (!bytes) return false;
    await weeks.put({ week, bytes });
    await loose.delete();
    return true;
  });
}

function tryToPack(rows: readonly DayRow[]): Uint8Array | undefined {
  try {
    return rows.length > 0 ? packRows(rows) : undefined;
  } catch {
    return undefined;
  }
}

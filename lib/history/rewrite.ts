import type { Period } from '../domain/exposures.ts';
import type { DayRow, History } from './schema.ts';
import { packRows, unpackRows, weekOf } from './weeks.ts';

/** What becomes of a row: itself, another for the same site and day, or `undefined`: it goes. */
export type Rewrite = (row: DayRow) => DayRow | undefined;

/** Loose rows changed per transaction. */
const CHUNK = 500;

/**
 * Changes packed rows, one week per transaction; weeks that nothing changes in are not written. Can
 * be cut off at any moment and taken up again. Weeks that cannot be read go: nobody could say that
 * what was to be forgotten is not in them. Returns how many rows went.
 */
export async function rewriteWeeks(
  history: History,
  rewrite: Rewrite,
  { from = 0, to = Infinity }: Period = {},
): Promise<number> {
  const { weeks } = history;
  const first = from < 10_000_101 ? 0 : weekOf(from);
  const keys = await weeks.where('week').between(first, to, true, true).primaryKeys();
  let gone = 0;
  for (const week of keys) {
    gone += await history.transaction('rw', weeks, async () => {
      const row = await weeks.get(week);
      const rows = unpackRows(row?.bytes) ?? [];
      const kept = rows.map(rewrite);
      const left = kept.filter((one) => one !== undefined);
      if (left.length === 0) await weeks.delete(week);
      else if (kept.some((one, i) => one !== rows[i])) {
        await weeks.put({ week, bytes: packRows(left) });
      }
      return rows.length - left.length;
    });
  }
  return gone;
}

/** Changes loose rows, some per transaction, in order. Returns how many rows went. */
export async function rewriteDays(
  history: History,
  rewrite: Rewrite,
  { from = 0, to = Infinity }: Period = {},
): Promise<number> {
  const { days } = history;
  let gone = 0;
  let after: readonly [number, string] = [from, ''];
  for (let rows: DayRow[] = []; ; ) {
    rows = await history.transaction('rw', days, async () => {
      const chunk = days.where('[day+site]').above(after).limit(CHUNK);
      const found = (await chunk.toArray()).filter(({ day }) => day <= to);
      const changed = found.map(rewrite);
      const put = changed.filter((row, i) => row !== undefined && row !== found[i]);
      if (put.length) await days.bulkPut(put.filter((row) => row !== undefined));
      const deleted = found.filter((_, i) => changed[i] === undefined);
      await days.bulkDelete(deleted.map(({ day, site }) => [day, site]));
      gone += deleted.length;
      return found;
    });
    const last = rows.at(-1);
    if (!last) return gone;
    after = [last.day, last.site];
  }
}

/** A rewriting that takes everything away that lies in a period. */
export function withoutPeriod({ from = 0, to = Infinity }: Period): Rewrite {
  return (row) => (row.day >= from && row.day <= to ? undefined : row);
}

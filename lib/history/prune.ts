import type { Day } from '../domain/day.ts';
import { rewriteWeeks } from './rewrite.ts';
import type { CompanyRow, History } from './schema.ts';

/** Rows deleted per transaction: 100,000 in one go would hold the database for 8 seconds. */
const CHUNK = 500;

/**
 * Deletes everything that was last seen before a day, a chunk at a time, so that recording goes on
 * in between. Can be cut off at any moment and taken up again. Returns how many day rows went.
 */
export async function pruneBefore(history: History, day: Day): Promise<number> {
  const { days, sites, companies } = history;
  let deleted = await rewriteWeeks(history, (row) => (row.day < day ? undefined : row), {
    to: day,
  });
  for (let last = CHUNK; last === CHUNK; deleted += last) {
    last = await days.where('[day+site]').below([day, '']).limit(CHUNK).delete();
  }
  for (let last = CHUNK; last === CHUNK; ) {
    last = await sites.where('last').below(day).limit(CHUNK).delete();
  }
  let from = '';
  for (let rows: CompanyRow[] = []; ; ) {
    rows = await companies.where('id').above(from).limit(CHUNK).toArray();
    const last = rows.at(-1);
    if (!last) return deleted;
    from = last.id;
    await pruneCompanies(history, rows, day);
  }
}

async function pruneCompanies(history: History, rows: CompanyRow[], day: Day): Promise<void> {
  const stale = rows.filter((row) => Object.values(row.sites).some(([seen]) => seen < day));
  if (stale.length === 0) return;
  await history.transaction('rw', history.companies, async () => {
    for (const { id } of stale) {
      // Read again: a batch may have been written since.
      const row = await history.companies.get(id);
      if (!row) continue;
      const kept = Object.entries(row.sites).filter(([, [seen]]) => seen >= day);
      if (kept.length === 0) await history.companies.delete(id);
      else await history.companies.put({ id, sites: Object.fromEntries(kept) });
    }
  });
}

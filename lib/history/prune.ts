import { type Day, daysBefore } from '../domain/day.ts';
import { rewriteWeeks } from './rewrite.ts';
import { eachRows } from './rows.ts';
import type { History } from './schema.ts';

/** Rows deleted per transaction: 100,000 in one go would hold the database for 8 seconds. */
const CHUNK = 500;

/**
 * Deletes the rows of all days before a day, a chunk at a time, so that recording goes on in between.
 * Can be cut off at any moment and taken up again. Returns how many went.
 *
 * @param leaveOnly brings what follows from the rows to what it is without them. It comes first and
 * only where something will go, so that whoever takes up what was cut off does it again as long as
 * anything is left to be deleted
 */
export async function pruneBefore(
  history: History,
  day: Day,
  leaveOnly: (history: History, from: Day) => Promise<void>,
): Promise<number> {
  const { days } = history;
  if (await reachesBefore(history, day)) await leaveOnly(history, day);
  let deleted = await rewriteWeeks(history, (row) => (row.day < day ? undefined : row), {
    to: day,
  });
  for (let last = CHUNK; last === CHUNK; deleted += last) {
    last = await days.where('[day+site]').below([day, '']).limit(CHUNK).delete();
  }
  return deleted;
}

async function reachesBefore(history: History, day: Day): Promise<boolean> {
  let reaches = false;
  const found = () => {
    reaches = true;
  };
  await eachRows(history, found, { to: daysBefore(day, 1) });
  return reaches;
}

import { type Day, startOf } from '../domain/day.ts';
import type { DayRow, PackedHost } from './schema.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far outside its day a moment may lie, in milliseconds: elsewhere the day is another. */
const NEAR = 2 * DAY;

/** The same in a file that is written, so that it can be read wherever on earth. */
const NEAR_WHEN_WRITTEN = NEAR - 26 * HOUR;

/** Seconds from the first to the last moment of a day, where it was spent in two time zones. */
export const LONGEST_DAY = 200_000;

/** Whether the moments of a row lie in order, and about its day. */
export function isNearDay(row: Pick<DayRow, 'day' | 'first' | 'last'>): boolean {
  const { earliest, latest } = around(row, NEAR);
  return earliest <= row.first && row.first <= row.last && row.last <= latest;
}

/**
 * A row with its moments about its day: a clock may have been put right while a page was open. Such
 * a row must not cost a person the file that it stands in.
 */
export function nearDay(row: DayRow): DayRow {
  const { earliest, latest } = around(row, NEAR_WHEN_WRITTEN);
  const first = Math.min(latest, Math.max(earliest, row.first));
  const last = Math.min(latest, Math.max(first, row.last));
  const late = Math.round((row.first - first) / 1_000);
  const after = (seconds: number) => Math.min(LONGEST_DAY, Math.max(0, seconds + late));
  const hosts = row.hosts.map((host): PackedHost => {
    const moved: PackedHost = [...host];
    moved[6] = after(host[6]);
    moved[7] = after(host[7]);
    return moved;
  });
  return { ...row, first, last, hosts };
}

function around({ day }: Pick<DayRow, 'day'>, near: number) {
  const start = startOf(day);
  return { earliest: start - near, latest: start + DAY + near };
}

/** A row as if it had been written on another day, at the same times of the day. */
export function movedTo(day: Day, row: DayRow): DayRow {
  const moved = startOf(day) - startOf(row.day);
  return { ...row, day, first: row.first + moved, last: row.last + moved };
}

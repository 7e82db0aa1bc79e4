import { type Day, daysBefore } from './day.ts';
import type { Exposures } from './exposures.ts';
import { indexThreads, NO_THREAD } from './thread-index.ts';

/**
 * What happened day by day: one entry for each calendar day, from the first on record to today, and
 * so many at least that a young record stands at the end of its timeline.
 */
export interface Activity {
  readonly days: readonly Day[];
  /** By day: threads to strangers that were seen, and those of them that something got through. */
  readonly attempted: Uint32Array;
  readonly through: Uint32Array;
}

/** A timeline has so many days at least. */
const LEAST_DAYS = 60;
/** No more days than these: a clock that was wrong once must not make a million bars. */
const MOST_DAYS = 3_700;

/** The activity of a record until today, days without any included. Linear. */
export function activityOf(exposures: Exposures, today: Day): Activity {
  const days = calendar(exposures, today);
  const indexOf = new Map(days.map((day, index) => [day, index]));
  const attempted = new Uint32Array(days.length);
  const through = new Uint32Array(days.length);
  for (const [index, entries] of entriesByDay(exposures, indexOf).entries()) {
    const seen = threadsOf(exposures, entries);
    attempted[index] = seen.size;
    for (const reached of seen.values()) if (reached) (through[index] as number) += 1;
  }
  return { days, attempted, through };
}

/** By thread: whether anything got through. */
function threadsOf(exposures: Exposures, entries: readonly number[]): Map<number, boolean> {
  const { of } = indexThreads(exposures);
  const seen = new Map<number, boolean>();
  for (const i of entries) {
    const thread = of[i] as number;
    if (thread === NO_THREAD) continue;
    const reached = (exposures.allowed[i] as number) + (exposures.limited[i] as number) > 0;
    seen.set(thread, reached || seen.get(thread) === true);
  }
  return seen;
}

function entriesByDay({ day, length }: Exposures, indexOf: ReadonlyMap<Day, number>): number[][] {
  const entries: number[][] = Array.from({ length: indexOf.size }, () => []);
  for (let i = 0; i < length; i += 1) {
    const index = indexOf.get(day[i] as number);
    if (index !== undefined) entries[index]?.push(i);
  }
  return entries;
}

function calendar({ visits, day, length }: Exposures, today: Day): Day[] {
  let first = daysBefore(today, LEAST_DAYS - 1);
  for (let i = 0; i < visits.length; i += 1) first = Math.min(first, visits.day[i] as number);
  for (let i = 0; i < length; i += 1) first = Math.min(first, day[i] as number);
  const days = [today];
  while ((days.at(-1) as number) > first && days.length < MOST_DAYS) {
    days.push(daysBefore(days.at(-1) as number, 1));
  }
  return days.reverse();
}

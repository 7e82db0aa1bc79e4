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

/** The activity of a record until today, days without any included. Linear, as days come in order. */
export function activityOf(exposures: Exposures, today: Day): Activity {
  const days = calendar(exposures, today);
  const indexOf = new Map(days.map((day, index) => [day, index]));
  const attempted = new Uint32Array(days.length);
  const through = new Uint32Array(days.length);
  const threads = indexThreads(exposures);
  // By thread: the day that it was last counted for, one higher.
  const seen = new Uint32Array(threads.length);
  const reached = new Uint32Array(threads.length);
  for (let i = 0; i < exposures.length; i += 1) {
    const thread = threads.of[i] as number;
    const index = indexOf.get(exposures.day[i] as number);
    if (thread === NO_THREAD || index === undefined) continue;
    if (seen[thread] !== index + 1) {
      seen[thread] = index + 1;
      (attempted[index] as number) += 1;
    }
    const passed = (exposures.allowed[i] as number) + (exposures.limited[i] as number) > 0;
    if (!passed || reached[thread] === index + 1) continue;
    reached[thread] = index + 1;
    (through[index] as number) += 1;
  }
  return { days, attempted, through };
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

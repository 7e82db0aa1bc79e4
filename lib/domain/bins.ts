import type { Activity } from './activity.ts';
import type { Day } from './day.ts';

/** One bar of a timeline: a day, or several where there is no room for a bar each. */
export interface Bin {
  readonly from: Day;
  readonly to: Day;
  readonly attempted: number;
  readonly through: number;
}

/** The days of an activity in at most so many bars of equal length; the last one ends with the last day. */
export function binsOf({ days, attempted, through }: Activity, most: number): readonly Bin[] {
  const size = Math.max(1, Math.ceil(days.length / Math.max(1, most)));
  const bins: Bin[] = [];
  for (let end = days.length; end > 0; end -= size) {
    const start = Math.max(0, end - size);
    const sum = (counts: Uint32Array) =>
      counts.subarray(start, end).reduce((total, count) => total + count, 0);
    bins.push({
      ...{ from: days[start] as Day, to: days[end - 1] as Day },
      ...{ attempted: sum(attempted), through: sum(through) },
    });
  }
  return bins.reverse();
}

/** Indices of the first and the last day of a period within days; both ends included. */
export function spanOf(
  days: readonly Day[],
  { from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined },
): readonly [first: number, last: number] {
  const first = from === undefined ? 0 : days.findIndex((day) => day >= from);
  const last = to === undefined ? days.length - 1 : days.findLastIndex((day) => day <= to);
  const end = days.length - 1;
  return [first < 0 ? end : first, Math.max(0, last)];
}

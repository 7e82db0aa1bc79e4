/** A local calendar day as a number that sorts and reads: 20261121. */
export type Day = number;

/** The local calendar day of a moment in milliseconds since the epoch. */
export function dayOf(time: number): Day {
  const date = new Date(time);
  return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
}

/** The moment at which a local calendar day begins, in milliseconds since the epoch. */
export function startOf(day: Day): number {
  return new Date(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100).getTime();
}

/** A day as dates are written in ISO 8601, which date fields read too: "2026-11-21". */
export function isoOf(day: Day): string {
  return String(day).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
}

/** The day that lies a number of days before another. */
export function daysBefore(day: Day, days: number): Day {
  const date = new Date(startOf(day));
  date.setDate(date.getDate() - days);
  return dayOf(date.getTime());
}

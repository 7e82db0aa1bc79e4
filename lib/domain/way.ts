import type { Exposures } from './exposures.ts';
import type { Stop, Trail } from './trails.ts';

/** A site of yours on your way through a day. */
export interface Step {
  readonly site: string;
  /** When you were first there that day, in milliseconds since the epoch. */
  readonly at: number;
  /** What the company whose trail it is did there; absent where it was not seen. */
  readonly stop?: Stop | undefined;
  /** The company owns the site: you were its guest there, and no third party was needed. */
  readonly isOwn: boolean;
}

/**
 * Your way through the day of a trail: every site that you came to that day in order, those where the
 * company was seen and those where it was not; and where it was seen on a page that stayed open. One
 * pass over the visits.
 *
 * @param company entity id of the company whose trail it is
 */
export function wayOf(
  { visits, sites, owners }: Exposures,
  company: string,
  { day, stops }: Trail,
): readonly Step[] {
  const left = new Map(stops.map((stop) => [stop.site, stop]));
  const steps: Step[] = [];
  for (let i = 0; i < visits.length; i += 1) {
    if (visits.day[i] !== day || visits.count[i] === 0) continue;
    const number = visits.site[i] as number;
    const site = sites[number] as string;
    const stop = left.get(site);
    left.delete(site);
    const isOwn = owners[number] === company;
    steps.push({ site, at: visits.at[i] as number, isOwn, ...(stop && { stop }) });
  }
  // Seen on a page that stayed open since the day before.
  for (const stop of left.values())
    steps.push({ site: stop.site, at: stop.at, isOwn: false, stop });
  return steps.sort((a, b) => a.at - b.at);
}

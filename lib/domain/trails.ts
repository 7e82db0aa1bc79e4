import type { Day } from './day.ts';
import { type Exposures, isWithinPeriod, type Period } from './exposures.ts';
import type { Outcome } from './lens.ts';

/** A site of yours on which a company was seen on a day. */
export interface Stop {
  readonly site: string;
  /** When it was first seen there that day, in milliseconds since the epoch. */
  readonly at: number;
  readonly outcome: Outcome;
  /** Requests of that day, by what became of them. */
  readonly requestsThrough: number;
  readonly requestsStopped: number;
  /** Whether it held a cookie by which it can recognise this browser. */
  readonly recognised: boolean;
}

/** A company's way along your sites on one day. */
export interface Trail {
  readonly day: Day;
  /** In the order in which it was first seen on them; each site once. */
  readonly stops: readonly Stop[];
}

/** A `Stop` while it is being counted. */
type Count = { -readonly [Key in Exclude<keyof Stop, 'outcome'>]: Stop[Key] } & {
  allowed: boolean;
};

/**
 * Which sites a company could link, day by day, the latest day first: an exposure belongs to the
 * day of the record that it stands on. Owners of a site leave no trail there. One pass.
 *
 * @param company entity id; one that is not on record has no trails
 */
export function trailsOf(exposures: Exposures, company: string, period: Period): readonly Trail[] {
  const { companies, companyOf, length, day, host, affiliated } = exposures;
  const wanted = companies.findIndex(({ id }) => id === company);
  const days = new Map<Day, Map<number, Count>>();
  for (let i = 0; i < length; i += 1) {
    if (companyOf[host[i] as number] !== wanted || affiliated[i] === 1) continue;
    const when = day[i] as number;
    if (!isWithinPeriod(when, period)) continue;
    const stops = days.get(when) ?? new Map<number, Count>();
    days.set(when, stops);
    add(stops, exposures, i);
  }
  return [...days]
    .sort(([a], [b]) => b - a)
    .map(([when, stops]) => ({ day: when, stops: [...stops.values()].map(settle) }));
}

/** Exposures stand in the order of time, so a map keeps its sites in the order of the first. */
function add(stops: Map<number, Count>, exposures: Exposures, i: number): void {
  const number = exposures.site[i] as number;
  const site = exposures.sites[number] as string;
  const at = exposures.at[i] as number;
  const nothing = { requestsThrough: 0, requestsStopped: 0, recognised: false, allowed: false };
  const count: Count = stops.get(number) ?? { site, at, ...nothing };
  stops.set(number, count);
  count.requestsThrough += (exposures.allowed[i] as number) + (exposures.limited[i] as number);
  count.requestsStopped += exposures.stopped[i] as number;
  count.recognised ||= exposures.cookie[i] === 1;
  count.allowed ||= (exposures.allowed[i] as number) > 0;
}

function settle({ allowed, ...stop }: Count): Stop {
  const left = stop.requestsThrough > 0 ? 'limited' : 'stopped';
  return { ...stop, outcome: allowed ? 'through' : left };
}

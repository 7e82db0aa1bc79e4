import type { Category } from './catalog.ts';
import { type Day, daysBefore } from './day.ts';
import type { Period } from './exposures.ts';

export const SPANS = ['today', 'week', 'month', 'all'] as const;

/** A period that moves with the calendar: today, the last 7 days, the last 30, everything. */
export type Span = (typeof SPANS)[number];

/** What became of the requests of a thread, as a lens picks it. */
export type Outcome = 'through' | 'limited' | 'stopped';

/**
 * What of the record the person looks at. A lens fades what it leaves out; it never rearranges.
 * Every part narrows further; an absent part narrows nothing. The address of the atlas says all of it.
 */
export interface Lens {
  /** A span, or days brushed on the timeline. */
  readonly period: Span | { readonly from: Day; readonly to: Day };
  readonly categories?: readonly Category[] | undefined;
  readonly outcome?: Outcome | undefined;
  /** Only companies that hold a cookie by which they can recognise this browser. */
  readonly cookies?: boolean | undefined;
  /** Only companies that also know you by name, because you visit a site of theirs. */
  readonly knowsYou?: boolean | undefined;
  /** One company with its sites: an entity id. */
  readonly company?: string | undefined;
  /** One site with its companies. */
  readonly site?: string | undefined;
  /** The companies that join two sites. */
  readonly path?: readonly [string, string] | undefined;
  /** A replay: only what had happened until a moment, in milliseconds since the epoch. */
  readonly until?: number | undefined;
}

/** Everything, of all time. */
export const WIDE_LENS: Lens = { period: 'all' };

/** Whether a lens narrows anything but the period. */
export function isNarrow({ period: _, ...others }: Lens): boolean {
  return Object.values(others).some((value) => value !== undefined && value !== false);
}

/** Whether a lens leaves nothing out. */
export function isWide(lens: Lens): boolean {
  return lens.period === 'all' && !isNarrow(lens);
}

/** Days of a span before today. */
const DAYS_BEFORE = { today: 0, week: 6, month: 29 } as const;

/** The days of a lens, and where its replay is. */
export function periodOfLens({ period, until }: Lens, today: Day): Period {
  return { ...periodOf(period, today), ...(until !== undefined && { until }) };
}

/** The days of a lens's period. Days brushed from right to left are the same days. */
export function periodOf(period: Lens['period'], today: Day): Period {
  if (typeof period === 'object') {
    const { from, to } = period;
    return { from: Math.min(from, to), to: Math.max(from, to) };
  }
  return period === 'all' ? {} : { from: daysBefore(today, DAYS_BEFORE[period]), to: today };
}

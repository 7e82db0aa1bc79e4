import { Dexie } from 'dexie';
import { type Day, daysBefore } from '../domain/day.ts';
import { isWithinPeriod, type Period } from '../domain/exposures.ts';
import { type DayRow, type History, HOSTS_PER_ROW, type PackedHost } from './schema.ts';
import { endOfWeek, unpackRows, weekOf } from './weeks.ts';

/** Loose rows read at a time: few enough that taking them in never holds a page for long. */
const CHUNK = 250;

type Position = readonly [day: Day, site: string];

/**
 * Goes through all day rows, packed or not, in order of day and site; each site and day comes once.
 * Whole days may have been packed, written or forgotten between two chunks: what is given is never
 * older than the moment when its chunk was read, and nothing comes twice or is passed over.
 *
 * @param take gets the rows chunk by chunk; reading goes on when it has settled
 */
export async function eachRows(
  history: History,
  take: (rows: DayRow[]) => void | Promise<void>,
  period: Period = {},
): Promise<void> {
  const { days, weeks } = history;
  const { from = 0, to = Infinity } = period;
  for (let position: Position | undefined = [from, '']; position && position[0] <= to; ) {
    const after: Position = position;
    const chunk = await history.transaction('r', [days, weeks], () => nextChunk(history, after));
    const rows = chunk.rows.filter(({ day }) => isWithinPeriod(day, period));
    if (rows.length) await take(rows);
    position = chunk.next;
  }
}

interface Chunk {
  readonly rows: DayRow[];
  /** Where to go on; absent at the end. */
  readonly next: Position | undefined;
}

/** Loose rows up to the next packed week, or else that week with what is loose of it. */
async function nextChunk(history: History, after: Position): Promise<Chunk> {
  const week = await history.weeks.where('week').aboveOrEqual(weekAt(after[0])).first();
  const before: Position = week ? [week.week, ''] : [Infinity, ''];
  if (!week || after[0] < week.week) {
    const loose = history.days.where('[day+site]').between(after, before, false, false);
    const rows = await loose.limit(CHUNK).toArray();
    const last = rows.at(-1);
    if (last) return { rows, next: [last.day, last.site] };
    if (!week) return { rows, next: undefined };
  }
  const rows = await rowsOfWeek(history, week.week, week.bytes);
  return {
    rows: rows.filter((row) => isAfter(row, after)),
    next: [daysBefore(endOfWeek(week.week), -1), ''],
  };
}

/** Days of no calendar stand before all weeks. */
function weekAt(day: Day): Day {
  return day < 10_000_101 ? 0 : weekOf(day);
}

function isAfter({ day, site }: DayRow, [afterDay, afterSite]: Position): boolean {
  return day > afterDay || (day === afterDay && site > afterSite);
}

/** All rows of a week in order, those that are still loose added to those that are packed. */
async function rowsOfWeek(history: History, week: Day, bytes: unknown): Promise<DayRow[]> {
  const loose = await looseRows(history, week, endOfWeek(week)).toArray();
  return mergeRows([...(unpackRows(bytes) ?? []), ...loose]);
}

/** The loose rows of some days, both included. */
export function looseRows(history: History, from: Day, to: Day) {
  const upper = [to, Dexie.maxKey];
  return history.days.where('[day+site]').between([from, ''], upper, true, true);
}

/** How two counts of one host become one. */
type Count = (a: number, b: number) => number;

const sum: Count = (a, b) => a + b;

/**
 * Rows in order; several of one site and day become one.
 *
 * @param count of what both have counted: their sum, for parts of one record
 */
export function mergeRows(rows: readonly DayRow[], count: Count = sum): DayRow[] {
  const merged = new Map<string, DayRow>();
  for (const row of rows) {
    const key = `${row.day} ${row.site}`;
    const known = merged.get(key);
    merged.set(key, known ? together(known, row, count) : row);
  }
  return [...merged.values()].sort((a, b) => a.day - b.day || (a.site < b.site ? -1 : 1));
}

function together(a: DayRow, b: DayRow, count: Count): DayRow {
  const first = Math.min(a.first, b.first);
  const hosts = new Map<string, PackedHost>();
  for (const row of [a, b]) {
    const late = Math.round((row.first - first) / 1_000);
    for (const host of row.hosts) {
      const moved: PackedHost = [...host];
      moved[6] += late;
      moved[7] += late;
      const known = hosts.get(host[0]);
      if (known) hosts.set(host[0], hostsTogether(known, moved, count));
      else if (hosts.size < HOSTS_PER_ROW) hosts.set(host[0], moved);
    }
  }
  return {
    ...{ day: a.day, site: a.site, visits: count(a.visits, b.visits) },
    ...{ first, last: Math.max(a.last, b.last), hosts: [...hosts.values()] },
  };
}

function hostsTogether(a: PackedHost, b: PackedHost, count: Count): PackedHost {
  const of = (field: 1 | 2 | 3 | 4) => count(a[field], b[field]);
  return [
    ...([a[0], of(1), of(2), of(3), of(4)] as const),
    ...([a[5] || b[5] ? 1 : 0, Math.min(a[6], b[6]), Math.max(a[7], b[7])] as const),
  ];
}

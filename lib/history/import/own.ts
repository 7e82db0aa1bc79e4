import * as v from 'valibot';
import { type Day, dayOf, daysBefore } from '../../domain/day.ts';
import { LONGEST_NAME } from '../../domain/host-name.ts';
import { DaySchema } from '../../domain/record-command.ts';
import { FORMAT, FORMAT_VERSION, ImportError, SettingsSchema } from '../../domain/transfer.ts';
import { parseJson } from '../json.ts';
import { isNearDay, LONGEST_DAY, movedTo } from '../near-day.ts';
import { mergeRows } from '../rows.ts';
import { type DayRow, HOSTS_PER_ROW } from '../schema.ts';
import type { Contents, Dates } from './contents.ts';

/** More than anybody's browser asks for in a day; what is counted on from there can be kept. */
const MOST_COUNTED = 1_000_000_000;

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MOST_COUNTED));
const After = v.pipe(Count, v.maxValue(LONGEST_DAY));
const Moment = v.pipe(v.number(), v.finite());
const Name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_NAME), v.regex(/^[^\s/]+$/));

const HostSchema = v.strictTuple([
  ...([Name, Count, Count, Count, Count] as const),
  ...([v.picklist([0, 1]), After, After] as const),
]);

const RowSchema = v.pipe(
  v.strictObject({
    day: DaySchema,
    site: Name,
    visits: Count,
    first: Moment,
    last: Moment,
    hosts: v.pipe(
      v.array(HostSchema),
      v.maxLength(HOSTS_PER_ROW),
      v.check(
        (hosts) => new Set(hosts.map(([host]) => host)).size === hosts.length,
        'a host twice',
      ),
    ),
  }),
  v.check((row) => isNearDay(row), 'first and last are no moments of the day'),
);

/** An export of our own (docs/export-format.md): everything must be just as it should be. */
export function createOwnContents({ now }: Dates): Contents {
  const tomorrow = daysBefore(dayOf(now), -1);
  const ready: DayRow[] = [];
  /** The day when the file was made. */
  let made: Day | undefined;
  /** Rows of that day, and those that a clock which ran ahead has put after tomorrow. */
  const together: DayRow[] = [];
  const seen = new Set<string>();
  const values = new Map<string, unknown>();
  let hasDays = false;

  function check(): void {
    if (values.get('format') !== FORMAT) {
      throw new ImportError('not-ours', 'it is not an export of Unweave');
    }
    const version = values.get('version');
    if (typeof version === 'number' && version > FORMAT_VERSION) {
      throw new ImportError('newer', `version ${version}; this is ${FORMAT_VERSION}`);
    }
    if (version !== FORMAT_VERSION) throw new ImportError('wrong', `version ${String(version)}`);
  }

  function value(json: string, key: string): void {
    if (values.has(key)) throw new ImportError('twice', key);
    values.set(key, parseJson(json));
    if (values.has('format') && values.has('version')) check();
  }

  /** Unknown where the clock is behind: then it may be every day that is yet to come. */
  function dayMade(): Day | undefined {
    const day = dayOf(Date.parse(String(values.get('exportedAt'))));
    return day <= tomorrow ? day : undefined;
  }

  function entry(json: string): void {
    if (seen.size === 0) {
      // Before the first row, so that another file is not read to its end.
      check();
      made = dayMade();
    }
    const parsed = v.safeParse(RowSchema, parseJson(json));
    if (!parsed.success) {
      throw new ImportError('wrong', `entry ${seen.size + 1}: ${v.summarize(parsed.issues)}`);
    }
    const row = parsed.output;
    if (row.day > tomorrow && made === undefined) {
      throw new ImportError('wrong', `entry ${seen.size + 1}: the day ${row.day} is yet to come`);
    }
    const name = `${row.day} ${row.site}`;
    if (seen.has(name)) throw new ImportError('twice', name);
    seen.add(name);
    const into = row.day === made || row.day > tomorrow ? together : ready;
    into.push({ ...row, hosts: row.hosts.map((host) => [...host]) });
  }

  /** Nobody knows when it really was, but not after the file was made. */
  function onTime(row: DayRow): DayRow {
    return made !== undefined && row.day > tomorrow ? movedTo(made, row) : row;
  }

  return {
    kind: 'unweave',
    ready,
    open(kind, place, key) {
      if (kind !== 'list' || place !== 'file' || key !== 'days') return undefined;
      if (hasDays) throw new ImportError('twice', 'days');
      hasDays = true;
      return 'days';
    },
    part(json, place, key = '') {
      if (place === 'days') entry(json);
      else value(json, key);
    },
    longestString: () => Number.POSITIVE_INFINITY,
    finish() {
      check();
      if (!hasDays) throw new ImportError('wrong', 'no days');
      const settings = readSettings(values.get('settings'));
      return { rows: mergeRows(together.map(onTime)), settings, leftOut: () => 0 };
    },
  };
}

function readSettings(stored: unknown) {
  if (stored === undefined) return undefined;
  const parsed = v.safeParse(SettingsSchema, stored);
  if (parsed.success) return parsed.output;
  throw new ImportError('wrong', `settings: ${v.summarize(parsed.issues)}`);
}

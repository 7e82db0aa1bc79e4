import * as v from 'valibot';
import { DaySchema, StagingSchema } from '../domain/record-command.ts';
import {
  FORMAT,
  FORMAT_VERSION,
  ImportError,
  SettingsSchema,
  type TransferredSettings,
} from '../domain/transfer.ts';
import { createPartsReader } from './json-parts.ts';
import { type DayRow, History } from './schema.ts';

/** The most characters of one part: all settings with the texts of own lists, or one day of a site. */
const LONGEST = 64 * 1024 * 1024;

/** Rows written at a time. */
const CHUNK = 500;

/** More than a site shows in a day, and more than the record takes. */
const MOST_HOSTS = 2_000;

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Moment = v.pipe(v.number(), v.finite());
const Name = v.pipe(v.string(), v.nonEmpty(), v.maxLength(253), v.regex(/^[^\s/]+$/));

const HostSchema = v.strictTuple([
  ...([Name, Count, Count, Count, Count] as const),
  ...([v.picklist([0, 1]), Count, Count] as const),
]);

const RowSchema = v.strictObject({
  day: DaySchema,
  site: Name,
  visits: Count,
  first: Moment,
  last: Moment,
  hosts: v.pipe(
    v.array(HostSchema),
    v.maxLength(MOST_HOSTS),
    v.check((hosts) => new Set(hosts.map(([host]) => host)).size === hosts.length, 'a host twice'),
  ),
});

/** What a page has made ready for the background to take in. */
export interface Staged {
  /** Name of the database that holds the rows. */
  readonly name: string;
  readonly rows: number;
  /** Absent where the file had none. */
  readonly settings?: TransferredSettings | undefined;
}

/** How an import goes. */
export interface ImportOptions {
  /** A name that `StagingSchema` takes and that no database has. */
  readonly name: string;
  /** Hears which share of the file was read, 0 to 1. */
  readonly progress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads an exported file into a database of its own, piece by piece; the record is not touched. The
 * background then puts it in the record's place, or adds it.
 *
 * @throws ImportError when something is wrong with the file, and the signal's reason when it aborts;
 * the database is gone then
 */
export async function stageImport(file: Blob, options: ImportOptions): Promise<Staged> {
  const name = v.parse(StagingSchema, options.name);
  const history = new History(name);
  try {
    const { rows, settings } = await readInto(history, file, options);
    await history.meta.put({ key: 'staged', value: JSON.stringify({ rows, settings }) });
    return { name, rows, settings };
  } catch (error) {
    await history.delete().catch(() => undefined);
    if (error instanceof ImportError || options.signal?.aborted) throw error;
    throw new ImportError('disk', String(error));
  } finally {
    history.close();
  }
}

const StagedSchema = v.object({ rows: v.number(), settings: v.optional(SettingsSchema) });

/** What a database was filled with; `undefined` when filling it was not finished. */
export async function readStaged(history: History): Promise<Staged | undefined> {
  const written = await history.meta.get('staged');
  if (!written) return undefined;
  return { name: history.name, ...v.parse(StagedSchema, JSON.parse(written.value)) };
}

async function readInto(history: History, file: Blob, { progress, signal }: ImportOptions) {
  const contents = createContents();
  const reader = createPartsReader('days', LONGEST, contents);
  // Bytes that are no text are an error, not a replacement character.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const stream = file.stream().getReader();
  try {
    for (let read = 0; ; ) {
      signal?.throwIfAborted();
      const { done, value } = await stream.read();
      reader.feed(decode(decoder, value));
      if (done) break;
      while (contents.rows.length >= CHUNK) {
        await history.days.bulkPut(contents.rows.splice(0, CHUNK));
        signal?.throwIfAborted();
      }
      read += value.length;
      progress?.(read / Math.max(1, file.size));
    }
  } finally {
    await stream.cancel().catch(() => undefined);
  }
  reader.end();
  const finished = contents.finish();
  await history.days.bulkPut(contents.rows);
  return finished;
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw new ImportError('not-json', 'it is not written in UTF-8');
  }
}

/** Judges what is in the parts of a file. */
function createContents() {
  const rows: DayRow[] = [];
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

  return {
    rows,
    value(key: string, json: string) {
      if (values.has(key)) throw new ImportError('twice', key);
      values.set(key, parse(json));
      if (values.has('format') && values.has('version')) check();
    },
    list() {
      if (hasDays) throw new ImportError('twice', 'days');
      hasDays = true;
    },
    element(json: string) {
      // Before the first row, so that another file is not read to its end.
      if (seen.size === 0) check();
      const parsed = v.safeParse(RowSchema, parse(json));
      if (!parsed.success) {
        throw new ImportError('wrong', `entry ${seen.size + 1}: ${v.summarize(parsed.issues)}`);
      }
      const row = parsed.output;
      const key = `${row.day} ${row.site}`;
      if (seen.has(key)) throw new ImportError('twice', key);
      seen.add(key);
      rows.push({ ...row, hosts: row.hosts.map((host) => [...host]) });
    },
    finish() {
      check();
      if (!hasDays) throw new ImportError('wrong', 'no days');
      const stored = values.get('settings');
      if (stored === undefined) return { rows: seen.size };
      const parsed = v.safeParse(SettingsSchema, stored);
      if (!parsed.success) {
        throw new ImportError('wrong', `settings: ${v.summarize(parsed.issues)}`);
      }
      return { rows: seen.size, settings: parsed.output };
    },
  };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ImportError('not-json', json.slice(0, 40));
  }
}

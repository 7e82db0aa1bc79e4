import * as v from 'valibot';
import { StagingSchema } from '../domain/record-command.ts';
import { siteOf } from '../domain/site.ts';
import { type FileKind, ImportError } from '../domain/transfer.ts';
import { createBreath } from './breath.ts';
import { createRecogniser } from './import/recognise.ts';
import { createPartsReader } from './json-parts.ts';
import { type DayRow, History } from './schema.ts';
import { type Staged, writeStaged } from './staged.ts';

/** The most characters of one part: all settings with the texts of own lists, or one entry. */
const LONGEST = 64 * 1024 * 1024;

/** Rows written at a time, and about as many hosts: more would keep the page from answering. */
const CHUNK = 500;
const CHUNK_HOSTS = 2_000;

/** Characters read at a time, for the same reason. */
const PIECE = 65_536;

/** What is known of a file when it was read to its end. */
export interface StagedFile extends Staged {
  readonly kind: FileKind;
  /** How many third parties are in it, by their registrable domains. */
  readonly thirdParties: number;
  /** Entries that say nothing a record could hold. */
  readonly leftOut: number;
}

/** How an import goes. */
export interface ImportOptions {
  /** A name that `StagingSchema` takes and that no database has. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly now?: number | undefined;
  /** Hears which share of the file was read, 0 to 1. */
  readonly progress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a file of any known kind (docs/imports.md) into a database of its own, piece by piece; the
 * record is not touched. The background then puts it in the record's place, or adds it.
 *
 * @throws ImportError when something is wrong with the file, and the signal's reason when it aborts;
 * the database is gone then
 */
export async function stageImport(file: Blob, options: ImportOptions): Promise<StagedFile> {
  const name = v.parse(StagingSchema, options.name);
  const history = new History(name);
  try {
    const found = await readInto(history, file, options);
    await writeStaged(history, found);
    return { name, ...found };
  } catch (error) {
    await history.delete().catch(() => undefined);
    if (error instanceof ImportError || options.signal?.aborted) throw error;
    throw new ImportError('disk', String(error));
  } finally {
    history.close();
  }
}

async function readInto(
  history: History,
  file: Blob,
  options: ImportOptions,
): Promise<Omit<StagedFile, 'name'>> {
  const { now = Date.now() } = options;
  const recogniser = createRecogniser({ now, saved: savedAt(file, now) });
  const reader = createPartsReader(LONGEST, recogniser);
  const writer = createWriter(history, options.signal);
  await eachText(file, options, async (text) => {
    reader.feed(text);
    const ready = recogniser.contents()?.ready ?? [];
    if (ready.length >= CHUNK) await writer.write(ready.splice(0));
  });
  reader.end();
  const contents = recogniser.contents();
  if (!contents) throw new ImportError('not-ours', 'nothing in it is known');
  const { kind, ready } = contents;
  const { rows, settings, leftOut } = contents.finish();
  await writer.write(ready);
  await writer.write(rows);
  const { count, thirdParties } = writer.written();
  if (count === 0 && kind !== 'unweave') {
    throw new ImportError('empty', `entries left out: ${leftOut()}`);
  }
  return { kind, rows: count, settings, thirdParties, leftOut: leftOut() };
}

/** When a file was last changed, in milliseconds since the epoch; now where nobody knows. */
function savedAt(file: Blob, now: number): number {
  return 'lastModified' in file ? Math.min(now, Number(file.lastModified)) : now;
}

/** Hands the text of a file on, piece by piece; the next one waits until the last one was taken. */
async function eachText(
  file: Blob,
  { progress, signal }: ImportOptions,
  take: (text: string) => Promise<void>,
): Promise<void> {
  // Bytes that are no text are an error, not a replacement character.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const stream = file.stream().getReader();
  const breathe = createBreath();
  try {
    for (let read = 0; ; ) {
      const { done, value } = await stream.read();
      const text = decode(decoder, value);
      for (let at = 0; at < text.length; at += PIECE) {
        signal?.throwIfAborted();
        await take(text.slice(at, at + PIECE));
        await breathe();
      }
      signal?.throwIfAborted();
      if (done) break;
      read += value.length;
      progress?.(read / Math.max(1, file.size));
    }
  } finally {
    await stream.cancel().catch(() => undefined);
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw new ImportError('not-json', 'it is not written in UTF-8');
  }
}

/** Writes rows, and counts what is in them. */
function createWriter({ days }: History, signal: AbortSignal | undefined) {
  const hosts = new Set<string>();
  const breathe = createBreath();
  let count = 0;

  async function put(rows: DayRow[]): Promise<void> {
    signal?.throwIfAborted();
    count += rows.length;
    await days.bulkPut(rows);
    await breathe();
  }

  return {
    async write(rows: Iterable<DayRow>): Promise<void> {
      let chunk: DayRow[] = [];
      let inChunk = 0;
      for (const row of rows) {
        for (const [host] of row.hosts) hosts.add(host);
        chunk.push(row);
        inChunk += row.hosts.length;
        if (chunk.length < CHUNK && inChunk < CHUNK_HOSTS) continue;
        await put(chunk);
        chunk = [];
        inChunk = 0;
      }
      await put(chunk);
    },
    written() {
      const thirdParties = new Set([...hosts].map(siteOf)).size;
      return { count, thirdParties };
    },
  };
}

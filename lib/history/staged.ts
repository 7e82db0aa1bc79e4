import * as v from 'valibot';
import { SettingsSchema, type TransferredSettings } from '../domain/transfer.ts';
import type { History } from './schema.ts';

/** What a page has made ready for the background to take in. */
export interface Staged {
  /** Name of the database that holds the rows. */
  readonly name: string;
  readonly rows: number;
  /** Absent where the file had none. */
  readonly settings?: TransferredSettings | undefined;
}

const StagedSchema = v.object({ rows: v.number(), settings: v.optional(SettingsSchema) });

/** Says of a database that it was filled to the end. */
export async function writeStaged(
  history: History,
  { rows, settings }: Omit<Staged, 'name'>,
): Promise<void> {
  await history.meta.put({ key: 'staged', value: JSON.stringify({ rows, settings }) });
}

/** What a database was filled with; `undefined` when filling it was not finished. */
export async function readStaged(history: History): Promise<Staged | undefined> {
  const written = await history.meta.get('staged');
  if (!written) return undefined;
  return { name: history.name, ...v.parse(StagedSchema, JSON.parse(written.value)) };
}

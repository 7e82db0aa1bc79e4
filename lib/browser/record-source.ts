import browser from 'webextension-polyfill';
import type { Reply } from '../domain/command.ts';
import { OWN_LISTS_KEY, readOwnLists } from '../domain/own-list.ts';
import { readProtection } from '../domain/protection-schema.ts';
import { KEEP_KEY, type RecordCommand, readKeep } from '../domain/record-command.ts';
import { PROTECTION_KEY } from '../domain/storage.ts';
import type { OwnListSource, TransferredSettings } from '../domain/transfer.ts';
import { exportRecord } from '../history/export.ts';
import { type History, openToRead } from '../history/schema.ts';
import { textOnShelf } from './own-lists-shelf.ts';
import { recordName } from './record-name.ts';

/** How far a long piece of work is (0 to 1), and the way to end it. */
export interface Pace {
  readonly progress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Opens the record for reading, in a page; to be closed when `recordEpoch` changes. */
export async function openRecord(): Promise<History> {
  return openToRead(await recordName());
}

/** Asks the background to do something with the record as a whole. */
export async function sendToRecord(command: RecordCommand): Promise<Reply> {
  return (await browser.runtime.sendMessage(command)) as Reply;
}

/** Record and settings as one file. Rejects with the signal's reason when it aborts. */
export async function exportAll(pace: Pace): Promise<Blob> {
  const history = await openRecord();
  try {
    return await exportRecord(history, {
      ...pace,
      settings: await readSettings(),
      now: Date.now(),
    });
  } finally {
    history.close();
  }
}

async function readSettings(): Promise<TransferredSettings> {
  const keys = [PROTECTION_KEY, KEEP_KEY, OWN_LISTS_KEY];
  const stored = await browser.storage.local.get(keys);
  const ownLists: OwnListSource[] = [];
  for (const { id, name, url, on } of readOwnLists(stored[OWN_LISTS_KEY]).lists) {
    const text = url === undefined ? await textOnShelf(id) : undefined;
    ownLists.push({
      name,
      on,
      ...(url !== undefined && { url }),
      ...(text !== undefined && { text }),
    });
  }
  return {
    protection: readProtection(stored[PROTECTION_KEY]).protection,
    keep: readKeep(stored[KEEP_KEY]),
    ownLists,
  };
}

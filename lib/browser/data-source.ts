import browser from 'webextension-polyfill';
import { FIRST_RECORD, RECORD_NAME_KEY } from '../background/record.ts';
import type { Reply } from '../domain/command.ts';
import { OWN_LISTS_KEY, readOwnLists } from '../domain/own-list.ts';
import { readProtection } from '../domain/protection-schema.ts';
import { KEEP_KEY, RECORD_WORK_KEY, readKeep, readWork } from '../domain/record-command.ts';
import { PROTECTION_KEY, RECORD_EPOCH_KEY } from '../domain/storage.ts';
import type { TransferredSettings } from '../domain/transfer.ts';
import { exportRecord } from '../history/export.ts';
import { stageImport } from '../history/import.ts';
import { History } from '../history/schema.ts';
import type { DataSource, FoundFile } from '../stores/your-data.ts';
import { textOnShelf } from './own-lists-shelf.ts';
import { saveFile } from './save-file.ts';

const WATCHED = [KEEP_KEY, RECORD_WORK_KEY, RECORD_EPOCH_KEY, RECORD_NAME_KEY] as const;

/**
 * The source of the page of your data in the real browser. It reads the record itself, so that an
 * export needs no worker; what is to be changed is asked of the background.
 */
export function createDataSource(): DataSource {
  const { local } = browser.storage;
  return {
    async read() {
      const stored = await local.get([...WATCHED]);
      return {
        ...(await withRecord(stored[RECORD_NAME_KEY], measure)),
        keep: readKeep(stored[KEEP_KEY]),
        size: await sizeOnDisk(),
        working: readWork(stored[RECORD_WORK_KEY]).length > 0,
      };
    },

    watch(changed, signal) {
      const stored = (changes: Record<string, unknown>) => {
        if (WATCHED.some((key) => key in changes)) changed();
      };
      browser.storage.onChanged.addListener(stored);
      signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(stored));
    },

    send: async (command) => (await browser.runtime.sendMessage(command)) as Reply,

    async export({ progress, signal }) {
      const stored = await local.get([RECORD_NAME_KEY, PROTECTION_KEY, KEEP_KEY, OWN_LISTS_KEY]);
      const settings = await settingsOf(stored);
      return withRecord(stored[RECORD_NAME_KEY], (history) =>
        exportRecord(history, { settings, now: Date.now(), progress, signal }),
      );
    },
    save: saveFile,

    async stage(file, { progress, signal }) {
      const name = `unweave-import-${Date.now()}-${crypto.randomUUID().slice(0, 8)}`;
      const { rows, settings } = await stageImport(file, { name, progress, signal });
      return {
        ...{ staging: name, rows, ...(await spanOf(name)) },
        settings: settings && {
          decisions: settings.protection.decisions.length + settings.protection.trusts.length,
          lists: settings.ownLists.length,
        },
      };
    },

    discard: (staging) => new History(staging).delete(),
  };
}

async function withRecord<T>(name: unknown, work: (history: History) => Promise<T>): Promise<T> {
  const history = new History(typeof name === 'string' ? name : FIRST_RECORD);
  try {
    return await work(history);
  } finally {
    history.close();
  }
}

/** Weeks that are past are packed: of those, the Monday is known. */
async function measure({ days, weeks, sites }: History) {
  const [count, week, keys] = await Promise.all([
    sites.count(),
    weeks.toCollection().primaryKeys(),
    days.limit(1).primaryKeys(),
  ]);
  return { sites: count, since: week[0] ?? keys[0]?.[0] };
}

/** The browser counts all that an extension keeps; where it tells them apart, only databases. */
async function sizeOnDisk(): Promise<number | undefined> {
  const { usage, usageDetails } = (await navigator.storage.estimate()) as StorageEstimate & {
    readonly usageDetails?: { readonly indexedDB?: number };
  };
  return usageDetails?.indexedDB ?? usage;
}

async function spanOf(staging: string): Promise<Pick<FoundFile, 'sites' | 'from' | 'to'>> {
  const history = new History(staging);
  try {
    const sites = await history.days.orderBy('site').uniqueKeys();
    const [first] = await history.days.limit(1).primaryKeys();
    const [last] = await history.days.reverse().limit(1).primaryKeys();
    return { sites: sites.length, from: first?.[0], to: last?.[0] };
  } finally {
    history.close();
  }
}

async function settingsOf(stored: Record<string, unknown>): Promise<TransferredSettings> {
  const { lists } = readOwnLists(stored[OWN_LISTS_KEY]);
  const ownLists = await Promise.all(
    lists.map(async ({ id, name, url, on }) => ({
      ...{ name, on, ...(url !== undefined && { url }) },
      // What can be fetched again need not travel.
      ...(url === undefined && { text: (await textOnShelf(id)) ?? '' }),
    })),
  );
  const { protection } = readProtection(stored[PROTECTION_KEY]);
  return { protection, keep: readKeep(stored[KEEP_KEY]), ownLists };
}

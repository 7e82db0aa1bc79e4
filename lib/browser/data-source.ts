import browser from 'webextension-polyfill';
import { KEEP_KEY, RECORD_WORK_KEY, readKeep, readWork } from '../domain/record-command.ts';
import { RECORD_EPOCH_KEY, RECORD_NAME_KEY } from '../domain/storage.ts';
import { stageImport } from '../history/import.ts';
import { History } from '../history/schema.ts';
import type { DataSource, FoundFile } from '../stores/your-data.ts';
import { exportAll, openRecord, sendToRecord } from './record-source.ts';
import { saveFile } from './save-file.ts';

const WATCHED = [KEEP_KEY, RECORD_WORK_KEY, RECORD_EPOCH_KEY, RECORD_NAME_KEY] as const;

/**
 * The source of the page of your data in the real browser. It reads the record itself, so that an
 * export needs no worker; what is to be changed is asked of the background.
 */
export function createDataSource(): DataSource {
  const { local, onChanged } = browser.storage;
  return {
    async read() {
      const [stored, size] = await Promise.all([local.get([...WATCHED]), sizeOnDisk()]);
      return {
        ...(await measured(await openRecord())),
        ...{ size, keep: readKeep(stored[KEEP_KEY]) },
        working: readWork(stored[RECORD_WORK_KEY]).length > 0,
      };
    },

    watch(changed, signal) {
      const stored = (changes: Record<string, unknown>) => {
        if (WATCHED.some((key) => key in changes)) changed();
      };
      onChanged.addListener(stored);
      signal.addEventListener('abort', () => onChanged.removeListener(stored));
    },

    send: sendToRecord,
    export: exportAll,
    save: saveFile,

    async stage(file, pace) {
      const name = `unweave-import-${Date.now()}-${crypto.randomUUID().slice(0, 8)}`;
      const { settings, ...staged } = await stageImport(file, { ...pace, name });
      return {
        ...{ ...staged, staging: name, ...(await spanOf(new History(name))) },
        settings: settings && {
          decisions: settings.protection.decisions.length + settings.protection.trusts.length,
          lists: settings.ownLists.length,
        },
      };
    },

    discard: (staging) => new History(staging).delete(),
  };
}

/** Weeks that are past are packed: of those, the Monday is known. */
async function measured(history: History) {
  const { days, weeks, sites } = history;
  try {
    const [count, [week], [day]] = await Promise.all([
      sites.count(),
      weeks.limit(1).primaryKeys(),
      days.limit(1).primaryKeys(),
    ]);
    return { sites: count, since: week ?? day?.[0] };
  } finally {
    history.close();
  }
}

async function spanOf(history: History): Promise<Pick<FoundFile, 'sites' | 'from' | 'to'>> {
  const { days } = history;
  try {
    const [sites, [first], [last]] = await Promise.all([
      days.orderBy('site').uniqueKeys(),
      days.limit(1).primaryKeys(),
      days.reverse().limit(1).primaryKeys(),
    ]);
    return { sites: sites.length, from: first?.[0], to: last?.[0] };
  } finally {
    history.close();
  }
}

/** The browser counts all that an extension keeps; where it tells them apart, only databases. */
async function sizeOnDisk(): Promise<number | undefined> {
  const { usage, usageDetails } = (await navigator.storage.estimate()) as StorageEstimate & {
    readonly usageDetails?: { readonly indexedDB?: number };
  };
  return usageDetails?.indexedDB ?? usage;
}

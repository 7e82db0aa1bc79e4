import { liveQuery } from 'dexie';
import browser from 'webextension-polyfill';
import { RECORD_NAME_KEY } from '../background/record.ts';
import { openCatalog } from '../domain/catalog-file.ts';
import type { Reply } from '../domain/command.ts';
import { dayOf } from '../domain/day.ts';
import type { Exposures } from '../domain/exposures.ts';
import { readLearned } from '../domain/learned.ts';
import { readNotices } from '../domain/notice.ts';
import { readPassing, readProtection } from '../domain/protection-schema.ts';
import {
  LEARNED_KEY,
  NOTICES_KEY,
  PASSING_KEY,
  PROTECTION_KEY,
  RECORD_EPOCH_KEY,
} from '../domain/storage.ts';
import { addDays } from '../history/collect.ts';
import { readExposures, rowsSince } from '../history/exposures.ts';
import type { History } from '../history/schema.ts';
import { loadSnapshot, saveSnapshot } from '../history/snapshot-store.ts';
import type { AtlasSource } from '../stores/atlas.ts';
import { openRecord, recordEpoch } from './record-source.ts';
import { sideways } from './side-panel.ts';

/** Access to all sites, without which nothing can be seen or blocked. */
const ALL_SITES = { origins: ['<all_urls>'] };

/** A record that changes all the time is shown no more often than this, in milliseconds. */
const PAUSE = 700;

const WATCHED: ReadonlySet<string> = new Set([
  ...[NOTICES_KEY, PASSING_KEY, PROTECTION_KEY, LEARNED_KEY],
]);

/**
 * The atlas's source in the real browser. Reads storage and the database itself, so that it never
 * waits for a worker that has been stopped; nothing is written.
 *
 * @param docked it stands beside pages already
 */
export function createAtlasSource(docked = false): AtlasSource {
  const { storage, permissions } = browser;
  return {
    async readSettings() {
      const [session, local, permitted] = await Promise.all([
        storage.session.get([NOTICES_KEY, PASSING_KEY]),
        storage.local.get([PROTECTION_KEY, LEARNED_KEY]),
        permissions.contains(ALL_SITES),
      ]);
      return {
        now: Date.now(),
        protection: readProtection(local[PROTECTION_KEY]).protection,
        passing: readPassing(session[PASSING_KEY]),
        notices: readNotices(session[NOTICES_KEY]),
        learned: readLearned(local[LEARNED_KEY]),
        permitted,
      };
    },

    watchSettings(changed, signal) {
      const stored = (changes: Record<string, unknown>) => {
        if (Object.keys(changes).some((key) => WATCHED.has(key))) changed();
      };
      const permitted = () => changed();
      storage.onChanged.addListener(stored);
      permissions.onAdded.addListener(permitted);
      permissions.onRemoved.addListener(permitted);
      signal.addEventListener('abort', () => {
        storage.onChanged.removeListener(stored);
        permissions.onAdded.removeListener(permitted);
        permissions.onRemoved.removeListener(permitted);
      });
    },

    followRecord(got, failed, signal) {
      let following = new AbortController();
      signal.addEventListener('abort', () => following.abort());
      const begin = () => {
        following.abort();
        following = new AbortController();
        const mine = following.signal;
        follow(got, mine).catch((error: unknown) => mine.aborted || failed(error));
      };
      // A record that could not be opened was left alone, and another one was begun.
      // Or something was forgotten.
      const stored = (changes: Record<string, unknown>) => {
        if (RECORD_NAME_KEY in changes || RECORD_EPOCH_KEY in changes) begin();
      };
      storage.onChanged.addListener(stored);
      signal.addEventListener('abort', () => storage.onChanged.removeListener(stored));
      begin();
    },

    async readSnapshot() {
      return loadSnapshot(await recordEpoch());
    },
    async saveSnapshot(snapshot) {
      await saveSnapshot({ ...snapshot, epoch: await recordEpoch() });
    },
    send: async (command) => (await browser.runtime.sendMessage(command)) as Reply,
    requestPermission: () => permissions.request(ALL_SITES),
    dock: docked ? undefined : sideways(),
  };
}

/** Reads the record, and then what changes of it; settles when the signal aborts. */
async function follow(got: (record: Exposures) => void, signal: AbortSignal): Promise<void> {
  const [history, catalog] = await Promise.all([openRecord(), loadCatalog()]);
  signal.addEventListener('abort', () => history.close());
  while (!signal.aborted) {
    let record: Exposures | undefined;
    let rows = 0;
    for await (const { recent, count } of changesSince(history, dayOf(Date.now()), signal)) {
      // Fewer rows than before: something was forgotten, and all is read anew.
      if (record && count < rows) break;
      rows = count;
      // What changes while the whole is being read comes as the next change.
      record = record
        ? addDays(record, recent, catalog)
        : await readExposures(history, catalog, undefined, signal);
      got(record);
      await new Promise((resume) => setTimeout(resume, PAUSE));
    }
  }
}

interface Change {
  readonly recent: Awaited<ReturnType<typeof rowsSince>>;
  readonly count: number;
}

/** The rows of a day and after, and how many there are in all: now, and after each change, the newest. */
async function* changesSince(
  history: History,
  day: number,
  signal: AbortSignal,
): AsyncGenerator<Change> {
  let newest: Change | undefined;
  let failure: { readonly error: unknown } | undefined;
  let wake: () => void = () => undefined;
  const query = async (): Promise<Change> => {
    const [recent, count] = await Promise.all([rowsSince(history, day), history.days.count()]);
    return { recent, count };
  };
  const subscription = liveQuery(query).subscribe({
    next: (change) => {
      newest = change;
      wake();
    },
    error: (error) => {
      failure = { error };
      wake();
    },
  });
  signal.addEventListener('abort', () => wake());
  try {
    while (!signal.aborted) {
      if (!newest && !failure) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (failure) throw failure.error;
      const change = newest;
      newest = undefined;
      if (change) yield change;
    }
  } finally {
    subscription.unsubscribe();
  }
}

async function loadCatalog() {
  const response = await fetch(browser.runtime.getURL('catalog.bin'));
  return openCatalog(await response.arrayBuffer());
}

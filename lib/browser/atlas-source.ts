import browser from 'webextension-polyfill';
import type { Reply } from '../domain/command.ts';
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
  RECORD_NAME_KEY,
} from '../domain/storage.ts';
import { dropSnapshot, loadSnapshot, saveSnapshot } from '../history/snapshot-store.ts';
import type { AtlasSource } from '../stores/atlas.ts';
import { ALL_SITES } from './all-sites.ts';
import { followRecord } from './follow-record.ts';
import { recordEpoch } from './record-name.ts';
import { sideways } from './side-panel.ts';
import { keepStill } from './still-source.ts';

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
  /** Which state of the record was read last, or a later one in part; none yet. */
  let readEpoch: string | undefined;
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

    followRecord(looked, got, failed, signal) {
      let following = new AbortController();
      signal.addEventListener('abort', () => following.abort());
      const begin = () => {
        following.abort();
        following = new AbortController();
        const mine = following.signal;
        follow(mine).catch((error: unknown) => mine.aborted || failed(error));
      };
      // Asked for first: what is read after something was forgotten may be taken for what was read
      // before, and never the other way round.
      const follow = async (mine: AbortSignal) => {
        const epoch = await recordEpoch();
        const read = (record: Exposures) => {
          readEpoch = epoch;
          got(record);
        };
        await followRecord(looked, read, mine);
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
    async saveSnapshot(snapshot, still) {
      const epoch = readEpoch;
      const isPresent = async () => (await recordEpoch()) === epoch;
      if (epoch === undefined || !(await isPresent())) return;
      // Between the two there must be none of another picture.
      await keepStill(undefined);
      await saveSnapshot({ ...snapshot, epoch });
      if (still) await keepStill({ ...still, epoch });
      if (await isPresent()) return;
      // Meanwhile something was forgotten that may be in it.
      await dropSnapshot();
      await keepStill(undefined);
    },
    send: async (command) => (await browser.runtime.sendMessage(command)) as Reply,
    requestPermission: () => permissions.request(ALL_SITES),
    dock: docked ? 'docked' : sideways(),
  };
}

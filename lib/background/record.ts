import { Dexie } from 'dexie';
import * as v from 'valibot';
import type { Catalog } from '../domain/catalog.ts';
import { type Day, dayOf, daysBefore } from '../domain/day.ts';
import { reasonOf } from '../domain/reason.ts';
import { KEEP_KEY, type Keep, readKeep } from '../domain/record-command.ts';
import { FIRST_RECORD, RECORD_EPOCH_KEY, RECORD_NAME_KEY } from '../domain/storage.ts';
import { keepUpWithCatalog } from '../history/derive.ts';
import { packWeeks } from '../history/pack.ts';
import { pruneBefore } from '../history/prune.ts';
import { History } from '../history/schema.ts';
import type { Gateway, KeyValueStore, Notify } from './gateway.ts';

/** When the record was last pruned, in `storage.local`. */
const PRUNED_KEY = 'record-pruned';

/** Days are going, or have gone, that may stand in a picture still, in `storage.local`. */
const LEAVING_KEY = 'record-leaving';

/** Databases that nobody needs any more and that are not gone yet, in `storage.local`. */
const LEFTOVERS_KEY = 'record-leftovers';

/** How long a database that is still open elsewhere is waited for, in milliseconds. */
const PATIENCE = 5_000;

/** How old what was begun to be taken in must be to be given up, in milliseconds: a day. */
const ABANDONED = 86_400_000;

/** The record, and the way from one database to the next. */
export interface RecordKeeper {
  /** Opens the record; rejects only when not even a new database can be made. */
  open(): Promise<History>;
  /**
   * Makes a database the record, together with what else is to be saved in the same step; without
   * a name a new and empty one. Every other record goes, whether it could be read or not.
   */
  replace(name: string | undefined, beside: Record<string, unknown>): Promise<void>;
  /** Deletes what earlier replacements have left, and what was begun to be taken in long ago. */
  sweep(): Promise<void>;
  /** A name that no database has. */
  freshName(): string;
}

/**
 * Opens the record on first use. A database that cannot be opened is left untouched, a new one is
 * begun beside it, and the person is told: nothing is lost, and recording goes on. Rejects only
 * when not even a new database can be made.
 */
export function createRecord(
  gateway: Pick<Gateway, 'local' | 'now' | 'createId' | 'report'>,
  loadCatalog: () => Promise<Catalog & { readonly version: string }>,
  notify: Notify,
): RecordKeeper {
  const { local } = gateway;
  let opened: Promise<History> | undefined;

  async function open(): Promise<History> {
    const stored = (await local.get([RECORD_NAME_KEY]))[RECORD_NAME_KEY];
    const name = typeof stored === 'string' ? stored : FIRST_RECORD;
    try {
      return await openNamed(name);
    } catch (error) {
      notify({
        id: 'record-unreadable',
        detail: reasonOf(error),
      });
    }
    const fresh = freshName();
    const history = await openNamed(fresh);
    // What pages keep as a picture is of the one before.
    await local.set({ [RECORD_NAME_KEY]: fresh, [RECORD_EPOCH_KEY]: gateway.createId() });
    return history;
  }

  async function openNamed(name: string): Promise<History> {
    const history = new History(name);
    try {
      await history.open();
      // Where that fails, the disk may be full: with the tables of before it is a record all the same,
      // and the next start tries again.
      await keepUpWithCatalog(history, await loadCatalog(), gateway.report);
      return history;
    } catch (error) {
      history.close();
      throw error;
    }
  }

  const freshName = () => `${FIRST_RECORD}-${gateway.now()}-${gateway.createId().slice(0, 8)}`;

  async function sweepLeftovers(): Promise<void> {
    const stored = await local.get([LEFTOVERS_KEY, RECORD_NAME_KEY]);
    const names = v.safeParse(v.array(v.string()), stored[LEFTOVERS_KEY]);
    if (!names.success) return;
    const used = stored[RECORD_NAME_KEY] ?? FIRST_RECORD;
    const left: string[] = [];
    for (const name of names.output) if (name !== used && !(await isGone(name))) left.push(name);
    if (left.length) await local.set({ [LEFTOVERS_KEY]: left });
    else await local.remove([LEFTOVERS_KEY]);
  }

  async function sweepAbandoned(): Promise<void> {
    for (const name of await Dexie.getDatabaseNames()) {
      const begun = /^unweave-import-(\d+)/.exec(name)?.[1];
      if (begun !== undefined && Number(begun) < gateway.now() - ABANDONED) await isGone(name);
    }
  }

  return {
    freshName,
    async sweep() {
      await sweepLeftovers();
      await sweepAbandoned();
    },
    open() {
      opened ??= open();
      // A disk that was full for a moment must not end the record until the next start.
      opened.catch(() => {
        opened = undefined;
      });
      return opened;
    },
    async replace(name = freshName(), beside) {
      const before = await opened?.catch(() => undefined);
      const others = (await records()).filter((other) => other !== name);
      await local.set({ ...beside, [RECORD_NAME_KEY]: name, [LEFTOVERS_KEY]: others });
      before?.close();
      opened = undefined;
    },
  };
}

/** Names of all databases that hold a record. */
async function records(): Promise<string[]> {
  const found = await Dexie.getDatabaseNames();
  return found.filter((name) => /^unweave(-\d[a-z0-9-]*)?$/.test(name));
}

/** Deletes a database. A page that has it open is told, and closes it; else it goes another time. */
async function isGone(name: string): Promise<boolean> {
  const deleting = Dexie.delete(name).then(
    () => true,
    () => false,
  );
  const waited = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE));
  return Promise.race([deleting, waited]);
}

/** What has to be done where days go from the record. */
export interface Leaving {
  /** Brings what follows from the record to what it is with the days from one on and no others. */
  leaveOnly(history: History, from: Day): Promise<void>;
  /** Days have gone: whoever shows the record reads it anew, and nothing of them stays in a picture. */
  gone(): Promise<void>;
}

/**
 * Once a day, deletes what is older than the record reaches back, and packs the weeks that are past.
 * Can be cut off at any moment and taken up again.
 */
export async function tendDaily(
  gateway: Pick<Gateway, 'local' | 'now'>,
  openHistory: () => Promise<History>,
  leaving: Leaving,
): Promise<void> {
  const { local } = gateway;
  const today = dayOf(gateway.now());
  const stored = await local.get([PRUNED_KEY, KEEP_KEY]);
  if (stored[PRUNED_KEY] === today) return;
  const history = await openHistory();
  const keep = readKeep(stored[KEEP_KEY]);
  if (keep !== 'ever') {
    await pruneBefore(history, daysBefore(today, keep), async (...left) => {
      // Whoever takes up what was cut off finds nothing more to be deleted, but this.
      await local.set({ [LEAVING_KEY]: true });
      await leaving.leaveOnly(...left);
    });
  }
  if ((await local.get([LEAVING_KEY]))[LEAVING_KEY] === true) {
    await leaving.gone();
    await local.remove([LEAVING_KEY]);
  }
  // Last: a disk may have no room for what is to be packed.
  await packWeeks(history, today);
  await local.set({ [PRUNED_KEY]: today });
}

/** Saves how long the record reaches back; what is older goes when it is tended next. */
export async function saveKeep(local: KeyValueStore, keep: Keep): Promise<void> {
  await local.set({ [KEEP_KEY]: keep });
  await local.remove([PRUNED_KEY]);
}

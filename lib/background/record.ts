import type { Catalog } from '../domain/catalog.ts';
import { dayOf, daysBefore } from '../domain/day.ts';
import { keepUpWithCatalog } from '../history/derive.ts';
import { pruneBefore } from '../history/prune.ts';
import { History } from '../history/schema.ts';
import type { Gateway, Notify } from './gateway.ts';

/** Where `storage.local` says which database holds the record, when it is not the first one. */
export const RECORD_NAME_KEY = 'record-name';

/** The name of the first database. */
export const FIRST_RECORD = 'unweave';

/** When the record was last pruned, in `storage.local`. */
const PRUNED_KEY = 'record-pruned';

/** Days that the record reaches back. */
const KEEP_DAYS = 365;

/**
 * Opens the record on first use. A database that cannot be opened is left untouched, a new one is
 * begun beside it, and the person is told: nothing is lost, and recording goes on. Rejects only
 * when not even a new database can be made.
 */
export function createRecord(
  gateway: Pick<Gateway, 'local' | 'now'>,
  loadCatalog: () => Promise<Catalog & { readonly version: string }>,
  notify: Notify,
): () => Promise<History> {
  let opened: Promise<History> | undefined;

  async function open(): Promise<History> {
    const stored = (await gateway.local.get([RECORD_NAME_KEY]))[RECORD_NAME_KEY];
    const name = typeof stored === 'string' ? stored : FIRST_RECORD;
    try {
      return await openNamed(name);
    } catch (error) {
      notify({
        id: 'record-unreadable',
        detail: error instanceof Error ? error.message : String(error),
      });
    }
    const fresh = `${FIRST_RECORD}-${gateway.now()}`;
    const history = await openNamed(fresh);
    await gateway.local.set({ [RECORD_NAME_KEY]: fresh });
    return history;
  }

  async function openNamed(name: string): Promise<History> {
    const history = new History(name);
    try {
      await history.open();
      await keepUpWithCatalog(history, await loadCatalog());
      return history;
    } catch (error) {
      history.close();
      throw error;
    }
  }

  return () => {
    opened ??= open();
    // A disk that was full for a moment must not end the record until the next start.
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
}

/** Once a day, deletes what is older than the record reaches back. */
export async function pruneDaily(
  gateway: Pick<Gateway, 'local' | 'now'>,
  openHistory: () => Promise<History>,
): Promise<void> {
  const today = dayOf(gateway.now());
  if ((await gateway.local.get([PRUNED_KEY]))[PRUNED_KEY] === today) return;
  await pruneBefore(await openHistory(), daysBefore(today, KEEP_DAYS));
  await gateway.local.set({ [PRUNED_KEY]: today });
}

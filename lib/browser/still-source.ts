import browser from 'webextension-polyfill';
import { isStill, type Still } from '../domain/still.ts';
import { NOTICES_KEY, RECORD_EPOCH_KEY, STILL_KEY } from '../domain/storage.ts';
import { ALL_SITES } from './all-sites.ts';
import { epochIn } from './record-name.ts';

/**
 * The still of the atlas, if it is of the present record and nothing has to be said above it.
 * `undefined` otherwise; never rejects.
 */
export async function readStill(): Promise<Still | undefined> {
  const { storage, permissions } = browser;
  try {
    const [local, session, permitted] = await Promise.all([
      storage.local.get([STILL_KEY, RECORD_EPOCH_KEY]),
      storage.session.get(NOTICES_KEY),
      permissions.contains(ALL_SITES),
    ]);
    const still = local[STILL_KEY];
    const notices = session[NOTICES_KEY] as readonly unknown[] | undefined;
    if (!permitted || notices?.length || !isStill(still)) return undefined;
    return still.epoch === epochIn(local) ? still : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a still in the place of the one before, or none. Never rejects: it is worth nothing but time. */
export async function keepStill(still: Still | undefined): Promise<void> {
  const { local } = browser.storage;
  try {
    if (still) await local.set({ [STILL_KEY]: still });
    else await local.remove(STILL_KEY);
  } catch (error) {
    reportError(error);
  }
}

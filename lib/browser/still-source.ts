import browser from 'webextension-polyfill';
import type { Still } from '../domain/still.ts';
import { NOTICES_KEY } from '../domain/storage.ts';
import { loadStill } from '../history/still.ts';
import { ALL_SITES } from './all-sites.ts';
import { recordEpoch } from './record-name.ts';

/**
 * The still of the atlas, if it is of the present record and nothing has to be said above it.
 * `undefined` otherwise; never rejects.
 */
export async function readStill(): Promise<Still | undefined> {
  const { storage, permissions } = browser;
  try {
    const [still, epoch, session, permitted] = await Promise.all([
      loadStill(),
      recordEpoch(),
      storage.session.get(NOTICES_KEY),
      permissions.contains(ALL_SITES),
    ]);
    const notices = session[NOTICES_KEY] as readonly unknown[] | undefined;
    return permitted && !notices?.length && still?.epoch === epoch ? still : undefined;
  } catch {
    return undefined;
  }
}

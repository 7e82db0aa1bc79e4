import browser from 'webextension-polyfill';
import { FIRST_EPOCH, FIRST_RECORD, RECORD_EPOCH_KEY, RECORD_NAME_KEY } from '../domain/storage.ts';

/** Which state of the record is the present one: what a snapshot must have been made of. */
export async function recordEpoch(): Promise<string> {
  return epochIn(await browser.storage.local.get(RECORD_EPOCH_KEY));
}

/** The same from what was read of `storage.local` already. */
export function epochIn({ [RECORD_EPOCH_KEY]: epoch }: Readonly<Record<string, unknown>>): string {
  return typeof epoch === 'string' ? epoch : FIRST_EPOCH;
}

/** The name of the database that holds the record. */
export async function recordName(): Promise<string> {
  const name = (await browser.storage.local.get(RECORD_NAME_KEY))[RECORD_NAME_KEY];
  return typeof name === 'string' ? name : FIRST_RECORD;
}

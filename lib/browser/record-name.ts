import browser from 'webextension-polyfill';
import { FIRST_EPOCH, FIRST_RECORD, RECORD_EPOCH_KEY, RECORD_NAME_KEY } from '../domain/storage.ts';

/** Which state of the record is the present one: what a snapshot must have been made of. */
export async function recordEpoch(): Promise<string> {
  const epoch = (await browser.storage.local.get(RECORD_EPOCH_KEY))[RECORD_EPOCH_KEY];
  return typeof epoch === 'string' ? epoch : FIRST_EPOCH;
}

/** The name of the database that holds the record. */
export async function recordName(): Promise<string> {
  const name = (await browser.storage.local.get(RECORD_NAME_KEY))[RECORD_NAME_KEY];
  return typeof name === 'string' ? name : FIRST_RECORD;
}

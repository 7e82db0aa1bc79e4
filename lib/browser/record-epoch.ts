import browser from 'webextension-polyfill';
import { FIRST_EPOCH, RECORD_EPOCH_KEY } from '../domain/storage.ts';

/** Which state of the record is the present one: what a snapshot must have been made of. */
export async function recordEpoch(): Promise<string> {
  const epoch = (await browser.storage.local.get(RECORD_EPOCH_KEY))[RECORD_EPOCH_KEY];
  return typeof epoch === 'string' ? epoch : FIRST_EPOCH;
}

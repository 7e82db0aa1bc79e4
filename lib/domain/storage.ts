/** Where the settings stand in `storage.local`. */
export const PROTECTION_KEY = 'protection';

/** Where what the person decided for a visit stands in `storage.session`. */
export const PASSING_KEY = 'passing';

/** Where the search for what breaks the page of a tab stands in `storage.session`. */
export function findingKey(tabId: number): string {
  return `finding:${tabId}`;
}

/** The tab of a key that `findingKey` made; `undefined` for every other key. */
export function tabOfFinding(key: string): number | undefined {
  const digits = /^finding:(\d+)$/.exec(key)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Where the domains that were found to behave like trackers stand in `storage.local`. */
export const LEARNED_KEY = 'learned';

/** Where the notices that the person has not dismissed stand in `storage.session`. */
export const NOTICES_KEY = 'notices';

/** Where the report of the page that a tab shows stands in `storage.session`. */
export function tabKey(tabId: number): string {
  return `tab:${tabId}`;
}

/**
 * Where `storage.local` says which state of the record is the present one: another text after
 * everything that takes something away from it. Absent until then.
 */
export const RECORD_EPOCH_KEY = 'record-epoch';

/** The epoch of a record that nothing was ever taken away from. */
export const FIRST_EPOCH = 'first';

/**
 * Where `storage.local` keeps the still of the atlas. Not in a database: to open one takes the browser
 * as long as to show the still, and the longer the more was written to any of the extension's lately.
 */
export const STILL_KEY = 'atlas-still';

/** Where `storage.local` says which database holds the record, when it is not the first one. */
export const RECORD_NAME_KEY = 'record-name';

/** The name of the first database. */
export const FIRST_RECORD = 'unweave';

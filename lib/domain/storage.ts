/** Where the settings stand in `storage.local`. */
export const PROTECTION_KEY = 'protection';

/** Where what the person decided for a visit stands in `storage.session`. */
export const PASSING_KEY = 'passing';

/** Where the notices that the person has not dismissed stand in `storage.session`. */
export const NOTICES_KEY = 'notices';

/** Where the report of the page that a tab shows stands in `storage.session`. */
export function tabKey(tabId: number): string {
  return `tab:${tabId}`;
}

/** Something went wrong that the person must know of. */
export type NoticeId =
  | 'settings-unreadable'
  | 'record-unreadable'
  | 'record-full'
  | 'rules-refused'
  | 'rulesets-missing'
  | 'catalog-unreadable';

/** A notice with the browser's own words, where it gave any. */
export interface Notice {
  readonly id: NoticeId;
  readonly detail: string;
}

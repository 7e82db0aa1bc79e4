import * as v from 'valibot';

/** What can go wrong that the person must know of. */
export const NoticeIdSchema = v.picklist([
  'settings-unreadable',
  'record-unreadable',
  'record-full',
  'import-failed',
  'lists-left-out',
  'rules-refused',
  'rulesets-missing',
  'catalog-unreadable',
  'stubs-unreadable',
  'sync-problem',
  'memory-full',
]);

/** Something went wrong that the person must know of. */
export type NoticeId = v.InferOutput<typeof NoticeIdSchema>;

/** A notice with the browser's own words, where it gave any. */
export interface Notice {
  readonly id: NoticeId;
  readonly detail: string;
}

const NoticesSchema = v.array(v.object({ id: NoticeIdSchema, detail: v.string() }));

/** Notices as stored; none when what is stored is not well-formed. */
export function readNotices(stored: unknown): readonly Notice[] {
  const parsed = v.safeParse(NoticesSchema, stored);
  return parsed.success ? parsed.output : [];
}

import type { NoticeId } from './notice.ts';
import type { Choice } from './protection.ts';

/** A message that asks the background to change something. */
export type Command =
  | { readonly type: 'trust'; readonly site: string; readonly trusted: boolean }
  | { readonly type: 'decide'; readonly company: string; readonly choice: Choice | 'auto' }
  | { readonly type: 'dismiss'; readonly notice: NoticeId };

/**
 * The background's answer, sent when the change is saved and in force. `saved` tells whether the
 * intention survived even though the browser refused it; `reason` is for the person to read.
 */
export type Reply =
  | { readonly ok: true }
  | { readonly ok: false; readonly saved: boolean; readonly reason: string };

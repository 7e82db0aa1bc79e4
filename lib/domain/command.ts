import * as v from 'valibot';
import { NoticeIdSchema } from './notice.ts';
import { CompanySchema, SiteSchema } from './protection.ts';

/** Every message that asks the background to change something; anything else is refused. */
export const CommandSchema = v.variant('type', [
  v.strictObject({ type: v.literal('trust'), site: SiteSchema, trusted: v.boolean() }),
  v.strictObject({
    type: v.literal('decide'),
    company: CompanySchema,
    choice: v.picklist(['block', 'allow', 'auto']),
  }),
  v.strictObject({ type: v.literal('dismiss'), notice: NoticeIdSchema }),
]);

/** A message that asks the background to change something. */
export type Command = Readonly<v.InferOutput<typeof CommandSchema>>;

/**
 * The background's answer, sent when the change is saved and in force. `saved` tells whether the
 * intention survived even though the browser refused it; `reason` is for the person to read.
 */
export type Reply =
  | { readonly ok: true }
  | { readonly ok: false; readonly saved: boolean; readonly reason: string };

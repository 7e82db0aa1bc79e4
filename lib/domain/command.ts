import * as v from 'valibot';
import { NoticeIdSchema } from './notice.ts';
import { CompanySchema, SiteSchema } from './protection.ts';
import { siteOf } from './site.ts';

/** A host within a site is no site: trusting it would not do what it says. */
const WholeSiteSchema = v.pipe(
  SiteSchema,
  v.check((text) => siteOf(text) === text, 'is a host within a site'),
);

/** Every message that asks the background to change something; anything else is refused. */
export const CommandSchema = v.variant('type', [
  v.strictObject({ type: v.literal('trust'), site: WholeSiteSchema, trusted: v.boolean() }),
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

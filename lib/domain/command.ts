import * as v from 'valibot';
import { DURATIONS, ORIGINS } from './decision.ts';
import { ActionSchema, SiteSchema, SubjectSchema } from './decision-schema.ts';
import { FINDER_STEPS } from './finder.ts';
import { NoticeIdSchema } from './notice.ts';
import { LEVELS, SIGNALS } from './protection.ts';
import { ListIdSchema } from './protection-schema.ts';
import { siteOf } from './site.ts';

/** A host within a site is no site: trusting it would not do what it says. */
const WholeSiteSchema = v.pipe(
  SiteSchema,
  v.check((text) => siteOf(text) === text, 'is a host within a site'),
);

/** For how long; a visit needs the tab whose leaving ends it. */
const TermSchema = v.variant('duration', [
  v.strictObject({
    duration: v.literal('visit'),
    tabId: v.pipe(v.number(), v.integer()),
    site: WholeSiteSchema,
  }),
  v.strictObject({ duration: v.picklist(DURATIONS.filter((one) => one !== 'visit')) }),
]);

const reach = { subject: SubjectSchema, site: v.optional(WholeSiteSchema) };
const from = v.picklist(ORIGINS);
/** Only what was decided for a visit: what holds longer stays. */
const passing = v.optional(v.literal(true));

/** Every message that asks the background to change something; anything else is refused. */
export const CommandSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('trust'),
    site: WholeSiteSchema,
    term: TermSchema,
    from,
    /** Takes the place of whatever trust the site had: an hour then ends what was for good. */
    instead: v.optional(v.literal(true)),
  }),
  v.strictObject({ type: v.literal('distrust'), site: WholeSiteSchema, passing }),
  v.strictObject({
    type: v.literal('decide'),
    ...reach,
    action: ActionSchema,
    term: TermSchema,
    from,
    /** Takes the place of all that was decided for that reach, and for its own. */
    instead: v.optional(v.strictObject(reach)),
  }),
  /** Takes back everything that was decided for one reach. */
  v.strictObject({ type: v.literal('undecide'), ...reach, passing }),
  v.strictObject({ type: v.literal('undo-all') }),
  /** Brings back what was taken back all at once, where nothing else was decided since. */
  v.strictObject({ type: v.literal('bring-back') }),
  v.strictObject({ type: v.literal('level'), level: v.picklist(LEVELS) }),
  v.strictObject({
    type: v.literal('pause'),
    until: v.picklist(['hour', 'day', 'restart', 'now']),
  }),
  v.strictObject({ type: v.literal('signal'), signal: v.picklist(SIGNALS), on: v.boolean() }),
  v.strictObject({ type: v.literal('list'), list: ListIdSchema, on: v.boolean() }),
  /** A step of the search for what breaks the page that a tab shows. */
  v.strictObject({
    type: v.literal('find'),
    step: v.picklist(FINDER_STEPS),
    tabId: v.pipe(v.number(), v.integer()),
    site: WholeSiteSchema,
  }),
  v.strictObject({ type: v.literal('dismiss'), notice: NoticeIdSchema }),
]);

/** A message that asks the background to change something. */
export type Command = Readonly<v.InferOutput<typeof CommandSchema>>;

/** A command that changes settings by itself. */
export type Change = Exclude<Command, { type: 'dismiss' | 'find' }>;

/** For how long a person decides. */
export type Term = Readonly<v.InferOutput<typeof TermSchema>>;

/**
 * The background's answer, sent when the change is saved and in force. `saved` tells whether the
 * intention survived even though the browser refused it; `reason` is for the person to read.
 */
export type Reply =
  | { readonly ok: true }
  | { readonly ok: false; readonly saved: boolean; readonly reason: string };

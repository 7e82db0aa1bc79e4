import * as v from 'valibot';
import { ACTIONS, ORIGINS } from './decision.ts';

/** A site as it may stand in settings: a name in its ASCII form, an IP address or localhost. */
export const SiteSchema = v.pipe(
  v.string(),
  v.maxLength(253),
  v.regex(/^([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])$/, 'is not a site'),
);

/** The id of an entity: its name in the catalog, or a site that nobody names. */
const CompanyIdSchema = v.pipe(v.string(), v.nonEmpty(), v.maxLength(253));

export const SubjectSchema = v.variant('kind', [
  v.object({ kind: v.literal('company'), id: CompanyIdSchema }),
  v.object({ kind: v.literal('domain'), id: SiteSchema }),
]);

export const ActionSchema = v.picklist(ACTIONS);

/** Milliseconds since the epoch. */
export const MomentSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

const marks = {
  until: v.optional(MomentSchema),
  madeAt: MomentSchema,
  from: v.picklist(ORIGINS),
};

/** A decision as stored. */
export const DecisionSchema = v.object({
  subject: SubjectSchema,
  site: v.optional(SiteSchema),
  action: ActionSchema,
  ...marks,
});

/** A trusted site as stored. */
export const TrustSchema = v.object({ site: SiteSchema, ...marks });

import * as v from 'valibot';

/** A site as it may stand in settings: a name in its ASCII form, an IP address or localhost. */
export const SiteSchema = v.pipe(
  v.string(),
  v.maxLength(253),
  v.regex(/^([a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])$/, 'is not a site'),
);

/** The id of an entity: its name in the catalog, or a site that nobody names. */
export const CompanySchema = v.pipe(v.string(), v.nonEmpty(), v.maxLength(253));

const ChoiceSchema = v.picklist(['block', 'allow']);

const ProtectionSchema = v.object({
  version: v.literal(1),
  trustedSites: v.array(SiteSchema),
  decisions: v.record(CompanySchema, ChoiceSchema),
});

/** A person's choice on a company, everywhere. */
export type Choice = v.InferOutput<typeof ChoiceSchema>;

/** The person's settings as a whole. */
export interface Protection {
  readonly version: 1;
  /** Sites where protection is off, in the order in which they were trusted. */
  readonly trustedSites: readonly string[];
  /** Choice by entity id. A company without one follows the lists. */
  readonly decisions: Readonly<Record<string, Choice>>;
}

/** What holds on a new installation, and when the stored settings cannot be read. */
export const DEFAULT_PROTECTION: Protection = { version: 1, trustedSites: [], decisions: {} };

/** Settings as read from storage, with the reason why a part of them had to be left out. */
export interface ReadProtection {
  readonly protection: Protection;
  /** Absent when everything was well. */
  readonly problem?: string;
}

/**
 * Reads stored settings of any shape. What is well-formed is kept entry by entry, so that one bad
 * entry does not cost a person the others; `undefined` (nothing stored) is the default.
 */
export function readProtection(stored: unknown): ReadProtection {
  if (stored === undefined) return { protection: DEFAULT_PROTECTION };
  const whole = v.safeParse(ProtectionSchema, stored);
  if (whole.success) return { protection: whole.output };
  const problem = v.summarize(whole.issues);
  if (!isObject(stored)) return { protection: DEFAULT_PROTECTION, problem };
  const sites = Array.isArray(stored.trustedSites) ? stored.trustedSites : [];
  const decisions = isObject(stored.decisions) ? Object.entries(stored.decisions) : [];
  return {
    protection: {
      version: 1,
      trustedSites: sites.filter((site) => v.is(SiteSchema, site)),
      decisions: Object.fromEntries(
        decisions.filter(
          (entry): entry is [string, Choice] =>
            v.is(CompanySchema, entry[0]) && v.is(ChoiceSchema, entry[1]),
        ),
      ),
    },
    problem,
  };
}

/** Settings after a site was trusted or its protection restored; the same object if nothing changes. */
export function withTrust(protection: Protection, site: string, trusted: boolean): Protection {
  if (protection.trustedSites.includes(site) === trusted) return protection;
  const others = protection.trustedSites.filter((other) => other !== site);
  return { ...protection, trustedSites: trusted ? [...others, site] : others };
}

/** Settings after a choice on a company; `auto` takes the choice back. */
export function withChoice(
  protection: Protection,
  company: string,
  choice: Choice | 'auto',
): Protection {
  if ((protection.decisions[company] ?? 'auto') === choice) return protection;
  const { [company]: _, ...others } = protection.decisions;
  const decisions = choice === 'auto' ? others : { ...others, [company]: choice };
  return { ...protection, decisions };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import * as v from 'valibot';
import type { Entity } from './catalog.ts';
import { MomentSchema, SiteSchema } from './decision-schema.ts';
import { isWithin, settingsSay, type ThirdParty } from './explain.ts';
import type { InForce } from './in-force.ts';

/** A domain that was found to behave like a tracker. */
export interface Learned {
  readonly domain: string;
  /** When that was found, in milliseconds since the epoch. */
  readonly since: number;
  /** On how many of your sites it was seen with an identifying cookie. */
  readonly sites: number;
}

/** On so many unrelated sites: "three strikes", `TRACKING_THRESHOLD` of Privacy Badger. */
const SITES_OF_A_TRACKER = 3;

/** More than a year's browsing shows; beyond it, the oldest are forgotten. */
const MOST_LEARNED = 500;

/** What is known of a stranger that may behave like a tracker. */
export interface Stranger {
  readonly domain: string;
  /** What the catalog says of the domain. */
  readonly entity: Entity;
  /** Your sites on which it was let through as a stranger and held an identifying cookie. */
  readonly sites: readonly string[];
}

/**
 * Whether a stranger behaves like a tracker, and on how many unrelated sites of yours; 0 if not. A
 * stranger that holds a cookie by which it can recognise this browser on three sites or more can
 * follow a person from one to the other: the heuristic of Privacy Badger
 * (https://privacybadger.org/#How-does-Privacy-Badger-work), which also counts to three.
 *
 * Not accused: whom any source of ours names, because lists and categories say more; content
 * delivery, also where only its name tells; and who shares its name with the sites, or is on sites
 * of one owner only.
 *
 * @param ownerOf id of the entity that a site belongs to
 */
export function behavesLikeTracker(
  { domain, entity, sites }: Stranger,
  ownerOf: (site: string) => string,
): number {
  if (entity.source !== 'none' || DELIVERS.test(domain)) return 0;
  const name = nameOf(domain);
  const strangers = sites.filter((site) => !isWithin(domain, site) && nameOf(site) !== name);
  const owners = new Set(strangers.map(ownerOf));
  // The same name under several endings is one owner, whether or not the catalog knows it.
  const names = new Set(strangers.map(nameOf));
  const unrelated = Math.min(owners.size, names.size);
  return unrelated >= SITES_OF_A_TRACKER ? unrelated : 0;
}

/** Names by which content delivery calls itself. */
const DELIVERS = /(^|[.-])(cdn|static|assets)|cdn\d*[.-]/;

/** `shop` of shop.example and of shop.co.example: what people would call it. */
function nameOf(site: string): string {
  return site.split('.')[0] ?? site;
}

const LearnedSchema = v.object({
  domain: SiteSchema,
  since: MomentSchema,
  sites: v.pipe(v.number(), v.integer(), v.minValue(SITES_OF_A_TRACKER)),
});

/** What was learned, as stored; an entry that is not well-formed is left out. */
export function readLearned(stored: unknown): readonly Learned[] {
  const entries: readonly unknown[] = Array.isArray(stored) ? stored : [];
  const learned = entries.flatMap((entry) => {
    const parsed = v.safeParse(LearnedSchema, entry);
    return parsed.success ? [parsed.output] : [];
  });
  return [...new Map(learned.map((one) => [one.domain, one])).values()].slice(-MOST_LEARNED);
}

/** The list with a domain put in, or seen on more sites; since when stays. */
export function withLearned(list: readonly Learned[], found: Learned): readonly Learned[] {
  const known = list.find(({ domain }) => domain === found.domain);
  if (!known) return [...list, found].slice(-MOST_LEARNED);
  if (known.sites >= found.sites) return list;
  return list.map((one) => (one === known ? { ...known, sites: found.sites } : one));
}

/** What follows for a stranger from what was learned of it: at Strict it is limited, else only marked. */
export type MeansOfLearned = 'limited' | 'marked';

/** What was learned means nothing where a decision, trust or a pause says what becomes of the hosts. */
export function meansOfLearned(
  inForce: InForce,
  hosts: readonly ThirdParty[],
): MeansOfLearned | undefined {
  const said = hosts.map((host) => settingsSay(inForce, host).by);
  if (said.includes('learned')) return 'limited';
  const isMarked = said.includes('lists') || said.includes('watch');
  return isMarked && inForce.level !== 'strict' ? 'marked' : undefined;
}

/** What was learned of a domain, unless the person allowed it everywhere: that takes it away. */
export function learnedOf(
  domain: string,
  list: readonly Learned[],
  { rulings }: Pick<InForce, 'rulings'>,
): Learned | undefined {
  const isAllowed = rulings.some(
    ({ subject, site, action }) =>
      subject.id === domain && site === undefined && action === 'allow',
  );
  return isAllowed ? undefined : list.find((one) => one.domain === domain);
}

import type { InForce, Ruling } from './in-force.ts';

/** A third party on a site, as far as settings can tell it apart. */
export interface ThirdParty {
  readonly host: string;
  /** Id of the entity that owns the host. */
  readonly company: string;
  /** Site of the top-level document. */
  readonly site: string;
  /** Id of the entity that owns the site. */
  readonly siteOwner: string;
}

/** Why nothing is stopped on a site, whoever asks. */
export type Rest = 'pause' | 'trust' | 'watch';

/** Why protection rests on a site: the first reason that applies; `undefined` while it is on. */
export function restOn(inForce: InForce, site: string): Rest | undefined {
  if (inForce.paused) return 'pause';
  if (inForce.trustedSites.some((trusted) => isWithin(site, trusted))) return 'trust';
  return inForce.level === 'watch' ? 'watch' : undefined;
}

/** What settings say of a third party on a site: the first that applies. */
export type Say =
  | { readonly by: 'pause' }
  | { readonly by: 'trust' }
  | { readonly by: 'watch' }
  | { readonly by: 'lists' }
  /** Left to the lists, and limited because it behaves like a tracker (Strict). */
  | { readonly by: 'learned' }
  | { readonly by: 'decision'; readonly ruling: Ruling };

/**
 * What the settings in force say of a third party. The pure model of what the derived rules make
 * the browser do; tests compare the two.
 */
export function settingsSay(inForce: InForce, thirdParty: ThirdParty): Say {
  const rest = restOn(inForce, thirdParty.site);
  if (rest) return { by: rest };
  const ruling = inForce.rulings
    .filter((one) => reaches(one, thirdParty))
    .sort((a, b) => closeness(b) - closeness(a))[0];
  if (ruling) return { by: 'decision', ruling };
  if (inForce.level !== 'strict') return { by: 'lists' };
  return { by: isLearned(inForce, thirdParty) ? 'learned' : 'lists' };
}

/**
 * Whether the settings say of a third party what was decided on this site of its company or of a wider
 * domain: what is decided of the host alone for everywhere would count less.
 */
export function isDecidedThere(inForce: InForce, thirdParty: ThirdParty): boolean {
  const isItself = ({ subject }: Ruling) =>
    subject.kind === 'domain' && subject.id === thirdParty.host;
  const rulings = inForce.rulings.filter((ruling) => !isItself(ruling));
  const say = settingsSay({ ...inForce, rulings }, thirdParty);
  return say.by === 'decision' && say.ruling.site !== undefined;
}

/** Whether a third party behaves like a tracker; on a site that does so itself nobody is accused. */
export function isLearned(
  { learned }: Pick<InForce, 'learned'>,
  { host, site }: Pick<ThirdParty, 'host' | 'site'>,
): boolean {
  const isAmong = (name: string) => learned.some((domain) => isWithin(name, domain));
  return isAmong(host) && !isAmong(site);
}

/** Whether a host is a domain or lies below it; label by label, so notads.example is not ads.example. */
export function isWithin(host: string, domain: string): boolean {
  // Without making a new text: it is asked for millions of times.
  return (
    host.endsWith(domain) &&
    (host.length === domain.length || host[host.length - domain.length - 1] === '.')
  );
}

/** On this site before everywhere, a domain before its company, the longer domain before the shorter. */
export function closeness({ subject, site }: Ruling): number {
  const labels =
    subject.kind === 'company' ? 0 : Math.min(subject.id.split('.').length, MOST_LABELS);
  return (site === undefined ? 0 : 1 + MOST_LABELS) + labels;
}

/** Domains of more labels than this are all equally close. */
const MOST_LABELS = 8;

function reaches({ subject, site }: Ruling, thirdParty: ThirdParty): boolean {
  const isMeant =
    subject.kind === 'company'
      ? subject.id === thirdParty.company
      : isWithin(thirdParty.host, subject.id);
  if (!isMeant) return false;
  if (site !== undefined) return site === thirdParty.site;
  // Everywhere means: wherever it is a third party.
  return subject.kind === 'company'
    ? subject.id !== thirdParty.siteOwner
    : !isWithin(thirdParty.site, subject.id) && !isWithin(subject.id, thirdParty.site);
}

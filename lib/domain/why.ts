import type { Decision, Trust } from './decision.ts';
import { mayBeEmbed } from './embeds.ts';
import { isLearned, settingsSay, type ThirdParty } from './explain.ts';
import type { HostCount } from './report.ts';
import { decisionOn, type Held, type Moment, trustOn } from './standing.ts';
import { stopped, through } from './verdict.ts';

/** What one list says of a host on a site. */
export interface Naming {
  /** Id of the packaged ruleset, or of the person's own list. */
  readonly list: string;
  /** What the person calls the list; absent for packaged ones. */
  readonly own?: string;
  /** `host`: stop it whatever the address; `addresses`: stop some; `exception`: let some through. */
  readonly says: 'host' | 'addresses' | 'exception';
}

/** Why a host is blocked, limited or let through. */
export type Why =
  | { readonly by: 'pause' | 'watch' }
  | { readonly by: 'trust'; readonly trust: Held<Trust> | undefined }
  | { readonly by: 'decision'; readonly decision: Held<Decision> }
  /** Lists decide, and what they say has not been read, or not for settings as they are now. */
  | { readonly by: 'lists'; readonly became: Became }
  /** Lists that stop the host, or some addresses of it. */
  | {
      readonly by: 'named';
      readonly lists: readonly NamingList[];
      readonly whole: boolean;
      readonly excepted: boolean;
      /** Lists of the person's own that let some or all of it through. */
      readonly exceptedBy: readonly NamingList[];
      readonly became: Became;
    }
  /** Stopped, though no list names the host: by a rule for addresses of any host. */
  | { readonly by: 'pattern' }
  /** Its frame was replaced by a placeholder, for the level alone. */
  | { readonly by: 'embed' }
  /** Let through: no list names it; `learned`: it behaves like a tracker all the same. */
  | { readonly by: 'owner' | 'nobody' | 'learned'; readonly limited: boolean };

/** A list that names a host: by the id of a packaged one, or by what a person calls their own. */
export type NamingList = Pick<Naming, 'list' | 'own'>;

/** What became of the requests to a host on a page. */
export type Became = 'stopped' | 'through' | 'mixed';

/** What `whyOf` needs to know of a host on a page. */
export interface WhyOptions {
  readonly moment: Moment;
  readonly thirdParty: ThirdParty;
  readonly counts: HostCount;
  /** What lists say of the host; `undefined` while that is not known. */
  readonly namings: readonly Naming[] | undefined;
  /** The page was loaded under other settings, so its counts say nothing of these. */
  readonly outdated: boolean;
}

/** Why a host is treated as it is: the first reason that applies, in the order of the rules. */
export function whyOf(options: WhyOptions): Why {
  const { moment, thirdParty } = options;
  const say = settingsSay(moment.inForce, thirdParty);
  if (say.by === 'trust') return { by: 'trust', trust: trustOn(moment, thirdParty.site) };
  if (say.by === 'decision') {
    const decision = decisionOn(moment, say.ruling);
    if (decision) return { by: 'decision', decision };
  }
  if (say.by === 'pause' || say.by === 'watch') return { by: say.by };
  return listsSay(options);
}

function listsSay({ moment, thirdParty, counts, namings, outdated }: WhyOptions): Why {
  const became = becameOf(counts);
  if (isReplaced(moment, counts) && !outdated) return { by: 'embed' };
  if (namings === undefined) return { by: 'lists', became };
  const stopping = namings.filter(({ says }) => says !== 'exception');
  if (stopping.length > 0) {
    const whole = stopping.some(({ says }) => says === 'host');
    const telling = whole ? stopping.filter(({ says }) => says === 'host') : stopping;
    const excepting = namings.filter(({ says }) => says === 'exception');
    return {
      ...{ by: 'named', lists: listsOf(telling), whole, became },
      excepted: excepting.length > 0,
      exceptedBy: listsOf(excepting.filter(({ own }) => own !== undefined)),
    };
  }
  if (became !== 'through') return outdated ? { by: 'lists', became } : { by: 'pattern' };
  const limited = moment.inForce.level === 'strict';
  if (thirdParty.company === thirdParty.siteOwner) return { by: 'owner', limited };
  return { by: isLearned(moment.inForce, thirdParty) ? 'learned' : 'nobody', limited };
}

/** Each list once. */
function listsOf(namings: readonly Naming[]): readonly NamingList[] {
  const lists = namings.map(({ list, own }) => (own === undefined ? { list } : { list, own }));
  return [...new Map(lists.map((one) => [one.list, one])).values()];
}

/** What is served in the place of an embed counts as a stub does. */
function isReplaced({ inForce }: Moment, { host, stubbed }: HostCount): boolean {
  return inForce.level === 'strict' && stubbed > 0 && mayBeEmbed(host);
}

function becameOf(counts: HostCount): Became {
  if (stopped(counts) === 0) return 'through';
  return through(counts) === 0 ? 'stopped' : 'mixed';
}

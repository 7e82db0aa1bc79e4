import { type Action, type Reach, reachKey } from './decision.ts';
import { type Say, settingsSay } from './explain.ts';
import type { InForce, Ruling } from './in-force.ts';

/** What joins a company to one of your sites, as last recorded there. */
export interface Thread {
  readonly site: string;
  /** Id of the entity that owns the site. */
  readonly siteOwner: string;
  /** The company's hosts there, and whether they were let through. */
  readonly hosts: readonly { readonly host: string; readonly through: boolean }[];
}

/** A decision that a person considers; without an action, to take back what was decided. */
export interface Proposal {
  readonly reach: Reach;
  readonly action?: Action | undefined;
}

/** What a decision would change, by site; every site stands in one of the lists. */
export interface Difference {
  /** Reached from there now, and not with the decision. */
  readonly vanish: readonly string[];
  /** The other way round; or with cookies again. */
  readonly return: readonly string[];
  /** Reached from there, and with the decision only without cookies. */
  readonly thin: readonly string[];
  /** Left to the lists, and the record does not show what they would do. */
  readonly unsure: readonly string[];
  readonly unchanged: readonly string[];
}

type Outcome = 'stopped' | 'unsure' | 'limited' | 'through';

/**
 * What a decision on a company would change, before it is taken. What the lists do is not computed
 * but read off the record: what they did when the site was last visited.
 */
export function whatIf(
  inForce: InForce,
  company: string,
  threads: readonly Thread[],
  { reach, action }: Proposal,
): Difference {
  const key = reachKey(reach);
  const others = inForce.rulings.filter((ruling) => reachKey(ruling) !== key);
  const added: readonly Ruling[] = action ? [{ ...reach, action }] : [];
  const proposed: InForce = { ...inForce, rulings: [...others, ...added] };
  const sites: Record<keyof Difference, string[]> = {
    ...{ vanish: [], return: [], thin: [], unsure: [], unchanged: [] },
  };
  for (const thread of threads) {
    const { site, siteOwner, hosts } = thread;
    const outcome = (settings: InForce): Outcome =>
      strongest(
        hosts.map(({ host, through }) => {
          const say = (of: InForce) => settingsSay(of, { host, company, site, siteOwner });
          const recorded = isLeftToLists(say(inForce)) ? through : undefined;
          return outcomeOf(say(settings), recorded);
        }),
      );
    sites[change(outcome(inForce), outcome(proposed))].push(site);
  }
  return sites;
}

function isLeftToLists({ by }: Say): boolean {
  return by === 'lists' || by === 'learned';
}

/** `recorded`: what the lists did; `undefined` where a decision stood in their way. */
function outcomeOf(say: Say, recorded: boolean | undefined): Outcome {
  if (say.by === 'decision') return OF_ACTION[say.ruling.action];
  if (!isLeftToLists(say)) return 'through';
  if (recorded === undefined) return 'unsure';
  if (!recorded) return 'stopped';
  return say.by === 'learned' ? 'limited' : 'through';
}

const OF_ACTION: Readonly<Record<Action, Outcome>> = {
  block: 'stopped',
  limit: 'limited',
  allow: 'through',
};

const STRENGTH: readonly Outcome[] = ['stopped', 'unsure', 'limited', 'through'];

/** A thread is what its strongest host makes it. */
function strongest(outcomes: readonly Outcome[]): Outcome {
  return STRENGTH[Math.max(0, ...outcomes.map((one) => STRENGTH.indexOf(one)))] ?? 'stopped';
}

function change(before: Outcome, after: Outcome): keyof Difference {
  if (before === after) return 'unchanged';
  if (after === 'unsure' || before === 'unsure') return 'unsure';
  if (after === 'stopped') return 'vanish';
  return before === 'through' ? 'thin' : 'return';
}

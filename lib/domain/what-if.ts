import type { Change } from './command.ts';
import type { Action, Subject } from './decision.ts';
import { isWithin, type Say, settingsSay } from './explain.ts';
import { type InForce, inForceAt } from './in-force.ts';
import type { Level } from './protection.ts';
import { settle } from './settle.ts';
import type { Moment } from './standing.ts';

/** What joins a company to one of your sites, as last recorded there. */
export interface Thread {
  readonly site: string;
  /** Id of the entity that owns the site. */
  readonly siteOwner: string;
  /** The company's hosts there, and whether they were let through. */
  readonly hosts: readonly { readonly host: string; readonly through: boolean }[];
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
 * What a change of settings would do to threads. What the lists do is not computed but read off the
 * record: what they did when the site was last visited.
 */
export function whatIf(
  before: InForce,
  after: InForce,
  company: string,
  threads: readonly Thread[],
): Difference {
  const sites: Record<keyof Difference, string[]> = {
    ...{ vanish: [], return: [], thin: [], unsure: [], unchanged: [] },
  };
  for (const thread of threads) {
    const { site, siteOwner, hosts } = thread;
    const outcome = (settings: InForce): Outcome =>
      strongest(
        hosts.map(({ host, through }) => {
          const say = (of: InForce) => settingsSay(of, { host, company, site, siteOwner });
          const recorded = isLeftToLists(say(before)) ? through : undefined;
          return outcomeOf(say(settings), settings.level, recorded);
        }),
      );
    sites[change(outcome(before), outcome(after))].push(site);
  }
  return sites;
}

/** What would hold if a command were obeyed. */
export function inForceAfter(moment: Moment, command: Change): InForce {
  const { protection, passing } = settle(moment, command, moment.now);
  const { learned } = moment.inForce;
  return inForceAt(protection, moment.now, passing, learned);
}

/** The threads by a domain alone; all of them for a company. */
export function threadsBy(subject: Subject, threads: readonly Thread[]): readonly Thread[] {
  if (subject.kind === 'company') return threads;
  return threads.flatMap((thread) => {
    const hosts = thread.hosts.filter(({ host }) => isWithin(host, subject.id));
    return hosts.length > 0 ? [{ ...thread, hosts }] : [];
  });
}

/** The threads with that of a page that is not on record: not yet, or in a private window. */
export function withPage(threads: readonly Thread[], page: Thread): readonly Thread[] {
  return threads.some(({ site }) => site === page.site) ? threads : [page, ...threads];
}

function isLeftToLists({ by }: Say): boolean {
  return by === 'lists' || by === 'learned';
}

/** `recorded`: what the lists did; `undefined` where a decision stood in their way. */
function outcomeOf(say: Say, level: Level, recorded: boolean | undefined): Outcome {
  if (say.by === 'decision') return OF_ACTION[say.ruling.action];
  if (!isLeftToLists(say)) return 'through';
  if (recorded === undefined) return 'unsure';
  if (!recorded) return 'stopped';
  // Strict takes the cookies of every third party that nobody allowed.
  return say.by === 'learned' || level === 'strict' ? 'limited' : 'through';
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

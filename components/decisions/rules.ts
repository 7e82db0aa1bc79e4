import { listName } from '@/components/ui/lists';
import type { PlainKey, Words } from '@/components/ui/words';
import type { Action, Decision, Duration, Marks } from '@/lib/domain/decision';
import type { Held } from '@/lib/domain/standing';
import type { NamingList, Why } from '@/lib/domain/why';

/** What each action is called on a button. */
export const ACTION: Readonly<Record<Action, PlainKey>> = {
  block: 'choiceBlock',
  limit: 'choiceLimit',
  allow: 'choiceAllow',
};

/** What each duration is called on a button. */
export const DURATION: Readonly<Record<Duration, PlainKey>> = {
  visit: 'durationVisit',
  hour: 'durationHour',
  day: 'durationDay',
  always: 'durationAlways',
};

const RULE: Readonly<Record<Action, readonly [here: PlainKey, everywhere: PlainKey]>> = {
  block: ['ruleBlockHere', 'ruleBlockEverywhere'],
  limit: ['ruleLimitHere', 'ruleLimitEverywhere'],
  allow: ['ruleAllowHere', 'ruleAllowEverywhere'],
};

/** "Blocked everywhere, always": what a decision does, where and how long. */
export function ruleLine(words: Words, decision: Held<Decision>, now: number): string {
  const [here, everywhere] = RULE[decision.action];
  return words.say(decision.site === undefined ? everywhere : here, termLine(words, decision, now));
}

/** "always", "for this visit", "until 15:30". */
export function termLine(words: Words, held: Held<Marks>, now: number): string {
  if (held.visit) return words.say('termVisit');
  if (held.until === undefined) return words.say('termAlways');
  return words.say('termUntil', words.time(held.until, now));
}

/** Why a host is blocked or let through, in one line. `nameOf` names a company by its id. */
export function whyLine(
  words: Words,
  why: Why,
  now: number,
  nameOf: (company: string) => string,
): string {
  switch (why.by) {
    case 'pause':
      return words.say('whyPause');
    case 'watch':
      return words.say('whyWatch');
    case 'trust':
      return words.say('whyTrust');
    case 'decision': {
      const { kind, id } = why.decision.subject;
      const what = kind === 'company' ? nameOf(id) : id;
      return words.say('whyDecision', ruleLine(words, why.decision, now), what);
    }
    case 'named':
      return namedLine(words, why);
    case 'embed':
      return words.say('embedWhy');
    case 'pattern':
      return words.say('whyPattern');
    case 'owner':
      return words.say(why.limited ? 'whyOwnerLimited' : 'whyOwner');
    case 'learned':
      return words.say(why.limited ? 'whyLearnedLimited' : 'whyLearned');
    case 'nobody':
      return words.say(why.limited ? 'whyNobodyLimited' : 'whyNobody');
    case 'lists':
      return words.say('whyLists');
  }
}

function namedLine(words: Words, why: Extract<Why, { by: 'named' }>): string {
  const namesOf = (lists: readonly NamingList[]) =>
    words.list(
      lists.map(({ list, own }) =>
        own === undefined ? listName(words, list) : words.say('whyOwnList', own),
      ),
    );
  const lists = namesOf(why.lists);
  if (why.exceptedBy.length > 0) {
    return words.say('whyListedExceptBy', lists, namesOf(why.exceptedBy));
  }
  if (why.excepted) return words.say('whyListedExcept', lists);
  if (why.whole) {
    return words.say(why.became === 'through' ? 'whyListedNext' : 'whyListed', lists);
  }
  return words.say(why.became === 'through' ? 'whyOtherAddresses' : 'whyAddresses', lists);
}

/** The name of a control: whom it is for, and the decision that holds. */
export function choiceLabel(
  words: Words,
  name: string,
  decision: Held<Decision> | undefined,
  now: number,
): string {
  if (!decision) return words.say('choiceGroup', name);
  return words.say('choiceGroupDecided', name, ruleLine(words, decision, now));
}

import type { PlainKey, Words } from '@/components/ui/words';
import type { Rest } from '@/lib/domain/explain';
import type { PageSummary } from '@/lib/domain/summary';

/** What the page comes down to: what was tried, and what came of it. */
export interface Sentence {
  readonly first: string;
  readonly second: string | undefined;
  /** Whether nobody reached the person: the second half is good news. */
  readonly calm: boolean;
}

const RESTING: Readonly<Record<Rest, PlainKey>> = {
  pause: 'sentencePaused',
  trust: 'sentenceOff',
  watch: 'sentenceWatch',
};

/** Tells a page in one or two short sentences. */
export function sentenceOf(words: Words, summary: PageSummary, rest: Rest | undefined): Sentence {
  const { strangersThrough: reached } = summary;
  const tried = summary.strangers.length;
  if (rest) {
    const second =
      reached > 0 ? words.count('companiesReached', reached) : words.say('nobodyReached');
    return { first: words.say(RESTING[rest]), second, calm: false };
  }
  if (tried === 0) {
    const key = summary.affiliated.length > 0 ? 'ownerOnly' : 'nobodyHere';
    return { first: words.say(key), second: undefined, calm: true };
  }
  const first = words.count('companiesTried', tried);
  if (reached === 0) return { first, second: words.count('noneGotThrough', tried), calm: true };
  const second =
    reached === tried
      ? words.count('allGotThrough', tried)
      : words.count('someGotThrough', reached);
  return { first, second, calm: false };
}

/** What is said below the list, which holds for all of it. */
export function footerLine(words: Words, rest: Rest | undefined, isPrivate: boolean): string {
  if (rest) return words.say('choicesRest');
  return words.say(isPrivate ? 'choicesPrivate' : 'choicesHold');
}

import type { Words } from '@/components/ui/words';
import type { PageSummary } from '@/lib/domain/summary';

/** What the page comes down to: what was tried, and what came of it. */
export interface Sentence {
  readonly first: string;
  readonly second: string | undefined;
  /** Whether nobody reached the person: the second half is good news. */
  readonly calm: boolean;
}

/** Tells a page in one or two short sentences. */
export function sentenceOf(words: Words, summary: PageSummary, trusted: boolean): Sentence {
  const { strangersThrough: reached } = summary;
  const tried = summary.strangers.length;
  if (trusted) {
    const second =
      reached > 0 ? words.count('companiesReached', reached) : words.say('nobodyReached');
    return { first: words.say('sentenceOff'), second, calm: false };
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

/** "Protection on · 12 requests blocked": what protection does on a page; below the page's site. */
export function headerLine(words: Words, trusted: boolean, summary?: PageSummary): string {
  if (trusted) return words.say('headerOff');
  if (!summary) return words.say('headerOn');
  const { requestsStopped } = summary;
  const stopped =
    requestsStopped > 0
      ? words.count('requestsBlocked', requestsStopped)
      : words.say('nothingBlocked');
  return `${words.say('headerOn')} · ${stopped}`;
}

import type { PlainKey, PluralKey, Words } from '@/components/ui/words';
import {
  type DifferenceKind,
  type Format,
  LARGEST_LIST,
  LARGEST_TOGETHER,
  type ProblemKind,
  REFUSALS,
  type Refusal,
} from '@/lib/domain/own-list';

/** Why lines are in no rule. */
export const PROBLEM: Readonly<Record<ProblemKind, PlainKey>> = {
  'not-understood': 'ownProblemNotUnderstood',
  'too-long': 'ownProblemTooLong',
  hides: 'ownProblemHides',
  changes: 'ownProblemChanges',
  pages: 'ownProblemPages',
  'no-such-condition': 'ownProblemCondition',
  regex: 'ownProblemRegex',
  host: 'ownProblemHost',
  'too-broad': 'ownProblemTooBroad',
  cancelled: 'ownProblemCancelled',
  include: 'ownProblemInclude',
  refused: 'ownProblemRefused',
};

/** In what rules differ from their lines. */
export const DIFFERENCE: Readonly<Record<DifferenceKind, PlainKey>> = {
  suffixes: 'ownDifferenceSuffixes',
  'site-pattern': 'ownDifferenceSitePattern',
  'page-let-through': 'ownDifferencePage',
  'blocked-not-replaced': 'ownDifferenceBlocked',
};

/** What a list is written in, with its number of lines. */
export const FORMAT: Readonly<Record<Format, PluralKey>> = {
  filters: 'ownFilters',
  hosts: 'ownHosts',
  domains: 'ownDomains',
  tpl: 'ownTpl',
};

const REFUSAL: Readonly<Record<Exclude<Refusal, 'too-large' | 'too-much'>, PlainKey>> = {
  unreachable: 'ownRefusedUnreachable',
  empty: 'ownRefusedEmpty',
  'web-page': 'ownRefusedWebPage',
  'not-a-list': 'ownRefusedNotAList',
  'cut-off': 'ownRefusedCutOff',
  'too-slow': 'ownRefusedTooSlow',
  failed: 'ownRefusedFailed',
  'no-rules': 'ownRefusedNoRules',
  'rules-refused': 'ownRefusedRules',
};

/** How many characters make a megabyte on the screen. */
const MEGABYTE = 1024 * 1024;

/** Why a list was not taken, in a sentence. */
export function refusalText(words: Words, why: Refusal): string {
  const megabytes = (characters: number) => words.number(characters / MEGABYTE);
  if (why === 'too-large') return words.say('ownRefusedTooLarge', megabytes(LARGEST_LIST));
  if (why === 'too-much') return words.say('ownRefusedTooMuch', megabytes(LARGEST_TOGETHER));
  return words.say(REFUSAL[why]);
}

/** Takes the reason of a reply apart: why, and the browser's own words. */
export function readReason(reason: string): { readonly why?: Refusal; readonly detail: string } {
  const [code = '', ...rest] = reason.split(': ');
  const why = REFUSALS.find((known) => known === code);
  if (why === undefined) return { detail: reason };
  // The size that a broken-off list had is for the background only.
  return { why, detail: why === 'cut-off' ? '' : rest.join(': ') };
}

/** Day and time, as people write them. */
export function momentText(words: Words, moment: number): string {
  const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(words.language, format).format(moment);
}

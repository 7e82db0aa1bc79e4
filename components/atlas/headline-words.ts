import type { PlainKey, Words } from '@/components/ui/words';
import { startOf } from '@/lib/domain/day';
import type { Headline } from '@/lib/domain/headline';
import { type Lens, SPANS, type Span } from '@/lib/domain/lens';
import type { StillWords } from '@/lib/domain/still';
import type { AtlasState } from '@/lib/stores/atlas';
import type { Look } from '@/lib/stores/atlas-look';

/** What each span is called on its button, and in a sentence of its own. */
export const SPAN: Readonly<Record<Span, { readonly short: PlainKey; readonly long: PlainKey }>> = {
  today: { short: 'spanToday', long: 'spanToday' },
  week: { short: 'spanWeek', long: 'spanWeekLong' },
  month: { short: 'spanMonth', long: 'spanMonthLong' },
  all: { short: 'spanAll', long: 'spanAllLong' },
};

/** The headline in words: what was tried, and what blocking did about it. */
export function headlineWords(
  words: Words,
  headline: Headline,
): { readonly first: string; readonly second?: string } {
  switch (headline.kind) {
    case 'empty':
      return { first: words.say('headlineEmpty') };
    case 'alone':
      return { first: words.count('headlineAlone', headline.sites) };
    case 'apart':
      return {
        first: words.count('headlineApart', headline.companies),
        second: words.count('headlineApartReached', headline.reached),
      };
    case 'followed':
      return followed(words, headline);
  }
}

function followed(words: Words, headline: Extract<Headline, { kind: 'followed' }>) {
  const { company, tied, sites, blocking } = headline;
  const who =
    tied.length === 0
      ? company.entity.name
      : words.count('headlineTied', tied.length, company.entity.name);
  const attempted = words.number(company.attempted);
  const first = words.say('headlineFollowed', who, attempted, words.number(sites));
  if (blocking === 'none') return { first };
  const through = words.number(company.through);
  return {
    first,
    second: blocking === 'ended' ? words.say('headlineEnded') : words.say('headlineCut', through),
  };
}

/** "Last 7 days · 25 companies · 151 connections, 133 blocked". */
export function subline(words: Words, { report, count }: Look, shown: Shown): string {
  const threads = words.count('connections', report.threads);
  const stopped = words.count('blockedCount', report.threadsStopped);
  return [
    timeWords(words, shown),
    words.count('companiesCount', count),
    report.threadsStopped > 0 ? `${threads}, ${stopped}` : threads,
  ].join(' · ');
}

/** What of the record is shown. */
export type Shown = Pick<AtlasState, 'address' | 'replay'>;

/** What is shown in time: its period, or the moment of its replay. */
export function timeWords(words: Words, { address, replay }: Shown): string {
  return replay ? words.date(replay.until) : periodWords(words, address.lens.period);
}

/** A period in words: "Last 7 days", or its days. */
export function periodWords(words: Words, period: Lens['period']): string {
  if (typeof period === 'string') return words.say(SPAN[period].long);
  return words.days(startOf(period.from), startOf(period.to));
}

/** What the outline of the atlas says before the atlas is there. */
export function outlineWords(words: Words, look: Look, shown: Shown): StillWords {
  const { period } = shown.address.lens;
  return {
    ...headlineWords(words, look.headline),
    subline: subline(words, look, shown),
    spans: SPANS.map((span) => ({
      label: words.say(SPAN[span].short),
      isChosen: span === period,
    })),
    findLabel: words.say('findLabel'),
  };
}

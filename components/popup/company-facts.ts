import { CATEGORY } from '@/components/ui/categories';
import { countsLine } from '@/components/ui/counts';
import type { Words } from '@/components/ui/words';
import type { Action } from '@/lib/domain/decision';
import type { CompanySummary } from '@/lib/domain/summary';
import { stopped, type VerdictCounts } from '@/lib/domain/verdict';

/** So many rows of the list are in sight at once. */
const ROWS_IN_SIGHT = 5;

/** Whether companies fill the list, which then has its full height before it has any row. */
export function isLong(companies: readonly CompanySummary[]): boolean {
  return companies.length > ROWS_IN_SIGHT;
}

/** "Advertising · on 6 of your sites · 3 blocked, 1 through": the same in list and picture. */
export function companyLine(words: Words, company: CompanySummary): string {
  return [
    words.say(CATEGORY[company.category]),
    company.sites > 1 ? words.count('onYourSites', company.sites) : words.say('seenOnlyHere'),
    countsLine(words, company),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What became of requests, as actions: more than one where not all fared alike. */
export function becameOf(counts: Readonly<VerdictCounts>): readonly Action[] {
  return [
    ...(stopped(counts) > 0 ? (['block'] as const) : []),
    ...(counts.limited > 0 ? (['limit'] as const) : []),
    ...(counts.allowed > 0 ? (['allow'] as const) : []),
  ];
}

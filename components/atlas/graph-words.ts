import type { Words } from '@/components/ui/words';
import type { Folded } from '@/lib/graph/atlas/options';
import type { Look } from '@/lib/stores/atlas-look';
import { headlineWords } from './headline-words.ts';

/** The name of the picture: what it shows, and the sentence that stands above it. */
export function graphName(words: Words, { headline, report, count }: Look): string {
  const { first, second = '' } = headlineWords(words, headline);
  const sites = words.count('sitesCount', report.sites);
  const companies = words.count('companiesCount', count);
  return words.say('graphName', sites, companies, `${first} ${second}`.trim());
}

/** "and 212 companies and 40 sites more". */
export function foldedWords(words: Words, { companies, sites }: Folded): string {
  const parts = [
    ...(companies > 0 ? [words.count('companiesCount', companies)] : []),
    ...(sites > 0 ? [words.count('sitesCount', sites)] : []),
  ];
  return words.say('folded', words.list(parts));
}

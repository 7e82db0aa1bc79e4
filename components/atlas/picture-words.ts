import { CATEGORY } from '@/components/ui/categories';
import type { Words } from '@/components/ui/words';
import type { Category } from '@/lib/domain/catalog';
import type { ExportOptions, LegendItem } from '@/lib/graph/atlas/export';
import type { Look } from '@/lib/stores/atlas-look';
import { headlineWords, type Shown, timeWords } from './headline-words.ts';
import { OUTCOME } from './lens-words.ts';

/** So many categories are explained below the picture. */
const EXPLAINED = 8;

/** What a saved picture says: the headline above it, and below it what its signs mean. */
export function pictureWords(
  words: Words,
  look: Look,
  shown: Shown,
): Pick<ExportOptions, 'title' | 'siteName' | 'footnote' | 'legend'> {
  const { first, second = '' } = headlineWords(words, look.headline);
  return {
    title: `${first} ${second}`.trim(),
    siteName: (number) => words.say('pictureSite', words.number(number)),
    footnote: words.say('pictureFoot', timeWords(words, shown)),
    legend: legend(words, look),
  };
}

/** Its threads, and the categories of most companies in it. */
function legend(words: Words, { companies }: Look): readonly LegendItem[] {
  const counts = new Map<Category, number>();
  for (const { entity } of companies) {
    counts.set(entity.category, (counts.get(entity.category) ?? 0) + 1);
  }
  const categories = [...counts].sort(([, a], [, b]) => b - a).slice(0, EXPLAINED);
  return [
    { sign: 'site', word: words.say('pictureLegendSite') },
    ...(['through', 'limited', 'stopped'] as const).map((sign) => ({
      sign,
      word: words.say(OUTCOME[sign]),
    })),
    { sign: 'hollow', word: words.say('pictureLegendHollow') },
    ...categories.map(([sign]) => ({ sign, word: words.say(CATEGORY[sign]) })),
  ];
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The lists that each ruleset is made of, by the numbers that AdGuard gives them. Only lists that
 * may ship under the GPL: some for other languages forbid commercial use or state no terms.
 */
export const LISTS = {
  base: [2],
  tracking: [3],
  parameters: [17],
  social: [4],
  urlhaus: [208],
  badware: [257],
  'cookie-notices': [18],
  // Pop-ups, banners for apps, other annoyances, widgets.
  annoyances: [19, 20, 21, 22],
  chinese: [224],
  dutch: [8],
  french: [16],
  german: [6],
  italian: [109],
  japanese: [7],
  russian: [1],
  'spanish-portuguese': [9],
  swedish: [243],
  turkish: [13],
  ukrainian: [23],
} as const satisfies Readonly<Record<string, readonly number[]>>;

/** A ruleset that is made of lists. */
export type ListId = keyof typeof LISTS;

/**
 * Reads the lists of a ruleset. AdGuard packs the list that it compiled a ruleset from into the
 * first rule of that ruleset.
 *
 * @throws when the package no longer holds one of them.
 */
export async function readRawLists(modules: string, id: ListId): Promise<string> {
  const folder = join(modules, '@adguard/dnr-rulesets/dist/filters/declarative');
  const texts = LISTS[id].map(async (number) => {
    const file = join(folder, `ruleset_${number}`, `ruleset_${number}.json`);
    const rules: { metadata?: { rawFilterList?: string } }[] = JSON.parse(
      await readFile(file, 'utf8'),
    );
    const list = rules[0]?.metadata?.rawFilterList;
    if (!list) throw new Error(`no filter list in ${file}`);
    return list;
  });
  return (await Promise.all(texts)).join('\n');
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FiltersEngine } from '@ghostery/adblocker';
import { ROOT } from '../../../scripts/command.ts';

/** AdGuard Base, which holds EasyList, and Tracking Protection, which holds EasyPrivacy. */
const LISTS = [2, 3];

/** A filter engine over the very lists that Unweave blocks with, ready to be read back. */
export async function buildEngine(): Promise<Uint8Array> {
  const texts = await Promise.all(LISTS.map(readRawList));
  const engine = FiltersEngine.parse(texts.join('\n'), { loadCosmeticFilters: false });
  return engine.serialize();
}

/** The package holds the original text of a list in the first rule made of it. */
async function readRawList(id: number): Promise<string> {
  const folder = join(ROOT, 'node_modules/@adguard/dnr-rulesets/dist/filters/declarative');
  const rules = JSON.parse(
    await readFile(join(folder, `ruleset_${id}/ruleset_${id}.json`), 'utf8'),
  );
  return rules[0].metadata.rawFilterList;
}

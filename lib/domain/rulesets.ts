import { array, boolean, number, object, parse, string } from 'valibot';
import type { Level } from './protection.ts';

/** A packaged ruleset, as the manifest and the screens know it. */
export interface PackagedRuleset {
  /** Its name in the manifest, and that of its file. */
  readonly id: string;
  /** Whether it is on from the start; one that is not is switched on by a level or by the person. */
  readonly enabled: boolean;
  /** The languages of the sites that it is for, as BCP 47 names them; none: for all sites. */
  readonly languages: readonly string[];
}

/** A packaged ruleset and its size. */
export interface RulesetSize extends PackagedRuleset {
  /** How many rules it holds. Firefox takes 30,000 of all that are on together. */
  readonly rules: number;
}

const on = (id: string): PackagedRuleset => ({ id, enabled: true, languages: [] });
const off = (id: string, ...languages: string[]): PackagedRuleset => ({
  id,
  enabled: false,
  languages,
});

/** Every packaged ruleset, in the order in which screens show them. */
export const RULESETS: readonly PackagedRuleset[] = [
  ...['base', 'tracking', 'companies', 'parameters'].map(on),
  ...['social', 'urlhaus', 'badware', 'cookie-notices', 'annoyances'].map((id) => off(id)),
  off('chinese', 'zh'),
  off('dutch', 'nl'),
  off('french', 'fr'),
  off('german', 'de'),
  off('italian', 'it'),
  off('japanese', 'ja'),
  off('russian', 'ru'),
  off('spanish-portuguese', 'es', 'pt'),
  off('swedish', 'sv'),
  off('turkish', 'tr'),
  off('ukrainian', 'uk'),
];

/** Rulesets that a level switches on, beside those that are on from the start. */
export function rulesetsOfLevel(level: Level): readonly string[] {
  return level === 'strict' ? ['social'] : [];
}

/** Where in the extension the sizes of the rulesets stand, without a leading slash. */
export const RULESET_SIZES = 'rulesets/index.json';

const SIZES = array(
  object({ id: string(), enabled: boolean(), languages: array(string()), rules: number() }),
);

/**
 * Reads the content of `rulesets/index.json`.
 *
 * @throws when it is not what the build writes.
 */
export function readRulesetSizes(content: unknown): readonly RulesetSize[] {
  return parse(SIZES, content);
}

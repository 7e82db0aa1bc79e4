import { type InForce, inForceAt } from '../domain/in-force.ts';
import {
  DEFAULT_PROTECTION,
  NOTHING_PASSING,
  type Passing,
  type Protection,
} from '../domain/protection.ts';
import { rulesOfRuling } from './decision-rules.ts';
import { embedRules, loadRules } from './embed-rules.ts';
import { signalRules, strictRules } from './headers.ts';
import { learnedRules } from './learned-rules.ts';
import { pauseRules, trustRules } from './letting-through.ts';
import { referrerRules } from './referrer.ts';
import type { Draft, Rule } from './rule.ts';
import type { Sources } from './sources.ts';

/**
 * All dynamic rules that the settings ask for at a moment. The same settings always give the same
 * rules in the same order.
 */
export function deriveRules(
  protection: Protection,
  now: number,
  sources: Sources,
): readonly Rule[] {
  const { dialect, learned } = sources;
  const inForce = inForceAt(protection, now, NOTHING_PASSING, learned);
  return numbered([
    ...(inForce.paused ? pauseRules(dialect) : []),
    ...(inForce.level === 'watch' ? trustRules('everywhere', dialect) : []),
    ...trustRules(inForce.trustedSites, dialect),
    ...signalRules(inForce.signals, dialect),
    ...(inForce.level === 'strict' ? strictRules(dialect) : []),
    ...(inForce.level === 'strict' ? learnedRules(inForce.learned, dialect) : []),
    ...embedRules(sources),
    ...referrerRules(inForce.rulings, dialect),
    ...decisionRules(inForce, false, sources),
  ]);
}

/** The rules of what is kept in memory only: session rules, which end with the browser. */
export function derivePassingRules(passing: Passing, sources: Sources): readonly Rule[] {
  const { dialect } = sources;
  const trustedSites = [...new Set(passing.trusts.map(({ site }) => site))].sort();
  const { rulings } = inForceAt(DEFAULT_PROTECTION, 0, passing);
  return numbered([
    ...(passing.paused ? pauseRules(dialect) : []),
    ...trustRules(trustedSites, dialect),
    ...referrerRules(rulings, dialect),
    ...loadRules(passing.loads ?? []),
    ...decisionRules({ rulings }, true, sources),
  ]);
}

function decisionRules(
  { rulings }: Pick<InForce, 'rulings'>,
  isPassing: boolean,
  sources: Sources,
): Draft[] {
  return rulings.flatMap((ruling) => rulesOfRuling(ruling, isPassing, sources));
}

function numbered(drafts: readonly Draft[]): readonly Rule[] {
  return drafts.map((draft, i) => ({ id: i + 1, ...draft }));
}

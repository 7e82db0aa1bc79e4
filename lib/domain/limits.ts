import { settingsSay, type ThirdParty } from './explain.ts';
import type { InForce } from './in-force.ts';

/**
 * Whether the settings in force take the cookies from what a third party is asked and answers, where
 * it is let through at all: `every` time, only where a `stranger` to it asks, which its own frames are
 * not, or `never`.
 */
export type Limits = 'every' | 'stranger' | 'never';

/** Whether the settings in force take cookies from anybody: most people's do not. */
export function canLimit({ level, rulings }: InForce): boolean {
  return level === 'strict' || rulings.some(({ action }) => action === 'limit');
}

/** What the settings in force do to the cookies of a third party on a site. */
export function limitsOn(inForce: InForce, thirdParty: ThirdParty): Limits {
  const say = settingsSay(inForce, thirdParty);
  if (say.by === 'decision') return say.ruling.action === 'limit' ? 'every' : 'never';
  const isLeft = say.by === 'lists' || say.by === 'learned';
  if (!isLeft || inForce.level !== 'strict') return 'never';
  return say.by === 'learned' ? 'every' : 'stranger';
}

import { settingsSay, type ThirdParty } from './explain.ts';
import type { InForce } from './in-force.ts';

/**
 * Whether the settings in force take the cookies from what a third party is asked and answers, where
 * it is let through at all: `every` time, or only where a `stranger` to it asks, which its own frames
 * are not. `undefined`: they leave them.
 */
export type Limits = 'every' | 'stranger' | undefined;

/** What the settings in force do to the cookies of a third party on a site. */
export function limitsOn(inForce: InForce, thirdParty: ThirdParty): Limits {
  const say = settingsSay(inForce, thirdParty);
  if (say.by === 'decision') return say.ruling.action === 'limit' ? 'every' : undefined;
  const isLeft = say.by === 'lists' || say.by === 'learned';
  if (!isLeft || inForce.level !== 'strict') return undefined;
  return say.by === 'learned' ? 'every' : 'stranger';
}

import type { Level } from '@/lib/domain/protection';
import type { Moment } from '@/lib/domain/standing';
import type { IconName } from './icons.ts';
import type { PlainKey, Words } from './words.ts';

/** What each level is called. */
export const LEVEL: Readonly<Record<Level, PlainKey>> = {
  watch: 'levelWatch',
  standard: 'levelStandard',
  strict: 'levelStrict',
};

/** The level in force, or that protection is paused. */
export function standingName(words: Words, { inForce }: Moment): string {
  return words.say(inForce.paused ? 'paused' : LEVEL[inForce.level]);
}

/** The icon of the level in force, or of the pause. */
export function standingIcon({ inForce }: Moment): IconName {
  return inForce.paused ? 'pause' : inForce.level;
}

/** "Paused until 15:30": when the pause ends. */
export function pauseLine(words: Words, { protection, passing, now }: Moment): string {
  const { pausedUntil } = protection;
  if (passing.paused || pausedUntil === undefined) return words.say('pausedUntilRestart');
  return words.say('pausedUntil', words.time(pausedUntil, now));
}

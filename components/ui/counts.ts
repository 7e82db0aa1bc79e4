import { stopped, type VerdictCounts } from '@/lib/domain/verdict';
import type { Words } from './words.ts';

/** "3 blocked, 1 through, 2 without cookies", without what did not happen. */
export function countsLine(words: Words, counts: Readonly<VerdictCounts>): string {
  const blocked = stopped(counts);
  return [
    blocked > 0 ? words.count('blockedCount', blocked) : undefined,
    counts.allowed > 0 ? words.count('throughCount', counts.allowed) : undefined,
    counts.limited > 0 ? words.count('limitedCount', counts.limited) : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

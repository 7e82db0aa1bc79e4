import type { PlainKey } from '@/components/ui/words';
import type { Outcome } from '@/lib/domain/lens';

/** What each outcome is called. */
export const OUTCOME: Readonly<Record<Outcome, PlainKey>> = {
  through: 'legendThrough',
  limited: 'legendLimited',
  stopped: 'legendBlocked',
};

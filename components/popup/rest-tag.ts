import type { PlainKey } from '@/components/ui/words';
import type { Rest } from '@/lib/domain/explain';

/** What the picture says of itself while nothing is stopped. */
export const REST_TAG = {
  pause: 'tagPaused',
  trust: 'tagOff',
  watch: 'tagWatch',
} as const satisfies Record<Rest, PlainKey>;

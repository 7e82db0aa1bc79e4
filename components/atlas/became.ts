import type { Action } from '@/lib/domain/decision';
import type { Reach } from '@/lib/domain/reach';

/** What became of a company's requests, as actions: more than one where not all fared alike. */
export function becameOf(reach: Reach | undefined): readonly Action[] {
  if (!reach) return [];
  return [
    ...(reach.requestsStopped > 0 ? (['block'] as const) : []),
    ...(reach.limited > 0 ? (['limit'] as const) : []),
    ...(reach.through > reach.limited ? (['allow'] as const) : []),
  ];
}

import { type Exposures, isEntryWithin, type Period } from './exposures.ts';
import { indexThreads, NO_THREAD } from './thread-index.ts';

/** What was seen of a thread in a period, as bits of one number; 0 when it was not seen at all. */
const WAS_SEEN = 1;
export const WAS_ALLOWED = 2;
export const WAS_LIMITED = 4;
export const HAD_COOKIE = 8;

const known = new WeakMap<Exposures, Period & { readonly facts: Uint8Array }>();

/**
 * By thread, in the order of `indexThreads`: what was seen of it in a period; not to be changed. One
 * pass for each period, as reach and lens ask for the same.
 */
export function threadFacts(exposures: Exposures, period: Period): Uint8Array {
  const { from, to, until } = period;
  const found = known.get(exposures);
  if (found && found.from === from && found.to === to && found.until === until) return found.facts;
  const facts = factsOf(exposures, period);
  known.set(exposures, { ...period, facts });
  return facts;
}

function factsOf(exposures: Exposures, period: Period): Uint8Array {
  const { length, allowed, limited, cookie } = exposures;
  const threads = indexThreads(exposures);
  const facts = new Uint8Array(threads.length);
  for (let i = 0; i < length; i += 1) {
    const thread = threads.of[i] as number;
    if (thread === NO_THREAD || !isEntryWithin(exposures, i, period)) continue;
    (facts[thread] as number) |=
      WAS_SEEN |
      ((allowed[i] as number) > 0 ? WAS_ALLOWED : 0) |
      ((limited[i] as number) > 0 ? WAS_LIMITED : 0) |
      (cookie[i] === 1 ? HAD_COOKIE : 0);
  }
  return facts;
}

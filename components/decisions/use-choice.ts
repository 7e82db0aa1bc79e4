import { type Choice, decisionAfter } from '@/lib/domain/choosing';
import type { Decision, Reach } from '@/lib/domain/decision';
import type { Held } from '@/lib/domain/standing';
import { latestOn } from '@/lib/stores/sending';
import { useDeciding } from './DecidingContext.tsx';
import { useHere } from './HereContext.tsx';

/** The command under way on a company or a domain, on this site or everywhere. */
export function useUnderWay({ subject, site }: Reach) {
  return useDeciding(({ pending }) => latestOn(pending, { subject, site }));
}

/**
 * A choice as the person sees it: with what they asked for last, if that is under way still. What
 * they ask for next has to follow from this; from facts that are older it would not.
 */
export function useChoice(choice: Choice): { readonly shown: Choice; readonly pending: boolean } {
  const { moment } = useHere();
  const underWay = useUnderWay(choice);
  const decision: Held<Decision> | undefined = underWay
    ? decisionAfter(underWay, moment.now)
    : choice.decision;
  return { shown: { ...choice, decision }, pending: underWay !== undefined };
}

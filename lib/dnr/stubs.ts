import { isWithin } from '../domain/explain.ts';
import type { Draft, RuleCondition } from './rule.ts';

/** A packaged rule that serves a stub, as far as it is needed to serve it again higher up. */
export interface StubRule {
  /** Hosts whose requests it answers, those below them included. */
  readonly hosts: readonly string[];
  readonly extensionPath: string;
  readonly condition: Pick<
    RuleCondition,
    'urlFilter' | 'initiatorDomains' | 'excludedInitiatorDomains' | 'resourceTypes'
  >;
}

/** Where the packaged stub rules stand in the extension, as JSON. */
export const STUB_INDEX = 'stubs.json';

/**
 * The stubs of hosts that a person blocks. A block of theirs stands above the lists and so above
 * the lists' stubs, and a page that lives on one would break harder than the lists alone break it.
 *
 * @param condition of the block, at `priority`
 */
export function stubsFor(
  condition: RuleCondition,
  priority: number,
  stubs: readonly StubRule[],
): Draft[] {
  return stubs.flatMap((stub): Draft[] => {
    const requestDomains = common(stub.hosts, condition.requestDomains ?? []);
    const resourceTypes = condition.resourceTypes.filter((type) =>
      stub.condition.resourceTypes.includes(type),
    );
    // Where rules cannot name the top-level site, both would speak of the asking frame.
    const unclear = condition.initiatorDomains && stub.condition.initiatorDomains;
    if (requestDomains.length === 0 || resourceTypes.length === 0 || unclear) return [];
    const { extensionPath } = stub;
    return [
      {
        priority,
        action: { type: 'redirect', redirect: { extensionPath } },
        condition: { ...condition, ...stub.condition, requestDomains, resourceTypes },
      },
    ];
  });
}

/** Domains that lie in both lists, the narrower of two that lie within each other. */
export function common(a: readonly string[], b: readonly string[]): string[] {
  const both = a.flatMap((one) =>
    b.flatMap((other) => (isWithin(one, other) ? [one] : isWithin(other, one) ? [other] : [])),
  );
  return [...new Set(both)].sort();
}

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
  return meeting(stubs, condition.requestDomains ?? []).flatMap((stub): Draft[] => {
    const requestDomains = meantBy(condition, stub.hosts);
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

/** Stubs, by number, by the names at which and beneath which they have a host. */
interface Index {
  readonly at: ReadonlyMap<string, ReadonlySet<number>>;
  readonly beneath: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Thousands of decisions ask for the same stubs, and to compare each host with each takes a second. */
const indices = new WeakMap<readonly StubRule[], Index>();

/** The stubs, in order, that have a host in common with some domains. */
function meeting(stubs: readonly StubRule[], domains: readonly string[]): StubRule[] {
  let index = indices.get(stubs);
  if (!index) {
    index = indexOf(stubs);
    indices.set(stubs, index);
  }
  const found = new Set<number>();
  for (const domain of domains) {
    for (const stub of index.beneath.get(domain) ?? []) found.add(stub);
    for (const name of upwards(domain))
      for (const stub of index.at.get(name) ?? []) found.add(stub);
  }
  return found.size === 0 ? [] : stubs.filter((_, stub) => found.has(stub));
}

function indexOf(stubs: readonly StubRule[]): Index {
  const at = new Map<string, Set<number>>();
  const beneath = new Map<string, Set<number>>();
  const add = (map: Map<string, Set<number>>, name: string, stub: number) => {
    const known = map.get(name);
    if (known) known.add(stub);
    else map.set(name, new Set([stub]));
  };
  for (const [stub, { hosts }] of stubs.entries()) {
    for (const host of hosts) {
      add(at, host, stub);
      for (const name of upwards(host)) add(beneath, name, stub);
    }
  }
  return { at, beneath };
}

/** A name and every domain that it lies in: a.b.c, b.c, c. */
function* upwards(name: string): Generator<string> {
  yield name;
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    yield name.slice(dot + 1);
  }
}

/** Hosts as far as a condition is about them. */
export function meantBy(
  { requestDomains = [], excludedRequestDomains = [] }: RuleCondition,
  hosts: readonly string[],
): string[] {
  // In a rule of its own a host would be longer than the name that excepts it, and win.
  const isExcepted = (host: string) => excludedRequestDomains.some((name) => isWithin(host, name));
  return common(hosts, requestDomains).filter((host) => !isExcepted(host));
}

/** Domains that lie in both lists, the narrower of two that lie within each other. */
export function common(a: readonly string[], b: readonly string[]): string[] {
  const both = a.flatMap((one) =>
    b.flatMap((other) => (isWithin(one, other) ? [one] : isWithin(other, one) ? [other] : [])),
  );
  return [...new Set(both)].sort();
}

import type { StubRule } from '../dnr/stubs.ts';
import type { StaticRule } from './rule.ts';

/** A pattern that begins with a whole host: `||cdn.example.com/ads.js`. */
const HOST = /^\|\|([a-z0-9-]+(?:\.[a-z0-9-]+)+)[/^]/;

/**
 * The rules that serve stubs for hosts known by name, so that they can be served where a person
 * blocks such a host. Rules about patterns that no host is known of are left out: no decision is
 * about them.
 */
export function stubIndex(rules: readonly StaticRule[]): StubRule[] {
  return rules.flatMap(({ action, condition }): StubRule[] => {
    const { urlFilter, requestDomains, initiatorDomains, excludedInitiatorDomains } = condition;
    const named = HOST.exec(urlFilter ?? '')?.[1];
    const hosts = requestDomains ?? (named === undefined ? [] : [named]);
    const plain = condition.regexFilter === undefined && condition.domainType !== 'firstParty';
    if (action.type !== 'redirect' || !('extensionPath' in action.redirect)) return [];
    if (hosts.length === 0 || !plain) return [];
    return [
      {
        hosts,
        extensionPath: action.redirect.extensionPath,
        condition: {
          ...(urlFilter !== undefined && { urlFilter }),
          ...(initiatorDomains && { initiatorDomains }),
          ...(excludedInitiatorDomains && { excludedInitiatorDomains }),
          resourceTypes: condition.resourceTypes ?? [],
        },
      },
    ];
  });
}

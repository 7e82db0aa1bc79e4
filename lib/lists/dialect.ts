import type { StaticRule } from './rule.ts';

/** The browsers that a ruleset can be written for. */
export type Target = 'chromium' | 'firefox';

/**
 * Types that Firefox knows beside the lists' own: an image of a `srcset` and a beacon are types of
 * their own there, and images and pings in Chromium.
 */
const FIREFOX_TYPES: Readonly<Record<string, string>> = { image: 'imageset', ping: 'beacon' };

/** The same rules in the words of one browser. */
export function translateRules(rules: readonly StaticRule[], target: Target): StaticRule[] {
  return rules.map((rule) => (target === 'firefox' ? translateRule(rule) : rule));
}

function translateRule(rule: StaticRule): StaticRule {
  const { resourceTypes, excludedResourceTypes } = rule.condition;
  return {
    ...rule,
    condition: {
      ...rule.condition,
      ...(resourceTypes && { resourceTypes: withFirefoxTypes(resourceTypes) }),
      ...(excludedResourceTypes && {
        excludedResourceTypes: withFirefoxTypes(excludedResourceTypes),
      }),
    },
  };
}

function withFirefoxTypes(types: readonly string[]): string[] {
  return types.flatMap((type) => {
    const second = FIREFOX_TYPES[type];
    return second === undefined ? [type] : [type, second];
  });
}

import type { StaticRule } from '../lists/rule.ts';

/** A rule of a person's own list, before it has a number. */
export type OwnRule = Omit<StaticRule, 'id'>;

/** The numbers that packaged lists have: a person's exception beats a packaged block. */
export const BLOCK = 1;
export const EXCEPTION = 20;

/** The most hosts in one rule; more of them are spread over several. */
const HOSTS_IN_RULE = 20_000;

/** Rules that block hosts. */
export function hostRules(hosts: ReadonlySet<string>): OwnRule[] {
  const sorted = [...hosts].sort();
  const rules: OwnRule[] = [];
  for (let i = 0; i < sorted.length; i += HOSTS_IN_RULE) {
    const requestDomains = sorted.slice(i, i + HOSTS_IN_RULE);
    rules.push({ priority: BLOCK, action: { type: 'block' }, condition: { requestDomains } });
  }
  return rules;
}

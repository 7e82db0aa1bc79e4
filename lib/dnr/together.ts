import type { Rule } from './rule.ts';

/**
 * Rules in groups of which the browser must have all or none: what is let in without its cookies
 * must not be let in with them because there was no room for the rule that takes them away.
 *
 * @param rules as they were derived, where what belongs together stands together
 */
export function together(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const group = groups.at(-1);
    if (group?.[0] && takesFrom(rule, group[0])) group.push(rule);
    else groups.push([rule]);
  }
  return groups;
}

/** Whether a rule takes headers from what the other lets in; both speak of the very same domains. */
function takesFrom({ action, condition }: Rule, allow: Rule): boolean {
  const { requestDomains } = condition;
  return (
    allow.action.type === 'allow' &&
    action.type === 'modifyHeaders' &&
    requestDomains !== undefined &&
    requestDomains === allow.condition.requestDomains
  );
}

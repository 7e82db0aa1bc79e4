import { describe, expect, it } from 'vitest';
import { changeBetween } from '@/lib/dnr/change.ts';
import type { Rule } from '@/lib/dnr/rule.ts';

const rule =
  (type: 'allow' | 'block') =>
  (id: number, domain: string): Rule => ({
    ...{ id, priority: 100, action: { type } },
    condition: { requestDomains: [domain], resourceTypes: ['script'] },
  });
const [allow, block] = [rule('allow'), rule('block')];

describe('changeBetween', () => {
  const rules = [block(1, 'meta.example'), allow(2, 'unnamed.example')];

  it('leaves the browser alone when it has what is wanted, whatever the order of keys', () => {
    const reversed = rules.map((rule) => Object.fromEntries(Object.entries(rule).reverse()));
    expect(changeBetween(reversed, rules)).toBeUndefined();
  });

  it('replaces what differs, and removes what is not wanted any more', () => {
    const wanted = [allow(1, 'meta.example')];
    expect(changeBetween(rules, wanted)).toEqual({ add: [wanted[0]], removeIds: [1, 2] });
  });
});

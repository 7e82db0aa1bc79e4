import fc from 'fast-check';
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
    expect(changeBetween(rules, wanted)).toEqual({
      add: [allow(3, 'meta.example')],
      removeIds: [1, 2],
    });
  });

  it('leaves alone all others when the first of many goes or comes', () => {
    const many = Array.from({ length: 50 }, (_, i) => block(i + 1, `${i}.example`));
    expect(changeBetween(many, many.slice(1))).toEqual({ add: [], removeIds: [1] });
    expect(changeBetween(many.slice(1), many)).toEqual({
      add: [block(1, '0.example')],
      removeIds: [],
    });
  });

  it('gives the browser exactly what is wanted, by numbers that nobody else has', () => {
    const some = fc.array(fc.constantFrom('a.example', 'b.example', 'c.example', 'd.example'));
    fc.assert(
      fc.property(some, some, fc.integer({ min: 1, max: 9 }), (before, after, first) => {
        const present = before.map((domain, i) => block(i * 2 + first, domain));
        const wanted = after.map((domain, i) => block(i, domain));
        const { add, removeIds } = changeBetween(present, wanted, first) ?? {
          add: [],
          removeIds: [],
        };
        const kept = present.filter(({ id }) => !removeIds.includes(id));
        const result = [...kept, ...add];
        const domains = result.flatMap(({ condition }) => condition.requestDomains);
        expect(domains.toSorted()).toEqual(after.toSorted());
        expect(new Set(result.map(({ id }) => id)).size).toBe(result.length);
        for (const { id } of add) expect(id).toBeGreaterThanOrEqual(first);
        // Nothing is taken out and put in again.
        const out = present.filter(({ id }) => removeIds.includes(id));
        const names = (list: readonly Rule[]) =>
          list.map((one) => String(one.condition.requestDomains));
        for (const name of names(out)) expect(names(add)).not.toContain(name);
      }),
    );
  });
});

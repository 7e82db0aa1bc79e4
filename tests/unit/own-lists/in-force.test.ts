import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCutOff } from '@/lib/own-lists/accept.ts';
import { compileOwnList } from '@/lib/own-lists/compile.ts';
import { readHeader } from '@/lib/own-lists/header.ts';
import { changeOfOwn, FIRST_OWN_ID, withinRoom, withoutRegexes } from '@/lib/own-lists/in-force.ts';
import type { OwnRule } from '@/lib/own-lists/rule.ts';

const rule = (host: string, type: 'block' | 'allow' = 'block'): OwnRule => ({
  priority: type === 'block' ? 1 : 20,
  action: { type },
  condition: { requestDomains: [host] },
});
const regex = (regexFilter: string): OwnRule => ({
  ...{ priority: 1, action: { type: 'block' } },
  condition: { regexFilter },
});

describe('the change of own rules', () => {
  const anyRule = fc.constantFrom('a', 'b', 'c', 'd', 'e').map((name) => rule(`${name}.example`));
  const anyRules = fc.array(anyRule, { maxLength: 8 });
  const anyPresent = fc.uniqueArray(
    fc.record({ id: fc.integer({ min: 999_995, max: 1_000_010 }), rule: anyRule }),
    { selector: ({ id }) => id },
  );

  it('gives exactly the wanted rules, with ids of their own, and touches no others', () => {
    fc.assert(
      fc.property(anyPresent, anyRules, (present, wanted) => {
        const before = present.map(({ id, rule: content }) => ({ id, ...content }));
        const change = changeOfOwn(before, wanted) ?? { add: [], removeIds: [] };
        const kept = before.filter(({ id }) => !change.removeIds.includes(id));
        const after = [...kept, ...change.add];
        expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
        expect(change.removeIds.every((id) => id >= FIRST_OWN_ID)).toBe(true);
        expect(after.filter(({ id }) => id < FIRST_OWN_ID)).toEqual(
          before.filter(({ id }) => id < FIRST_OWN_ID),
        );
        const contents = after
          .filter(({ id }) => id >= FIRST_OWN_ID)
          .map(({ condition }) => String(condition.requestDomains));
        expect(contents.sort()).toEqual(
          wanted.map(({ condition }) => String(condition.requestDomains)).sort(),
        );
        expect(changeOfOwn(after, wanted)).toBeUndefined();
      }),
    );
  });

  it('leaves rules alone that are there already', () => {
    const present = [{ id: FIRST_OWN_ID + 7, ...rule('a.example') }];
    expect(changeOfOwn(present, [rule('b.example'), rule('a.example')])).toEqual({
      add: [{ id: FIRST_OWN_ID, ...rule('b.example') }],
      removeIds: [],
    });
  });
});

describe('rules beyond the limit', () => {
  it('are left out, exceptions last', () => {
    const lists = [
      [rule('a.example'), rule('b.example'), rule('c.example', 'allow')],
      [rule('d.example')],
    ];
    expect(withinRoom(lists, { rules: 2, regexes: 5 })).toEqual([
      [rule('c.example', 'allow'), rule('a.example')],
      [],
    ]);
    expect(withinRoom(lists, { rules: 4, regexes: 5 }).flat()).toHaveLength(4);
  });

  it('are counted apart for regexes, of which browsers take fewer', () => {
    const list = [regex('a'), regex('b'), rule('c.example')];
    expect(withinRoom([list], { rules: 9, regexes: 1 })).toEqual([[regex('a'), rule('c.example')]]);
  });
});

describe('a regex that the browser refuses', () => {
  it('becomes a problem of every line that holds it', async () => {
    const text = ['/a{999}/$script', '||b.example^', '/a{999}/$image', '/(?=c)/'].join('\n');
    const compiled = await compileOwnList(text, { browser: 'chromium', examples: 5 });
    const { rules, report } = withoutRegexes(compiled, new Set(['a{999}']), 5);
    expect(rules).toEqual([rule('b.example')]);
    expect(report).toMatchObject({ filters: 4, inUse: 1, rules: 1 });
    expect(report.problems).toEqual([
      {
        kind: 'regex',
        count: 3,
        examples: [
          { line: 1, text: '/a{999}/$script' },
          { line: 3, text: '/a{999}/$image' },
          { line: 4, text: '/(?=c)/' },
        ],
      },
    ]);
  });
});

describe('a list that was downloaded by half', () => {
  const lines = Array.from({ length: 100 }, (_, i) => `||ads${i}.example^\n`);
  const before = { text: lines.join(''), filters: 100 };
  const cut = (text: string) => ({ text, filters: text.split('\n').filter(Boolean).length });

  it('is told from a list that became shorter', () => {
    expect(isCutOff(before, cut(before.text.slice(0, 700)))).toBe(true);
    expect(isCutOff(before, cut(`! new\n${before.text.slice(0, 700)}`))).toBe(true);
    expect(isCutOff(before, cut(lines.slice(30).join('')))).toBe(false);
    expect(isCutOff(before, cut(lines.slice(60).join('')))).toBe(false);
    expect(isCutOff(before, before)).toBe(false);
    expect(isCutOff(before, cut(before.text.trimEnd()))).toBe(false);
    expect(isCutOff({ text: '||a.example^\n', filters: 1 }, cut('||a'))).toBe(false);
  });
});

describe('the header of a list', () => {
  const HOUR = 3_600_000;
  it.each([
    ['! Title: Mine \n! Expires: 2 days (update frequency)', 'Mine', 48 * HOUR],
    ['[Adblock Plus]\n! Expires: 12 hours', undefined, 24 * HOUR],
    ['# Title: Hosts\n# Expires: 100 days', 'Hosts', 14 * 24 * HOUR],
    ['msFilterList\n: Expires=3', undefined, 72 * HOUR],
    ['||a.example^', undefined, 96 * HOUR],
    ['! Expires: soon\n! Title:\n||x', undefined, 96 * HOUR],
  ])('%j', (text, title, goodFor) => {
    expect(readHeader(text)).toEqual({ title, goodFor });
  });
});

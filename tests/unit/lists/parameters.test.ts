import { describe, expect, it } from 'vitest';
import { compileParameters } from '@/lib/lists/parameters';
import type { StaticRule } from '@/lib/lists/rule';

/** The rules in short: what is stripped, and where; without those for addresses with bare words. */
function compile(...lines: string[]) {
  const { rules, report } = compileParameters(lines.join('\n'));
  const short = rules.flatMap(({ priority, action, condition }) => {
    if (!('redirect' in action) || !('transform' in action.redirect)) return [];
    const { resourceTypes, isUrlFilterCaseSensitive: _, ...where } = condition;
    expect(resourceTypes).toEqual(['main_frame']);
    return [{ priority, names: action.redirect.transform.queryTransform.removeParams, ...where }];
  });
  return { rules, short, report };
}

describe('compileParameters', () => {
  it('strips everywhere with one rule', () => {
    const { short } = compile('! Title: A', '$removeparam=b', '$removeparam=a', '##.ad');
    expect(short).toEqual([{ priority: 60, names: ['a', 'b'] }]);
  });

  it('numbers its rules from 1', () => {
    const { rules } = compile('$removeparam=a', '||x.example^$removeparam=b');
    expect(rules.map(({ id }) => id)).toEqual(rules.map((_, index) => index + 1));
  });

  it('gives sites with exceptions a rule without what is excepted', () => {
    const { short } = compile(
      '$removeparam=a,domain=~x.example',
      '$removeparam=b',
      '$removeparam=c,denyallow=y.example',
      '@@||y.example^$removeparam=b',
      '@@||z.example^$removeparam',
    );
    expect(short).toEqual([
      {
        priority: 60,
        names: ['a', 'b', 'c'],
        excludedRequestDomains: ['x.example', 'y.example', 'z.example'],
      },
      { priority: 60, names: ['b', 'c'], requestDomains: ['x.example'] },
      { priority: 60, names: ['a'], requestDomains: ['y.example'] },
    ]);
  });

  it('lets an exception for a site hold for what lies beneath it, and the other way not', () => {
    const { short } = compile(
      ...['$removeparam=a', '$removeparam=b', '$removeparam=c'],
      '@@||x.example^$removeparam=a',
      '@@||sub.x.example^$removeparam=b',
    );
    expect(short.slice(1)).toEqual([
      { priority: 60, names: ['c'], requestDomains: ['sub.x.example'] },
      {
        priority: 60,
        names: ['b', 'c'],
        requestDomains: ['x.example'],
        excludedRequestDomains: ['sub.x.example'],
      },
    ]);
  });

  it('strips all that a site adds as soon as one of it is there', () => {
    const { short } = compile('||x.example^$removeparam=a', '$removeparam=b,domain=x.example');
    expect(short).toEqual([
      { priority: 61, names: ['a', 'b'], urlFilter: '^a=', requestDomains: ['x.example'] },
      { priority: 61, names: ['a', 'b'], urlFilter: '^b=', requestDomains: ['x.example'] },
    ]);
  });

  it('joins sites on which the same is stripped', () => {
    const { short } = compile('||y.example^$removeparam=a', '||x.example^$removeparam=a');
    expect(short).toEqual([
      { priority: 61, names: ['a'], urlFilter: '^a=', requestDomains: ['x.example', 'y.example'] },
    ]);
  });

  it('keeps what is stripped on some pages to those', () => {
    const { short, report } = compile(
      '||x.example/shop/$removeparam=a',
      '||y.*^$removeparam=b',
      '||z.example/p^$removeparam=c',
    );
    expect(short).toEqual([
      { priority: 61, names: ['a'], urlFilter: '||x.example/shop/*^a=' },
      { priority: 61, names: ['b'], urlFilter: '||y.*^b=' },
      { priority: 61, names: ['c'], urlFilter: '||z.example/p*^c=' },
    ]);
    expect(report.approximated).toEqual({
      'path-prefix': { count: 1, examples: ['||z.example/p^$removeparam=c'] },
    });
  });

  it('strips nothing on a site that is excepted from its own rule', () => {
    const { short } = compile('||x.example^$removeparam=a', '@@||x.example/p$removeparam=a');
    expect(short).toEqual([]);
  });

  it.each([
    ['not-a-parameter', '||x.example^'],
    ['not-navigation', '||x.example^$xmlhttprequest,removeparam=a'],
    ['not-navigation', '$removeparam=a,~third-party'],
    ['parameter-pattern', '$removeparam=/^utm_/'],
    ['parameter-pattern', '||x.example^$removeparam=~a'],
    ['query-pattern', '||x.example/?b=$removeparam=a'],
    ['query-pattern', '@@/embed/$removeparam=a'],
    ['whole-query', '||x.example^$removeparam'],
    ['unknown-option', '||x.example^$removeparam=a,strange'],
  ])('counts as %s: %s', (reason, line) => {
    const { rules, report } = compile(line);
    expect(rules.filter(({ action }) => action.type === 'redirect')).toEqual([]);
    expect(report).toMatchObject({
      ...{ filters: 1, expressed: 0 },
      dropped: { [reason]: { count: 1, examples: [line] } },
    });
  });
});

describe('an address with a bare word', () => {
  const { rules } = compile('$removeparam=fbclid', '$removeparam=rare', '$removeparam=gclid');
  const above = rules.filter(({ condition }) => condition.regexFilter !== undefined);

  /** What the browser makes of an address by the rules with a regex; `undefined` if none matches. */
  function rewrite(address: string): string | undefined {
    const matches = ({ condition }: StaticRule) => pattern(condition).test(address);
    const [rule] = above.filter(matches).sort((a, b) => b.priority - a.priority);
    if (!rule) return undefined;
    const { action, condition } = rule;
    if (!('redirect' in action) || !('regexSubstitution' in action.redirect)) return address;
    return address.replace(pattern(condition), '$1$2');
  }

  function pattern({ regexFilter = '' }: StaticRule['condition']): RegExp {
    return new RegExp(regexFilter);
  }

  it.each([
    ['?page&fbclid=1', '?page'],
    ['?fbclid=1&page', '?page'],
    ['?a=1&fbclid=1&b/c&d=2#e', '?a=1&b/c&d=2#e'],
    ['?b/c&fbclid=1#e', '?b/c#e'],
    ['?page&gclid=', '?page'],
  ])('loses a common parameter and nothing else: %s', (before, after) => {
    expect(rewrite(`https://x.example/${before}`)).toBe(`https://x.example/${after}`);
  });

  it.each(['?page&rare=1', '?a&&b=1', '?page', '?page&xfbclid=1', '?page#fbclid=1&a'])(
    'stays as it is otherwise: %s',
    (query) => {
      expect(rewrite(`https://x.example/${query}`)).toBe(`https://x.example/${query}`);
    },
  );

  it.each(['?a=1&fbclid=2', '?fbclid=', '', '?a=1#b&c', 'fbclid=1/a&b'])(
    'is not what this is: %s',
    (query) => {
      expect(rewrite(`https://x.example/${query}`)).toBeUndefined();
    },
  );
});

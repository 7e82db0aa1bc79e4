import { describe, expect, it } from 'vitest';
import { compileOwnList } from '@/lib/own-lists/compile.ts';

async function compile(...lines: string[]) {
  return compileOwnList(lines.join('\n'), { browser: 'chromium', examples: 5 });
}

/** Kinds of problem, with the lines that they name. */
async function problemsOf(...lines: string[]) {
  const { report } = await compile(...lines);
  return Object.fromEntries(
    report.problems.map(({ kind, examples }) => [kind, examples.map(({ line }) => line)]),
  );
}

const block = { type: 'block' };
const hosts = (...requestDomains: string[]) => ({
  priority: 1,
  action: block,
  condition: { requestDomains },
});

describe('a list of filters', () => {
  it('blocks, lets through and insists with the priorities of the packaged lists', async () => {
    const { rules, report } = await compile(
      '[Adblock Plus 2.0]',
      '! Title: Mine',
      '||ads.example^',
      '@@||ads.example/ok.js',
      '||must.example^$important',
    );
    expect(rules).toEqual([
      hosts('ads.example'),
      { priority: 20, action: { type: 'allow' }, condition: { urlFilter: '||ads.example/ok.js' } },
      { ...hosts('must.example'), priority: 30 },
    ]);
    expect(report).toMatchObject({ format: 'filters', filters: 3, inUse: 3, rules: 3 });
    expect(report.problems).toEqual([]);
  });

  it('names every line that is in no rule, with its number and the reason', async () => {
    expect(
      await problemsOf(
        '||ok.example^',
        'example.org##.ad',
        '||a.example^$removeparam=x',
        '||b.example^$document',
        '||c.example^$header=x',
        '/(?=look)ahead/',
        '*$script',
        '||d.example^$frob',
        '||e.example^$domain=a..b',
        'hello world',
        '<div>',
        '!#include other.txt',
        '||f.example^$badfilter',
        '@@',
      ),
    ).toEqual({
      hides: [2],
      changes: [3],
      pages: [4],
      'no-such-condition': [5],
      regex: [6],
      'too-broad': [7, 14],
      'not-understood': [8, 10, 11],
      host: [9],
      include: [12],
      cancelled: [13],
    });
  });

  it('keeps the numbers of lines that stand after a part that is switched off', async () => {
    const { rules, report } = await compile(
      '!#if env_firefox',
      '||firefox.example^',
      '!#else',
      '||chromium.example^',
      '!#endif',
      'oh no',
    );
    expect(rules).toEqual([hosts('chromium.example')]);
    expect(report.problems[0]?.examples).toEqual([{ line: 6, text: 'oh no' }]);
  });

  it('tells in what a rule differs from its line', async () => {
    const { report } = await compile(
      '||a.example^$domain=shop.*',
      '||b.example^$all',
      '||c.example^$script,redirect=noopjs',
      '||d.example^$domain=a.com|/b/',
    );
    expect(report.differences.map(({ kind, examples }) => [kind, examples[0]?.line])).toEqual([
      ['blocked-not-replaced', 3],
      ['page-let-through', 2],
      ['site-pattern', 4],
      ['suffixes', 1],
    ]);
    expect(report.inUse).toBe(4);
  });

  it('takes back a filter with its $badfilter, and counts both', async () => {
    const { rules, report } = await compile('||a.example^', '||a.example^$badfilter');
    expect(rules).toEqual([]);
    expect(report).toMatchObject({ filters: 2, inUse: 1 });
  });

  it('joins lines that are continued', async () => {
    const joined = await compile('||a.example^$script, \\', '    image', 'bad line');
    expect(joined.rules[0]?.condition.resourceTypes?.toSorted()).toEqual(['image', 'script']);
    expect(joined.report.problems[0]?.examples[0]?.line).toBe(3);
  });
});

describe('the words of a browser', () => {
  it('are minded: Firefox has types of its own', async () => {
    const text = '||a.example^$image,ping';
    const { rules } = await compileOwnList(text, { browser: 'firefox', examples: 1 });
    expect(rules[0]?.condition.resourceTypes?.toSorted()).toEqual([
      ...['beacon', 'image', 'imageset', 'ping'],
    ]);
    expect((await compile(text)).rules[0]?.condition.resourceTypes).toHaveLength(2);
  });
});

describe('a hosts file', () => {
  it('gathers its hosts in one rule, without the computer’s own names', async () => {
    const { rules, report } = await compile(
      '# hosts',
      '127.0.0.1 localhost',
      '::1 localhost ip6-loopback',
      '0.0.0.0 0.0.0.0',
      '0.0.0.0 b.example # note',
      '127.0.0.1\ta.example\tc.example',
      '0.0.0.0 A.Example.',
    );
    expect(rules).toEqual([hosts('a.example', 'b.example', 'c.example')]);
    expect(report).toMatchObject({ format: 'hosts', filters: 3, inUse: 3, rules: 1 });
  });

  it('says which lines send a host elsewhere, and which name no host', async () => {
    expect(
      await problemsOf('192.168.1.5 nas.example', '0.0.0.0 a..b', '0.0.0.0 ok.example'),
    ).toEqual({ changes: [1], host: [2] });
  });
});

describe('plain domains', () => {
  it('takes them with stars, dots and other alphabets', async () => {
    const { rules, report } = await compile(
      'a.example',
      '*.b.example',
      '.c.example',
      'пример.example',
      'D.example # and a note',
    );
    expect(rules).toEqual([
      hosts('a.example', 'b.example', 'c.example', 'd.example', 'xn--e1afmkfd.example'),
    ]);
    expect(report).toMatchObject({ format: 'domains', inUse: 5 });
  });

  it('spreads very many over several rules', async () => {
    const { rules, report } = await compile(
      ...Array.from({ length: 50_001 }, (_, i) => `h${i}.example`),
    );
    expect(rules.map(({ condition }) => condition.requestDomains?.length)).toEqual([
      20_000, 20_000, 10_001,
    ]);
    expect(report).toMatchObject({ filters: 50_001, inUse: 50_001, rules: 3 });
  });
});

describe('a Tracking Protection List', () => {
  it('is about third parties only, and what it allows beats what it blocks', async () => {
    const { rules, report } = await compile(
      'msFilterList',
      ': Expires=3',
      '# a note',
      '-d ads.example',
      '-d more.example',
      '-d cdn.example /pixel*.gif',
      '- /track?id=$1',
      '+d good.example',
      '+d cdn.example ok.js',
    );
    const third = { domainType: 'thirdParty' };
    const allow = { type: 'allow' };
    expect(rules).toEqual([
      {
        priority: 1,
        action: block,
        condition: { ...third, requestDomains: ['ads.example', 'more.example'] },
      },
      {
        priority: 1,
        action: block,
        condition: { ...third, urlFilter: '/pixel*.gif', requestDomains: ['cdn.example'] },
      },
      { priority: 1, action: block, condition: { ...third, urlFilter: '/track?id=$1' } },
      { priority: 20, action: allow, condition: { ...third, requestDomains: ['good.example'] } },
      {
        priority: 20,
        action: allow,
        condition: { ...third, urlFilter: 'ok.js', requestDomains: ['cdn.example'] },
      },
    ]);
    expect(report).toMatchObject({ format: 'tpl', filters: 6, inUse: 6 });
  });

  it('says which lines it cannot use', async () => {
    expect(
      await problemsOf('msFilterList', '-d', '-d a..b', '- a b', '- a|b', '- *', '+ x', 'huh'),
    ).toEqual({
      'not-understood': [2, 4, 7, 8],
      host: [3],
      'no-such-condition': [5],
      'too-broad': [6],
    });
  });
});

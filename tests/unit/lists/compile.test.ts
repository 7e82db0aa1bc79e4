import { describe, expect, it } from 'vitest';
import { compileLists } from '@/lib/lists/compile';
import type { Stub } from '@/lib/lists/stubs';

const STUBS: Stub[] = [
  { names: ['noopjs', 'noop.js'], path: '/stubs/noopjs.js', type: 'script', content: '' },
  { names: ['1x1'], path: '/stubs/1x1.gif', type: 'image', content: '' },
];

async function compile(...lines: string[]) {
  const { rulesets, reports } = await compileLists([{ id: 'a', text: lines.join('\n') }], STUBS);
  return { rules: rulesets.a, report: reports.a };
}

const block = { type: 'block' };
const allow = { type: 'allow' };
const stub = (extensionPath: string) => ({ type: 'redirect', redirect: { extensionPath } });

describe('compileLists', () => {
  it('gathers hosts in one rule', async () => {
    const { rules } = await compile('! Title: A', '||b.example^', '||a.example^', '##.ad');
    expect(rules).toEqual([
      {
        id: 1,
        priority: 1,
        action: block,
        condition: { requestDomains: ['a.example', 'b.example'] },
      },
    ]);
  });

  it('writes exceptions above blocks', async () => {
    const { rules } = await compile('||a.example^$third-party', '@@||a.example/ok.js$script');
    expect(rules).toEqual([
      {
        id: 1,
        priority: 1,
        action: block,
        condition: { domainType: 'thirdParty', requestDomains: ['a.example'] },
      },
      {
        id: 2,
        priority: 20,
        action: allow,
        condition: { urlFilter: '||a.example/ok.js', resourceTypes: ['script'] },
      },
    ]);
  });

  it('keeps important blocks above exceptions, and important exceptions above those', async () => {
    const { rules } = await compile(
      '||a.example^$important',
      '@@||b.example^$important',
      '||c.example^$script,redirect=noopjs,important',
    );
    expect(rules).toEqual([
      { id: 1, priority: 30, action: block, condition: { requestDomains: ['a.example'] } },
      {
        id: 2,
        priority: 30,
        action: block,
        condition: { requestDomains: ['c.example'], resourceTypes: ['script'] },
      },
      { id: 3, priority: 49, action: allow, condition: { requestDomains: ['b.example'] } },
      {
        id: 4,
        priority: 31,
        action: stub('/stubs/noopjs.js'),
        condition: { requestDomains: ['c.example'], resourceTypes: ['script'] },
      },
    ]);
  });

  it('stubs scripts and blocks everything else of a stubbed host', async () => {
    const { rules } = await compile(
      '||a.example^$redirect=noop.js',
      '||b.example^$image,redirect=1x1',
    );
    expect(rules).toEqual([
      { id: 1, priority: 1, action: block, condition: { requestDomains: ['a.example'] } },
      {
        id: 2,
        priority: 1,
        action: block,
        condition: { requestDomains: ['b.example'], resourceTypes: ['image'] },
      },
      {
        id: 3,
        priority: 2,
        action: stub('/stubs/1x1.gif'),
        condition: { requestDomains: ['b.example'], resourceTypes: ['image'] },
      },
      {
        id: 4,
        priority: 2,
        action: stub('/stubs/noopjs.js'),
        condition: { requestDomains: ['a.example'], resourceTypes: ['script'] },
      },
    ]);
  });

  it('lets through everything that an excepted page loads', async () => {
    const { rules } = await compile('@@||a.example^$document', '@@||go.$document,domain=b.example');
    expect(rules).toEqual([
      {
        id: 1,
        priority: 20,
        action: { type: 'allowAllRequests' },
        condition: { requestDomains: ['a.example'], resourceTypes: ['main_frame'] },
      },
      {
        id: 2,
        priority: 20,
        action: { type: 'allowAllRequests' },
        condition: {
          urlFilter: '||go.',
          requestDomains: ['b.example'],
          resourceTypes: ['main_frame'],
        },
      },
    ]);
  });

  it('keeps regexes that the browser takes, case-sensitive ones as such', async () => {
    const { rules, report } = await compile(
      '/^https:\\/\\/ads[0-9]+\\./$script',
      '/\\/Ads[A-Z]/$match-case',
      '/ads(?!x)/',
    );
    expect(rules).toEqual([
      {
        id: 1,
        priority: 1,
        action: block,
        condition: { regexFilter: '\\/Ads[A-Z]', isUrlFilterCaseSensitive: true },
      },
      {
        id: 2,
        priority: 1,
        action: block,
        condition: { regexFilter: '^https:\\/\\/ads[0-9]+\\.', resourceTypes: ['script'] },
      },
    ]);
    expect(report).toMatchObject({
      filters: 3,
      expressed: 2,
      regexRules: 2,
      dropped: { regex: { count: 1, examples: ['/ads(?!x)/'] } },
    });
  });

  it('writes host names in ASCII, and takes out those that cannot be', async () => {
    const { rules, report } = await compile('||münchen.example^', '||xn--api-hn0a.a.example^');
    expect(rules).toEqual([
      {
        id: 1,
        priority: 1,
        action: block,
        condition: { requestDomains: ['xn--mnchen-3ya.example'] },
      },
    ]);
    expect(report?.dropped).toEqual({
      'invalid-domain': { count: 1, examples: ['xn--api-hn0a.a.example'] },
    });
  });

  it('drops a rule of which no host is left, rather than match them all', async () => {
    const { rules, report } = await compile('/ads/$domain=xn--api-hn0a.a.example');
    expect(rules).toEqual([]);
    expect(report?.dropped['invalid-domain']?.count).toBe(1);
  });

  it('obeys $badfilter across lists, and tells which found nothing', async () => {
    const { rulesets, reports } = await compileLists(
      [
        { id: 'one', text: '||a.example^$third-party\n||b.example^' },
        { id: 'two', text: '||a.example^$badfilter,third-party\n||c.example^$badfilter' },
      ],
      STUBS,
    );
    expect(rulesets).toEqual({
      one: [{ id: 1, priority: 1, action: block, condition: { requestDomains: ['b.example'] } }],
      two: [],
    });
    expect(reports.one?.dropped).toEqual({
      cancelled: { count: 1, examples: ['||a.example^$third-party'] },
    });
    expect(reports.two).toMatchObject({
      filters: 2,
      expressed: 1,
      dropped: { 'cancelled-nothing': { count: 1, examples: ['||c.example^$badfilter'] } },
    });
  });

  it('numbers the rules of each list from 1', async () => {
    const lists = [
      { id: 'one', text: '||a.example^\n/ads/$script' },
      { id: 'two', text: '||b.example^\n@@/ok/' },
    ];
    const { rulesets } = await compileLists(lists, STUBS);
    expect(rulesets.one?.map((rule) => rule.id)).toEqual([1, 2]);
    expect(rulesets.two?.map((rule) => rule.id)).toEqual([1, 2]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Category } from '@/lib/domain/catalog';
import { blockCompanies } from '@/lib/lists/block-companies';
import type { Company } from '@/lib/lists/companies';

function company(id: string, products: Partial<Record<Category, string>>): Company {
  return {
    ...{ id, name: id, category: 'advertising', source: 'unweave' },
    products: Object.entries(products).map(([category, domains]) => ({
      ...{ name: id, category: category as Category, source: 'unweave' },
      domains: domains.split(' '),
    })),
  };
}

const NOTHING = { needed: [], parts: [], letThrough: [], addresses: [] };

/** Domains that some rule stops, and those that it spares. */
function block(
  companies: readonly Company[],
  review = NOTHING as Parameters<typeof blockCompanies>[1],
) {
  return blockCompanies(companies, review).map(({ condition }) => condition);
}

describe('blockCompanies', () => {
  it('stops companies with one domain in one rule, on all sites but their own', () => {
    const rules = blockCompanies(
      [company('B', { analytics: 'b.example' }), company('A', { advertising: 'a.example' })],
      NOTHING,
    );
    expect(rules).toEqual([
      {
        ...{ id: 1, priority: 1, action: { type: 'block' } },
        condition: {
          domainType: 'thirdParty',
          requestDomains: ['a.example', 'b.example'],
          resourceTypes: expect.arrayContaining(['script', 'image', 'ping', 'sub_frame']),
        },
      },
    ]);
  });

  it('leaves style sheets, fonts and pages alone', () => {
    const [rule] = block([company('A', { advertising: 'a.example' })]);
    expect(rule?.resourceTypes).toContain('xmlhttprequest');
    for (const type of ['stylesheet', 'font', 'main_frame']) {
      expect(rule?.resourceTypes).not.toContain(type);
    }
  });

  it('never stops a company between its own domains', () => {
    const [rule] = block([
      company('A', { advertising: 'ads.example', utility: 'a.example a2.example' }),
    ]);
    expect(rule).toMatchObject({
      requestDomains: ['ads.example'],
      excludedInitiatorDomains: ['a.example', 'a2.example', 'ads.example'],
    });
  });

  it.each(['consent', 'delivery', 'social', 'support', 'tag-manager', 'utility', 'video'] as const)(
    'leaves what is known for %s alone',
    (category) => {
      expect(block([company('A', { [category]: 'a.example' })])).toEqual([]);
    },
  );

  it('leaves alone what pages need, and what lies beneath it', () => {
    const companies = [
      company('A', { advertising: 'a.example sub.b.example', delivery: 'b.example' }),
    ];
    const needed = [{ why: 'a player', domains: 'b.example' }];
    expect(block(companies, { ...NOTHING, needed })).toMatchObject([
      { requestDomains: ['a.example'] },
    ]);
  });

  it('spares a needed host of a domain that it stops', () => {
    const needed = [{ why: 'logos', domains: 'logo.a.example' }];
    expect(
      block([company('A', { advertising: 'a.example' })], { ...NOTHING, needed }),
    ).toMatchObject([
      { requestDomains: ['a.example'], excludedRequestDomains: ['logo.a.example'] },
    ]);
  });

  it('leaves a name that another company lends out alone', () => {
    const companies = [
      company('A', { advertising: 'a1.cloud.example a.example' }),
      company('Cloud', { delivery: 'cloud.example' }),
    ];
    expect(block(companies)).toMatchObject([{ requestDomains: ['a.example'] }]);
  });

  it('stops parts of a company that is otherwise let be, but not on its own sites', () => {
    const companies = [company('A', { social: 'a.example', delivery: 'acdn.example' })];
    const parts = [
      { why: 'its pixel', hosts: 'px.a.example' },
      { why: 'its pixel', addresses: ['||a.example/tr?'] },
    ];
    const excludedInitiatorDomains = ['a.example', 'acdn.example'];
    expect(block(companies, { ...NOTHING, parts })).toMatchObject([
      { requestDomains: ['px.a.example'], excludedInitiatorDomains },
      { urlFilter: '||a.example/tr?', excludedInitiatorDomains, domainType: 'thirdParty' },
    ]);
  });

  it('stops the style sheet that reports', () => {
    const companies = [company('A', { delivery: 'a.example' })];
    const parts = [{ why: 'counts', hosts: 'p.a.example', styles: true }];
    expect(block(companies, { ...NOTHING, parts })[0]?.resourceTypes).toContain('stylesheet');
  });

  it('lets through what the lists should not stop, as their exceptions do', () => {
    const letThrough = [{ address: '||a.example/js/' }];
    expect(blockCompanies([], { ...NOTHING, letThrough })).toMatchObject([
      {
        id: 1,
        priority: 20,
        action: { type: 'allow' },
        condition: { urlFilter: '||a.example/js/' },
      },
    ]);
  });

  it('refuses a review that speaks of what is not there, or twice of one thing', () => {
    const companies = [company('A', { advertising: 'a.example' })];
    const review = (domains: string) => ({
      ...NOTHING,
      needed: [{ why: '', domains }],
    });
    expect(() => block(companies, review('b.example'))).toThrow('b.example');
    expect(() => block(companies, review('a.example a.example'))).toThrow('a.example');
    const parts = [{ why: '', hosts: 'px.b.example' }];
    expect(() => block(companies, { ...NOTHING, parts })).toThrow('px.b.example');
  });
});

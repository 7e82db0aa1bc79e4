import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesOfRuling } from '@/lib/dnr/decision-rules.ts';
import type { Sources } from '@/lib/dnr/sources.ts';
import { common, type StubRule, stubsFor } from '@/lib/dnr/stubs.ts';
import type { Action, Subject } from '@/lib/domain/decision.ts';
import type { StaticRule } from '@/lib/lists/rule.ts';
import { stubIndex } from '@/lib/lists/stub-index.ts';

const redirect = (extensionPath: string) =>
  ({ type: 'redirect', redirect: { extensionPath } }) as const;
const PACKAGED: StaticRule[] = [
  {
    ...{ id: 1, priority: 2, action: redirect('/stubs/fbevents.js') },
    condition: { urlFilter: '||connect.facebook.com/fbevents.js', resourceTypes: ['script'] },
  },
  {
    ...{ id: 2, priority: 2, action: redirect('/stubs/1x1.gif') },
    condition: {
      requestDomains: ['px.example'],
      initiatorDomains: ['a.example'],
      resourceTypes: ['image'],
    },
  },
  {
    ...{ id: 3, priority: 2, action: redirect('/stubs/noop.js') },
    condition: { urlFilter: '/ads.js', resourceTypes: ['script'] },
  },
  { id: 4, priority: 1, action: { type: 'block' }, condition: { requestDomains: ['px.example'] } },
];
const SOURCES: Sources = {
  catalog: {
    domainsOf: (id) => (id === 'Meta' ? ['facebook.com', 'fbcdn.net'] : [id]),
    othersBeneath: (id) => (id === 'Meta' ? ['lent.fbcdn.net'] : []),
  },
  learned: [],
  stubs: stubIndex(PACKAGED),
  dialect: {
    topDomains: true,
    responseHeaders: true,
    resourceTypes: ['main_frame', 'script', 'image'],
  },
};

const rules = (subject: Subject, action: Action, sources = SOURCES) =>
  rulesOfRuling({ subject, site: 'news.example', action }, false, sources);
const company = (id: string): Subject => ({ kind: 'company', id });
const domain = (id: string): Subject => ({ kind: 'domain', id });

describe('the stubs of what a person blocks', () => {
  it('are served above the block and in its reach', () => {
    const [block, stub, ...others] = rules(company('Meta'), 'block');
    expect(others).toEqual([]);
    expect(stub).toEqual({
      priority: (block?.priority ?? 0) + 1,
      action: redirect('/stubs/fbevents.js'),
      condition: {
        ...block?.condition,
        urlFilter: '||connect.facebook.com/fbevents.js',
        requestDomains: ['connect.facebook.com'],
        resourceTypes: ['script'],
      },
    });
  });

  it('are served for the domain that is blocked, and not for the others of their rule', () => {
    const [, stub] = rules(domain('a.px.example'), 'block');
    expect(stub?.condition).toMatchObject({
      requestDomains: ['a.px.example'],
      initiatorDomains: ['a.example'],
    });
  });

  it('are not served for a name beneath its domains that belongs to another', () => {
    const stub = {
      ...{ hosts: ['x.lent.fbcdn.net', 'y.fbcdn.net'], extensionPath: '/stubs/x.js' },
      condition: { resourceTypes: ['script'] },
    };
    const served = rules(company('Meta'), 'block', { ...SOURCES, stubs: [stub] })[1]?.condition;
    expect(served?.requestDomains).toEqual(['y.fbcdn.net']);
  });

  it('are left to the lists where nothing is blocked, or nobody is named', () => {
    expect(rules(domain('other.example'), 'block')).toHaveLength(1);
    expect(rules(company('Meta'), 'allow')).toHaveLength(1);
    expect(SOURCES.stubs.map(({ extensionPath }) => extensionPath)).toEqual([
      '/stubs/fbevents.js',
      '/stubs/1x1.gif',
    ]);
  });

  it('are not served where a rule could only speak of the asking frame for both', () => {
    const dialect = { ...SOURCES.dialect, topDomains: false };
    expect(rules(domain('px.example'), 'block', { ...SOURCES, dialect })).toHaveLength(1);
  });

  it('are all that have a host in common with it, in their order', () => {
    // Few labels, so that names often lie in one another.
    const name = fc
      .array(fc.constantFrom('a', 'b', 'ab', 'example'), { minLength: 1, maxLength: 4 })
      .map((labels) => labels.join('.'));
    const names = fc.uniqueArray(name, { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(names, { maxLength: 8 }), names, (hostsOfStubs, requestDomains) => {
        const stubs = hostsOfStubs.map(
          (hosts, i): StubRule => ({
            hosts,
            extensionPath: `/stubs/${i}.js`,
            condition: { resourceTypes: ['script'] },
          }),
        );
        const drafts = stubsFor({ requestDomains, resourceTypes: ['script'] }, 5, stubs);
        expect(drafts.map(({ action, condition }) => [action, condition.requestDomains])).toEqual(
          stubs
            .map((stub) => [redirect(stub.extensionPath), common(stub.hosts, requestDomains)])
            .filter(([, shared]) => (shared as string[]).length > 0),
        );
      }),
      { numRuns: 500 },
    );
  });
});

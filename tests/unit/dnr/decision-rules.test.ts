import { describe, expect, it } from 'vitest';
import { rulesOfRuling } from '@/lib/dnr/decision-rules.ts';
import type { Dialect, Rule } from '@/lib/dnr/rule.ts';
import { outcomeOf } from '../../support/rule-model.ts';

const CHROMIUM: Dialect = {
  topDomains: true,
  responseHeaders: true,
  resourceTypes: ['main_frame', 'sub_frame', 'script'],
};
const FIREFOX: Dialect = { ...CHROMIUM, topDomains: false, responseHeaders: false };
const DOMAINS: Readonly<Record<string, readonly string[]>> = {
  GitHub: ['github.com', 'github.io'],
  Cloud: ['cloud.example'],
};
const catalog = {
  othersBeneath: (id: string) => (id === 'Cloud' ? ['shop.cloud.example'] : []),
  domainsOf: (id: string) => DOMAINS[id] ?? [id],
};

function blocked(company: string, dialect: Dialect, site?: string): readonly Rule[] {
  const subject = { kind: 'company', id: company } as const;
  const ruling = { subject, action: 'block', ...(site !== undefined && { site }) } as const;
  const sources = { catalog, learned: [], stubs: [], dialect };
  return rulesOfRuling(ruling, false, sources).map((rule, id) => ({ id, ...rule }));
}

describe('the rules of a decision', () => {
  it.each(['Old Name', 'Zoë', 'Inc.'])('are none for a company %s that nobody knows', (name) => {
    for (const dialect of [CHROMIUM, FIREFOX]) {
      expect(blocked(name, dialect)).toEqual([]);
      expect(blocked(name, dialect, 'news.example')).toEqual([]);
    }
    expect(blocked('px.example', CHROMIUM)).toHaveLength(1);
  });

  it('take a company for a stranger on sites that it lends to others', () => {
    const verdict = (host: string, top: string) =>
      outcomeOf(blocked('GitHub', CHROMIUM), { host, top, type: 'script' }).verdict;
    expect(verdict('api.github.com', 'a.github.io')).toBe('block');
    expect(verdict('b.github.io', 'a.github.io')).toBe('block');
    expect(verdict('cdn.a.github.io', 'a.github.io')).toBe('lists');
    expect(verdict('b.github.io', 'github.com')).toBe('lists');
    expect(blocked('GitHub', FIREFOX).map(({ condition }) => Object.keys(condition))).toEqual([
      ['requestDomains', 'excludedInitiatorDomains', 'resourceTypes'],
      ['requestDomains', 'initiatorDomains', 'domainType', 'resourceTypes'],
    ]);
  });

  it.each([undefined, 'news.example'])(
    'leave out what others have beneath its domains (%s)',
    (site) => {
      const verdict = (host: string) =>
        outcomeOf(blocked('Cloud', CHROMIUM, site), { host, top: 'news.example', type: 'script' })
          .verdict;
      expect(verdict('x.cloud.example')).toBe('block');
      expect(verdict('shop.cloud.example')).toBe('lists');
      expect(verdict('cdn.shop.cloud.example')).toBe('lists');
      expect(verdict('notshop.cloud.example')).toBe('block');
    },
  );
});

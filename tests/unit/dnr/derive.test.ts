import { describe, expect, it } from 'vitest';
import { changeBetween } from '@/lib/dnr/change.ts';
import { deriveRules } from '@/lib/dnr/derive.ts';
import { PRIORITY } from '@/lib/dnr/priorities.ts';
import type { Dialect } from '@/lib/dnr/rule.ts';
import type { Catalog } from '@/lib/domain/catalog.ts';
import { DEFAULT_PROTECTION, type Protection } from '@/lib/domain/protection.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';

const CHROMIUM: Dialect = { topDomains: true, resourceTypes: ['main_frame', 'script', 'other'] };
const FIREFOX: Dialect = { topDomains: false, resourceTypes: ['main_frame', 'script', 'beacon'] };
const CATALOG: Catalog = {
  ...unnamedCatalog,
  domainsOf: (id) => (id === 'Meta' ? ['facebook.com', 'fbcdn.net'] : [id]),
};
const SETTINGS: Protection = {
  version: 1,
  trustedSites: ['news.example', 'shop.example'],
  decisions: { 'unnamed.example': 'allow', Meta: 'block' },
};

describe('deriveRules', () => {
  it('asks for nothing where nothing was decided', () => {
    expect(deriveRules(DEFAULT_PROTECTION, CATALOG, CHROMIUM)).toEqual([]);
  });

  it('names the top-level site in Chromium', () => {
    expect(deriveRules(SETTINGS, CATALOG, CHROMIUM)).toEqual([
      {
        id: 1,
        priority: 300,
        action: { type: 'allow' },
        condition: {
          topDomains: ['news.example', 'shop.example'],
          resourceTypes: ['main_frame', 'script', 'other'],
        },
      },
      {
        id: 2,
        priority: 100,
        action: { type: 'block' },
        condition: {
          requestDomains: ['facebook.com', 'fbcdn.net'],
          excludedTopDomains: ['facebook.com', 'fbcdn.net'],
          resourceTypes: ['script', 'other'],
        },
      },
      {
        id: 3,
        priority: 100,
        action: { type: 'allow' },
        condition: {
          requestDomains: ['unnamed.example'],
          excludedTopDomains: ['unnamed.example'],
          resourceTypes: ['script', 'other'],
        },
      },
    ]);
  });

  it('names the asking frame in Firefox, which does not know the top-level site', () => {
    expect(deriveRules(SETTINGS, CATALOG, FIREFOX).slice(0, 3)).toEqual([
      {
        id: 1,
        priority: 300,
        action: { type: 'allowAllRequests' },
        condition: {
          requestDomains: ['news.example', 'shop.example'],
          resourceTypes: ['main_frame'],
        },
      },
      {
        id: 2,
        priority: 300,
        action: { type: 'allow' },
        condition: {
          initiatorDomains: ['news.example', 'shop.example'],
          resourceTypes: ['main_frame', 'script', 'beacon'],
        },
      },
      {
        id: 3,
        priority: 100,
        action: { type: 'block' },
        condition: {
          requestDomains: ['facebook.com', 'fbcdn.net'],
          excludedInitiatorDomains: ['facebook.com', 'fbcdn.net'],
          resourceTypes: ['script', 'beacon'],
        },
      },
    ]);
  });

  it('gives the same rules whatever the order in which companies were decided', () => {
    const decisions = Object.fromEntries(Object.entries(SETTINGS.decisions).reverse());
    const again = deriveRules({ ...SETTINGS, decisions }, CATALOG, CHROMIUM);
    expect(again).toEqual(deriveRules(SETTINGS, CATALOG, CHROMIUM));
  });

  it('lets every choice beat the lists, and trust beat every choice', () => {
    const HIGHEST_OF_LISTS = 30;
    expect(PRIORITY.company).toBeGreaterThan(HIGHEST_OF_LISTS);
    expect(PRIORITY.trustedSite).toBeGreaterThan(PRIORITY.company);
  });
});

describe('changeBetween', () => {
  const rules = deriveRules(SETTINGS, CATALOG, CHROMIUM);

  it('leaves the browser alone when it has what is wanted, whatever the order of keys', () => {
    const reversed = rules.map((rule) => Object.fromEntries(Object.entries(rule).reverse()));
    expect(changeBetween(reversed, rules)).toBeUndefined();
  });

  it('replaces what differs, and removes what is not wanted any more', () => {
    const wanted = deriveRules(
      { ...SETTINGS, trustedSites: ['news.example'], decisions: { Meta: 'block' } },
      CATALOG,
      CHROMIUM,
    );
    expect(changeBetween(rules, wanted)).toEqual({ add: [wanted[0]], removeIds: [1, 3] });
  });
});

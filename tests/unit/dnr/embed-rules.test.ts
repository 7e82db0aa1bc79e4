import { describe, expect, it } from 'vitest';
import { derivePassingRules, deriveRules } from '@/lib/dnr/derive.ts';
import type { Dialect, Rule } from '@/lib/dnr/rule.ts';
import type { Catalog } from '@/lib/domain/catalog.ts';
import type { Action, Decision, Subject } from '@/lib/domain/decision.ts';
import { KNOWN_EMBEDS } from '@/lib/domain/embeds.ts';
import { isWithin } from '@/lib/domain/explain.ts';
import { DEFAULT_PROTECTION, NOTHING_PASSING, type Protection } from '@/lib/domain/protection.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { outcomeOf } from '../../support/rule-model.ts';

const NOW = 1_000;
const MARKS = { madeAt: 1, from: 'popup' } as const;
const PAGE = 'chrome-extension://id/placeholder.html';
const CHROMIUM: Dialect = {
  topDomains: true,
  responseHeaders: true,
  resourceTypes: ['main_frame', 'sub_frame', 'script'],
};
const GOOGLE = ['youtube.com', 'google.com', 'googlevideo.com', 'blogspot.com'];
const CATALOG: Catalog = {
  ...unnamedCatalog,
  domainsOf: (id) => (id === 'Google' ? GOOGLE : [id]),
  entityOf: (host) =>
    GOOGLE.some((domain) => isWithin(host, domain))
      ? { id: 'Google', name: 'Google', category: 'advertising', source: 'unweave' }
      : unnamedCatalog.entityOf(host),
};
const SOURCES = { catalog: CATALOG, learned: ['youtube.com'], stubs: [], dialect: CHROMIUM };
const STRICT: Protection = {
  ...DEFAULT_PROTECTION,
  level: 'strict',
  signals: { gpc: false, dnt: false },
};

const URL = 'https://www.youtube.com/embed/abc?x=1';
const VIDEO = {
  ...{ host: 'www.youtube.com', top: 'news.example', type: 'sub_frame', url: URL, tabId: 4 },
};
const REPLACED = { verdict: 'redirect', to: `${PAGE}?u=${URL}`, headers: [] };
const SAID = { ...REPLACED, to: `${PAGE}?blocked&u=${URL}` };

function rulesFor(protection: Partial<Protection>, passing = NOTHING_PASSING): readonly Rule[] {
  const sources = { ...SOURCES, placeholder: PAGE };
  const settings = { ...STRICT, ...protection };
  return [...deriveRules(settings, NOW, sources), ...derivePassingRules(passing, sources)];
}
const outcome = (protection: Partial<Protection>, request: Partial<typeof VIDEO> = {}) =>
  outcomeOf(rulesFor(protection), { ...VIDEO, ...request });

const company: Subject = { kind: 'company', id: 'Google' };
const domain: Subject = { kind: 'domain', id: 'youtube.com' };
const decided = (subject: Subject, action: Action, site?: string): Partial<Protection> => ({
  decisions: [{ subject, action, ...(site && { site }), ...MARKS } satisfies Decision],
});

describe('rules for embeds', () => {
  it('are none but at Strict, where there is a page to show', () => {
    const redirects = (rules: readonly Rule[]) =>
      rules.filter(({ action }) => action.type === 'redirect').length;
    expect(redirects(rulesFor({}))).toBe(KNOWN_EMBEDS.length);
    expect(redirects(deriveRules(STRICT, NOW, SOURCES))).toBe(0);
  });

  it('replace frames of strangers, and nothing else', () => {
    expect(outcome({})).toEqual(REPLACED);
    expect(outcome({}, { top: 'google.com' }).verdict).toBe('lists');
    expect(outcome({}, { top: 'someone.blogspot.com' })).toEqual(REPLACED);
    expect(outcome({}, { type: 'script' }).verdict).toBe('lists');
    expect(outcome({}, { type: 'main_frame' }).verdict).toBe('lists');
    expect(outcome({}, { url: 'https://www.youtube.com/watch' }).verdict).toBe('lists');
    expect(outcome({}, { host: 'notyoutube.com' }).verdict).toBe('lists');
  });

  it('name the asking frame in Firefox', () => {
    const dialect = { ...CHROMIUM, topDomains: false, responseHeaders: false };
    const rules = deriveRules(STRICT, NOW, { ...SOURCES, dialect, placeholder: PAGE });
    const keys = rules.flatMap(({ condition }) => Object.keys(condition));
    expect(keys).toContain('excludedInitiatorDomains');
    expect(keys).not.toContain('excludedTopDomains');
  });

  it.each<[string, Partial<Protection>]>([
    ['a pause', { pausedUntil: NOW + 1 }],
    ['trust', { trusts: [{ site: 'news.example', ...MARKS }] }],
    ['an allowed company', decided(company, 'allow')],
    ['an allowed company here', decided(company, 'allow', 'news.example')],
    ['an allowed domain', decided(domain, 'allow')],
    ['an allowed domain here', decided(domain, 'allow', 'news.example')],
    ['a limited company', decided(company, 'limit')],
    ['a limited domain here', decided(domain, 'limit', 'news.example')],
  ])('give way to %s', (_, protection) => {
    expect(outcome(protection).verdict).toBe('allow');
  });

  it.each<[string, Partial<Protection>]>([
    ['a company', decided(company, 'block')],
    ['a company here', decided(company, 'block', 'news.example')],
    ['a domain', decided(domain, 'block')],
    ['a domain here', decided(domain, 'block', 'news.example')],
  ])('say that the person blocked %s, whose other requests are blocked', (_, protection) => {
    expect(outcome(protection)).toEqual(SAID);
    expect(outcome(protection, { type: 'script' }).verdict).toBe('block');
    const watch = { url: 'https://www.youtube.com/watch' };
    expect(outcome(protection, watch).verdict).toBe('block');
  });

  it('follow the closest decision', () => {
    const [block] = decided(company, 'block').decisions ?? [];
    const [allow] = decided(domain, 'allow', 'news.example').decisions ?? [];
    const decisions = [block, allow] as Decision[];
    expect(outcome({ decisions }).verdict).toBe('allow');
    expect(outcome({ decisions }, { top: 'shop.example' })).toEqual(SAID);
  });

  it('let one in once: in its tab, without cookies, and only where nobody decided', () => {
    const loads = [{ tabId: 4, embed: 'youtube-video' }];
    const once = (protection: Partial<Protection>, request: Partial<typeof VIDEO> = {}) =>
      outcomeOf(rulesFor(protection, { ...NOTHING_PASSING, loads }), { ...VIDEO, ...request });
    expect(once({})).toEqual({ verdict: 'allow', headers: ['cookie'] });
    expect(once({}, { tabId: 5 })).toEqual(REPLACED);
    expect(once({}, { type: 'script' }).verdict).toBe('lists');
    expect(once(decided(company, 'block'))).toEqual(SAID);
    expect(once(decided(company, 'allow'))).toEqual({ verdict: 'allow', headers: [] });
    expect(once({ trusts: [{ site: 'news.example', ...MARKS }] }).headers).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivePassingRules, deriveRules } from '@/lib/dnr/derive.ts';
import { PRIORITY, priorityOf } from '@/lib/dnr/priorities.ts';
import type { Dialect, Rule } from '@/lib/dnr/rule.ts';
import type { Catalog } from '@/lib/domain/catalog.ts';
import { ACTIONS, type Decision, type Subject } from '@/lib/domain/decision.ts';
import { isWithin, settingsSay } from '@/lib/domain/explain.ts';
import { inForceAt } from '@/lib/domain/in-force.ts';
import { ownerOf } from '@/lib/domain/owner.ts';
import { DEFAULT_PROTECTION, type Passing, type Protection } from '@/lib/domain/protection.ts';
import { siteOf } from '@/lib/domain/site.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { settingsOf, type World } from '../../support/fixtures/random-settings.ts';
import { outcomeOf } from '../../support/rule-model.ts';

const NOW = 10_000_000;
const MARKS = { madeAt: 1, from: 'popup' } as const;
const CHROMIUM: Dialect = {
  topDomains: true,
  responseHeaders: true,
  resourceTypes: ['main_frame', 'sub_frame', 'script'],
};
const FIREFOX: Dialect = { ...CHROMIUM, topDomains: false, responseHeaders: false };

/** One company with three domains, of which two are sites that people visit. */
const META = ['facebook.com', 'fbcdn.net', 'instagram.com'];
/** One that lends sites to others. */
const GITHUB = ['github.com', 'github.io'];
/** One that was given a name beneath a domain of the other. */
const RENTER = ['rented.github.com'];
const COMPANIES: Readonly<Record<string, readonly string[]>> = {
  ...{ Renter: RENTER, Meta: META, GitHub: GITHUB },
};
const CATALOG: Catalog = {
  domainsOf: (id) => COMPANIES[id] ?? [id],
  othersBeneath: (id) => (id === 'GitHub' ? RENTER : []),
  entityOf(host) {
    const owns = (domains: readonly string[]) => domains.some((domain) => isWithin(host, domain));
    const [id] = Object.entries(COMPANIES).find(([, domains]) => owns(domains)) ?? [];
    if (id === undefined) return unnamedCatalog.entityOf(host);
    return { id, name: id, category: 'social', source: 'unweave' };
  },
};
const QUIET: Protection = { ...DEFAULT_PROTECTION, signals: { gpc: false, dnt: false } };

const company = (id: string): Subject => ({ kind: 'company', id });
const domain = (id: string): Subject => ({ kind: 'domain', id });
const derive = (protection: Protection, dialect = CHROMIUM, learned: readonly string[] = []) =>
  deriveRules(protection, NOW, { catalog: CATALOG, learned, stubs: [], dialect });
const decided = (...decisions: Omit<Decision, 'madeAt' | 'from'>[]): Protection => ({
  ...QUIET,
  decisions: decisions.map((decision) => ({ ...decision, ...MARKS })),
});

describe('deriveRules', () => {
  it('asks for nothing where nothing was decided', () => {
    expect(derive(QUIET)).toEqual([]);
  });

  it('trusts a site by its top-level document, the navigation itself included', () => {
    const trusts = ['shop.example', 'news.example'].map((site) => ({ site, ...MARKS }));
    expect(derive({ ...QUIET, trusts })).toEqual([
      {
        id: 1,
        priority: 300,
        action: { type: 'allow' },
        condition: {
          topDomains: ['news.example', 'shop.example'],
          resourceTypes: CHROMIUM.resourceTypes,
        },
      },
    ]);
  });

  it('names the asking frame in Firefox, which does not know the top-level site', () => {
    const trusts = [{ site: 'news.example', ...MARKS }];
    const rules = derive(
      { ...decided({ subject: company('Meta'), action: 'block' }), trusts },
      FIREFOX,
    );
    expect(rules.map(({ action, condition }) => [action.type, Object.keys(condition)])).toEqual([
      ['allowAllRequests', ['requestDomains', 'resourceTypes']],
      ['allow', ['initiatorDomains', 'resourceTypes']],
      ['block', ['requestDomains', 'excludedInitiatorDomains', 'resourceTypes']],
    ]);
  });

  it('limits: lets through, without cookies and without the whole address', () => {
    const rules = derive(
      decided({ subject: domain('px.example'), site: 'news.example', action: 'limit' }),
    );
    const request = { host: 'a.px.example', top: 'news.example', type: 'script' };
    expect(outcomeOf(rules, request)).toEqual({ verdict: 'allow', headers: ['cookie', 'referer'] });
    expect(outcomeOf(rules, { ...request, type: 'sub_frame' }).headers).toEqual(['cookie']);
    expect(outcomeOf(rules, { ...request, top: 'other.example' }).verdict).toBe('lists');
    expect(outcomeOf(rules, { ...request, host: 'notpx.example' }).verdict).toBe('lists');
  });

  it('drops what has ended, and keeps what has not', () => {
    const subject = company('Meta');
    const blocked = { host: 'facebook.com', top: 'news.example', type: 'script' };
    const ended = decided({ subject, action: 'block' }, { subject, action: 'allow', until: NOW });
    expect(outcomeOf(derive(ended), blocked).verdict).toBe('block');
    const holding = decided(
      { subject, action: 'block' },
      { subject, action: 'allow', until: NOW + 1 },
    );
    expect(outcomeOf(derive(holding), blocked).verdict).toBe('allow');
  });

  it('sends signals to trusted sites too, but not while paused', () => {
    const trusts = [{ site: 'news.example', ...MARKS }];
    const protection: Protection = { ...QUIET, trusts, signals: { gpc: true, dnt: true } };
    const request = { host: 'a.example', top: 'news.example', type: 'script' };
    expect(outcomeOf(derive(protection), request).headers).toEqual(['dnt', 'sec-gpc']);
    const paused = derive({ ...protection, pausedUntil: NOW + 1 });
    expect(outcomeOf(paused, request)).toEqual({ verdict: 'allow', headers: [] });
  });

  it('leaves a company whole on its own sites', () => {
    const rules = derive(decided({ subject: company('Meta'), action: 'block' }));
    for (const top of META) {
      const request = { host: 'static.fbcdn.net', top, type: 'script' };
      expect(outcomeOf(rules, request).verdict).toBe('lists');
    }
  });
});

const HOSTS = [
  'x.rented.github.com',
  'b.github.io',
  'api.github.com',
  'facebook.com',
  'x.fbcdn.net',
  'a.b.px.example',
  'b.px.example',
  'notpx.example',
];
const SITES = [
  ...['news.example', 'shop.example', 'instagram.com', 'px.example'],
  ...['a.github.io', 'github.com'],
];
const WORLD: World = {
  companies: ['Meta', 'Renter', 'GitHub', 'px.example', 'notpx.example'],
  domains: ['github.com', 'fbcdn.net', 'px.example', 'b.px.example', 'a.b.px.example'],
  sites: SITES,
};
const settings = settingsOf(WORLD, NOW);

const learnt = fc.subarray(['fbcdn.net', 'notpx.example', 'px.example']);

describe('rules and settings', () => {
  it('say the same of every third party, whatever was decided', () => {
    const requests = fc.record({ host: fc.constantFrom(...HOSTS), top: fc.constantFrom(...SITES) });
    fc.assert(
      fc.property(settings, requests, learnt, ({ protection, passing }, { host, top }, learned) => {
        fc.pre(siteOf(host) !== top);
        const said = sayOf(protection, passing, host, top, learned);
        const rules = allRules(protection, passing, learned);
        expect(outcomeOf(rules, { host, top, type: 'script' })).toEqual(said);
      }),
      { numRuns: 3_000 },
    );
  });

  it('give every pair of decisions an order: no two rules of different reach share a number', () => {
    const decisions = fc.record({
      subject: fc.oneof(
        fc.constantFrom(...WORLD.companies).map(company),
        fc.constantFrom(...WORLD.domains).map(domain),
      ),
      site: fc.constantFrom(undefined, ...SITES),
      action: fc.constantFrom(...ACTIONS),
    });
    fc.assert(
      fc.property(decisions, decisions, fc.boolean(), fc.boolean(), (a, b, passA, passB) => {
        const [first, second] = [priorityOf(a, passA), priorityOf(b, passB)];
        const sameRank =
          (a.site === undefined) === (b.site === undefined) &&
          a.subject.kind === b.subject.kind &&
          (a.subject.kind === 'company' ||
            a.subject.id.split('.').length === b.subject.id.split('.').length);
        if (!sameRank || passA !== passB)
          expect(Math.abs(first - second)).toBeGreaterThanOrEqual(2);
        else expect(first).toBe(second);
        for (const number of [first, second]) {
          expect(number).toBeGreaterThan(PRIORITY.learned + 1);
          expect(number + 1).toBeLessThan(PRIORITY.trustedSite);
        }
      }),
    );
  });
});

/** What the pure model expects of the browser. */
function sayOf(
  protection: Protection,
  passing: Passing,
  host: string,
  top: string,
  learned: readonly string[],
) {
  const inForce = inForceAt(protection, NOW, passing, learned);
  const ids = { company: CATALOG.entityOf(host).id, siteOwner: ownerOf(top, CATALOG) };
  const say = settingsSay(inForce, { host, site: top, ...ids });
  const signals = [
    ...(inForce.signals.dnt ? ['dnt'] : []),
    ...(inForce.signals.gpc ? ['sec-gpc'] : []),
  ];
  if (say.by === 'pause') return { verdict: 'allow', headers: [] };
  if (say.by === 'trust' || say.by === 'watch') return { verdict: 'allow', headers: signals };
  if (say.by === 'learned')
    return { verdict: 'lists', headers: ['cookie', ...signals, 'referer'].sort() };
  if (say.by === 'lists') {
    const strict = inForce.level === 'strict' ? ['cookie'] : [];
    return { verdict: 'lists', headers: [...strict, ...signals] };
  }
  if (say.ruling.action === 'block') return { verdict: 'block', headers: [] };
  if (say.ruling.action === 'allow') return { verdict: 'allow', headers: signals };
  return { verdict: 'allow', headers: ['cookie', 'referer', ...signals].sort() };
}

function allRules(
  protection: Protection,
  passing: Passing,
  learned: readonly string[],
): readonly Rule[] {
  const sources = { catalog: CATALOG, learned, stubs: [], dialect: CHROMIUM };
  return [...derive(protection, CHROMIUM, learned), ...derivePassingRules(passing, sources)];
}

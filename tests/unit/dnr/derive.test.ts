import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween } from '@/lib/dnr/change.ts';
import { derivePassingRules, deriveRules } from '@/lib/dnr/derive.ts';
import { PRIORITY, priorityOf } from '@/lib/dnr/priorities.ts';
import type { Dialect, Rule } from '@/lib/dnr/rule.ts';
import type { Catalog } from '@/lib/domain/catalog.ts';
import { ACTIONS, type Decision, type Subject } from '@/lib/domain/decision.ts';
import { isWithin, settingsSay } from '@/lib/domain/explain.ts';
import { inForceAt } from '@/lib/domain/in-force.ts';
import {
  DEFAULT_PROTECTION,
  LEVELS,
  type Passing,
  type Protection,
} from '@/lib/domain/protection.ts';
import { siteOf } from '@/lib/domain/site.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { outcomeOf } from '../../support/rule-model.ts';

const NOW = 1_000_000;
const MARKS = { madeAt: 1, from: 'popup' } as const;
const CHROMIUM: Dialect = {
  topDomains: true,
  responseHeaders: true,
  resourceTypes: ['main_frame', 'sub_frame', 'script'],
};
const FIREFOX: Dialect = { ...CHROMIUM, topDomains: false, responseHeaders: false };

/** One company with three domains, of which two are sites that people visit. */
const META = ['facebook.com', 'fbcdn.net', 'instagram.com'];
const CATALOG: Catalog = {
  domainsOf: (id) => (id === 'Meta' ? META : [id]),
  entityOf: (host) =>
    META.some((domain) => isWithin(host, domain))
      ? { id: 'Meta', name: 'Meta', category: 'social', source: 'unweave' }
      : unnamedCatalog.entityOf(host),
};
const QUIET: Protection = { ...DEFAULT_PROTECTION, signals: { gpc: false, dnt: false } };

const company = (id: string): Subject => ({ kind: 'company', id });
const domain = (id: string): Subject => ({ kind: 'domain', id });
const derive = (protection: Protection, dialect = CHROMIUM) =>
  deriveRules(protection, NOW, CATALOG, dialect);
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

const HOSTS = ['facebook.com', 'x.fbcdn.net', 'a.b.px.example', 'b.px.example', 'notpx.example'];
const SITES = ['news.example', 'shop.example', 'instagram.com', 'px.example'];
const subjects = fc.constantFrom(
  ...['Meta', 'px.example', 'notpx.example'].map(company),
  ...['fbcdn.net', 'px.example', 'b.px.example', 'a.b.px.example'].map(domain),
);
const sites = fc.constantFrom(...SITES);
const decisions = fc.record(
  { subject: subjects, site: sites, action: fc.constantFrom(...ACTIONS) },
  { requiredKeys: ['subject', 'action'] },
);
const ends = fc.constantFrom(undefined, NOW - 1, NOW + 1);
const lasting = fc
  .tuple(decisions, ends)
  .map(([decision, until]) => ({ ...decision, ...MARKS, ...(until && { until }) }));
const visit = { tabId: 1, site: 'news.example' };
const settings = fc.record({
  protection: fc.record({
    version: fc.constant(2 as const),
    level: fc.constantFrom(...LEVELS),
    pausedUntil: fc.constantFrom(undefined, undefined, NOW - 1, NOW + 1),
    trusts: fc.array(
      sites.map((site) => ({ site, ...MARKS })),
      { maxLength: 1 },
    ),
    decisions: fc.uniqueArray(lasting, {
      maxLength: 6,
      selector: ({ subject, site, until }) => JSON.stringify([subject, site, until === undefined]),
    }),
    signals: fc.record({ gpc: fc.boolean(), dnt: fc.boolean() }),
    lists: fc.constant([]),
  }),
  passing: fc.record({
    decisions: fc.uniqueArray(
      decisions.map((decision) => ({ ...decision, ...MARKS, visit })),
      { maxLength: 3, selector: ({ subject, site }) => JSON.stringify([subject, site]) },
    ),
    trusts: fc.constant([]),
    paused: fc.constantFrom(false, false, false, true),
  }),
});

describe('rules and settings', () => {
  it('say the same of every third party, whatever was decided', () => {
    const requests = fc.record({ host: fc.constantFrom(...HOSTS), top: sites });
    fc.assert(
      fc.property(settings, requests, ({ protection, passing }, { host, top }) => {
        fc.pre(siteOf(host) !== top);
        const said = sayOf(protection, passing, host, top);
        const rules = allRules(protection, passing);
        expect(outcomeOf(rules, { host, top, type: 'script' })).toEqual(said);
      }),
      { numRuns: 3_000 },
    );
  });

  it('give every pair of decisions an order: no two rules of different reach share a number', () => {
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
function sayOf(protection: Protection, passing: Passing, host: string, top: string) {
  const inForce = inForceAt(protection, NOW, passing);
  const ids = { company: CATALOG.entityOf(host).id, siteOwner: CATALOG.entityOf(top).id };
  const say = settingsSay(inForce, { host, site: top, ...ids });
  const signals = [
    ...(inForce.signals.dnt ? ['dnt'] : []),
    ...(inForce.signals.gpc ? ['sec-gpc'] : []),
  ];
  if (say.by === 'pause') return { verdict: 'allow', headers: [] };
  if (say.by === 'trust' || say.by === 'watch') return { verdict: 'allow', headers: signals };
  if (say.by !== 'decision') {
    const strict = inForce.level === 'strict' ? ['cookie'] : [];
    return { verdict: 'lists', headers: [...strict, ...signals] };
  }
  if (say.ruling.action === 'block') return { verdict: 'block', headers: [] };
  if (say.ruling.action === 'allow') return { verdict: 'allow', headers: signals };
  return { verdict: 'allow', headers: ['cookie', 'referer', ...signals].sort() };
}

function allRules(protection: Protection, passing: Passing): readonly Rule[] {
  return [...derive(protection), ...derivePassingRules(passing, CATALOG, CHROMIUM)];
}

describe('changeBetween', () => {
  const some = decided(
    { subject: company('Meta'), action: 'block' },
    { subject: company('unnamed.example'), action: 'allow' },
  );
  const rules = derive(some);

  it('leaves the browser alone when it has what is wanted, whatever the order of keys', () => {
    const reversed = rules.map((rule) => Object.fromEntries(Object.entries(rule).reverse()));
    expect(changeBetween(reversed, rules)).toBeUndefined();
  });

  it('replaces what differs, and removes what is not wanted any more', () => {
    const wanted = derive(decided({ subject: company('Meta'), action: 'allow' }));
    expect(changeBetween(rules, wanted)).toEqual({ add: [wanted[0]], removeIds: [1, 2] });
  });
});

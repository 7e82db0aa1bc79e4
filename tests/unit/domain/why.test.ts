import { describe, expect, it } from 'vitest';
import type { Decision } from '@/lib/domain/decision.ts';
import { DEFAULT_PROTECTION, NOTHING_PASSING, type Protection } from '@/lib/domain/protection.ts';
import type { HostCount } from '@/lib/domain/report.ts';
import { momentOf, trustOn } from '@/lib/domain/standing.ts';
import { type Naming, type Why, whyOf } from '@/lib/domain/why.ts';

const NOW = 1000;
const MARKS = { madeAt: 0, from: 'popup' } as const;
const SITE = 'news.example';
const HOST = 'px.ads.example';
const BLOCK: Decision = { subject: { kind: 'company', id: 'Ads' }, action: 'block', ...MARKS };
const ALLOW: Decision = { subject: { kind: 'domain', id: HOST }, action: 'allow', ...MARKS };

const STOPPED = { allowed: 0, blocked: 2 };
const THROUGH = { allowed: 2, blocked: 0 };
const MIXED = { allowed: 1, blocked: 1 };
const REPLACED = { counts: { host: 'www.youtube.com', allowed: 0, blocked: 0, stubbed: 1 } };

interface Case {
  readonly protection?: Partial<Protection>;
  readonly counts?: Partial<HostCount>;
  readonly namings?: readonly Naming[] | undefined;
  readonly outdated?: boolean;
  readonly siteOwner?: string;
  readonly learned?: readonly string[];
}

function why(given: Case): Why {
  const { protection, counts, outdated = false, siteOwner = '' } = given;
  const settings = { ...DEFAULT_PROTECTION, ...protection };
  const learned = (given.learned ?? []).map((domain) => ({ domain, since: 1, sites: 3 }));
  return whyOf({
    moment: momentOf({ protection: settings, passing: NOTHING_PASSING }, NOW, learned),
    thirdParty: { host: HOST, company: 'Ads', site: SITE, siteOwner },
    counts: {
      ...{ host: HOST, company: 'Ads', cookie: false, stubbed: 0, limited: 0 },
      ...{ ...THROUGH, ...counts },
    },
    namings: 'namings' in given ? given.namings : [],
    outdated,
  });
}

const base: Naming = { list: 'base', says: 'host' };
const part: Naming = { list: 'tracking', says: 'addresses' };
const exception: Naming = { list: 'base', says: 'exception' };
const mine: Naming = { list: 'id-1', own: 'Mine', says: 'host' };

describe('why a host is treated as it is', () => {
  const all: Partial<Protection> = {
    pausedUntil: NOW + 1,
    trusts: [{ site: SITE, ...MARKS }],
    level: 'watch',
    decisions: [BLOCK, ALLOW],
  };
  const { pausedUntil: _, ...unpaused } = all;

  it.each<[string, Case, Partial<Why>]>([
    ['a pause, above all', { protection: all }, { by: 'pause' }],
    ['trust, above Watch', { protection: unpaused }, { by: 'trust' }],
    ['Watch, above decisions', { protection: { ...unpaused, trusts: [] } }, { by: 'watch' }],
    [
      'the closest decision, above the lists',
      { protection: { decisions: [BLOCK, ALLOW] }, namings: [base] },
      { by: 'decision', decision: ALLOW },
    ],
    [
      'the decision on the company',
      { protection: { decisions: [BLOCK] } },
      { by: 'decision', decision: BLOCK },
    ],
    [
      'not a decision for everywhere on a site of its own',
      { protection: { decisions: [BLOCK] }, siteOwner: 'Ads' },
      { by: 'owner' },
    ],
    [
      'not a decision that has ended',
      { protection: { decisions: [{ ...BLOCK, until: NOW }] } },
      { by: 'nobody' },
    ],
    [
      'lists that name the whole host, rather than those that name addresses',
      { namings: [part, base], counts: STOPPED },
      { by: 'named', lists: [{ list: 'base' }], whole: true, excepted: false, became: 'stopped' },
    ],
    [
      'lists that name addresses of it',
      { namings: [part], counts: MIXED },
      { by: 'named', lists: [{ list: 'tracking' }], whole: false, became: 'mixed' },
    ],
    ['their exceptions', { namings: [base, exception] }, { by: 'named', excepted: true }],
    [
      'the person’s own lists, beside packaged ones',
      { namings: [base, mine, mine], counts: STOPPED },
      { by: 'named', lists: [{ list: 'base' }, { list: 'id-1', own: 'Mine' }], exceptedBy: [] },
    ],
    [
      'an exception of the person’s own list',
      { namings: [base, exception, { ...mine, says: 'exception' }] },
      { by: 'named', excepted: true, exceptedBy: [{ list: 'id-1', own: 'Mine' }] },
    ],
    [
      'that it behaves like a tracker, marked at Standard',
      { learned: ['ads.example'] },
      { by: 'learned', limited: false },
    ],
    [
      'that it behaves like a tracker, limited at Strict',
      { learned: ['ads.example'], protection: { level: 'strict' } },
      { by: 'learned', limited: true },
    ],
    [
      'a list that names it, rather than how it behaves',
      { learned: ['ads.example'], namings: [mine], counts: STOPPED },
      { by: 'named' },
    ],
    [
      'not how it behaves, on a site of the same owner',
      { learned: ['ads.example'], siteOwner: 'Ads' },
      { by: 'owner' },
    ],
    [
      'not how it behaves, on a site that behaves the same',
      { learned: ['ads.example', SITE] },
      { by: 'nobody' },
    ],
    ['a rule for any host', { counts: STOPPED }, { by: 'pattern' }],
    [
      'a placeholder, above the lists',
      { ...REPLACED, protection: { level: 'strict' }, namings: [base] },
      { by: 'embed' },
    ],
    ['no placeholder but at Strict', { ...REPLACED, namings: [base] }, { by: 'named' }],
    [
      'the decision, not the placeholder that says so',
      { ...REPLACED, protection: { level: 'strict', decisions: [BLOCK] } },
      { by: 'decision' },
    ],
    ['nobody', {}, { by: 'nobody', limited: false }],
    ['an exception for what nobody stops', { namings: [exception] }, { by: 'nobody' }],
    ['nobody, at Strict', { protection: { level: 'strict' } }, { by: 'nobody', limited: true }],
    ['the same owner', { siteOwner: 'Ads' }, { by: 'owner' }],
    ['lists not read yet', { namings: undefined, counts: STOPPED }, { by: 'lists' }],
    [
      'lists that would not have stopped it, under settings that are no more',
      { counts: STOPPED, outdated: true },
      { by: 'lists' },
    ],
  ])('is %s', (_name, given, wanted) => {
    expect(why(given)).toMatchObject(wanted);
  });
});

describe('the trust in force', () => {
  it('is the one that ends last', () => {
    const hour = { site: SITE, ...MARKS, until: NOW + 1 };
    const always = { site: SITE, ...MARKS };
    const on = (trusts: Protection['trusts'], now = NOW) =>
      trustOn(
        momentOf({ protection: { ...DEFAULT_PROTECTION, trusts }, passing: NOTHING_PASSING }, now),
        SITE,
      );
    expect(on([hour, always])).toBe(always);
    expect(on([hour])).toBe(hour);
    expect(on([hour], NOW + 1)).toBeUndefined();
  });
});

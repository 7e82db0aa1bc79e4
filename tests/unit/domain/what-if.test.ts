import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Decision } from '@/lib/domain/decision.ts';
import { inForceAt } from '@/lib/domain/in-force.ts';
import { DEFAULT_PROTECTION, LEVELS, type Protection } from '@/lib/domain/protection.ts';
import { type Difference, type Proposal, type Thread, whatIf } from '@/lib/domain/what-if.ts';

const NOW = 1_000;
const SUBJECT = { kind: 'company', id: 'Criteo' } as const;
const marks = { madeAt: 1, from: 'popup' } as const;

const thread = (site: string, ...hosts: (readonly [string, boolean])[]): Thread => ({
  site,
  siteOwner: site,
  hosts: hosts.map(([host, through]) => ({ host, through })),
});
const THREADS = [
  thread('news.example', ['a.criteo.com', true], ['b.criteo.net', false]),
  thread('shop.example', ['b.criteo.net', false]),
  thread('bank.example', ['a.criteo.com', true]),
];

function difference(
  proposal: Proposal,
  change: Partial<Protection> = {},
  learned: readonly string[] = [],
): Partial<Difference> {
  const inForce = inForceAt({ ...DEFAULT_PROTECTION, ...change }, NOW, undefined, learned);
  const all = Object.entries(whatIf(inForce, 'Criteo', THREADS, proposal));
  return Object.fromEntries(all.filter(([, sites]) => sites.length > 0));
}
const decided = (...decisions: Omit<Decision, 'madeAt' | 'from'>[]) => ({
  decisions: decisions.map((decision) => ({ ...decision, ...marks })),
});

describe('what would change', () => {
  it('when a company is blocked: its threads that got through vanish', () => {
    expect(difference({ reach: { subject: SUBJECT }, action: 'block' })).toEqual({
      vanish: ['news.example', 'bank.example'],
      unchanged: ['shop.example'],
    });
  });

  it('when it is allowed, limited, or blocked on one site', () => {
    expect(difference({ reach: { subject: SUBJECT }, action: 'allow' })).toEqual({
      return: ['shop.example'],
      unchanged: ['news.example', 'bank.example'],
    });
    expect(difference({ reach: { subject: SUBJECT }, action: 'limit' })).toEqual({
      thin: ['news.example', 'bank.example'],
      return: ['shop.example'],
    });
    const here = { subject: SUBJECT, site: 'bank.example' };
    expect(difference({ reach: here, action: 'block' })).toEqual({
      vanish: ['bank.example'],
      unchanged: ['news.example', 'shop.example'],
    });
  });

  it('when one domain is blocked: a thread by another domain stays', () => {
    const reach = { subject: { kind: 'domain', id: 'criteo.com' } } as const;
    const change = decided({ ...reach, action: 'allow' });
    expect(difference({ reach, action: 'block' }, change)).toMatchObject({
      vanish: expect.any(Array),
    });
    expect(
      difference({ reach: { subject: { ...reach.subject, id: 'criteo.net' } }, action: 'allow' }),
    ).toEqual({
      return: ['shop.example'],
      unchanged: ['news.example', 'bank.example'],
    });
  });

  it('when a decision is taken back: the lists decide, and nobody knows how', () => {
    const change = decided({ subject: SUBJECT, action: 'block' });
    expect(difference({ reach: { subject: SUBJECT } }, change)).toEqual({
      unsure: ['news.example', 'shop.example', 'bank.example'],
    });
    expect(difference({ reach: { subject: SUBJECT }, action: 'limit' }, change)).toEqual({
      return: ['news.example', 'shop.example', 'bank.example'],
    });
  });

  it('where a closer decision, a trust or a pause holds: nothing', () => {
    const change = {
      ...decided({ subject: SUBJECT, site: 'news.example', action: 'allow' }),
      trusts: [{ site: 'bank.example', ...marks }],
    };
    expect(difference({ reach: { subject: SUBJECT }, action: 'block' }, change)).toEqual({
      unchanged: ['news.example', 'shop.example', 'bank.example'],
    });
    expect(
      difference({ reach: { subject: SUBJECT }, action: 'block' }, { pausedUntil: NOW + 1 }),
    ).toEqual({ unchanged: ['news.example', 'shop.example', 'bank.example'] });
  });

  it('when a company that behaves like a tracker is allowed at Strict: it has cookies again', () => {
    const reach = { subject: SUBJECT };
    expect(difference({ reach, action: 'allow' }, { level: 'strict' }, ['criteo.com'])).toEqual({
      return: ['news.example', 'shop.example', 'bank.example'],
    });
  });

  it('is said of every site once, and is nothing for what holds already', () => {
    const actions = fc.constantFrom(...ACTIONS);
    const sites = fc.constantFrom(undefined, 'news.example', 'bank.example');
    fc.assert(
      fc.property(
        actions,
        actions,
        sites,
        fc.constantFrom(...LEVELS),
        (before, after, site, level) => {
          const reach = { subject: SUBJECT, ...(site !== undefined && { site }) };
          const change = { level, ...decided({ ...reach, action: before }) };
          const all = difference({ reach, action: after }, change);
          expect(Object.values(all).flat().sort()).toEqual(THREADS.map((one) => one.site).sort());
          if (before === after) expect(Object.keys(all)).toEqual(['unchanged']);
        },
      ),
    );
  });
});

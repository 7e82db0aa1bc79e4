import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  type Action,
  type Decision,
  type Reach,
  reachKey,
} from '@/lib/domain/decision.ts';
import { type InForce, inForceAt } from '@/lib/domain/in-force.ts';
import {
  DEFAULT_PROTECTION,
  LEVELS,
  NOTHING_PASSING,
  type Protection,
} from '@/lib/domain/protection.ts';
import { momentOf } from '@/lib/domain/standing.ts';
import {
  type Difference,
  inForceAfter,
  type Thread,
  threadsBy,
  whatIf,
  withPage,
} from '@/lib/domain/what-if.ts';

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

interface Proposal {
  readonly reach: Reach;
  readonly action?: Action;
}

function withProposal(inForce: InForce, { reach, action }: Proposal): InForce {
  const others = inForce.rulings.filter((ruling) => reachKey(ruling) !== reachKey(reach));
  return { ...inForce, rulings: [...others, ...(action ? [{ ...reach, action }] : [])] };
}

function difference(
  proposal: Proposal,
  change: Partial<Protection> = {},
  learned: readonly string[] = [],
): Partial<Difference> {
  const inForce = inForceAt({ ...DEFAULT_PROTECTION, ...change }, NOW, undefined, learned);
  const all = Object.entries(whatIf(inForce, withProposal(inForce, proposal), 'Criteo', THREADS));
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

  it('at Strict, where strangers have no cookies already: allowing brings them back', () => {
    const reach = { subject: SUBJECT };
    expect(difference({ reach, action: 'limit' }, { level: 'strict' })).toEqual({
      return: ['shop.example'],
      unchanged: ['news.example', 'bank.example'],
    });
    expect(difference({ reach, action: 'allow' }, { level: 'strict' })).toEqual({
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

describe('what a command would lead to', () => {
  it('is what the settings say once it was obeyed, with what was learned', () => {
    const protection = {
      ...DEFAULT_PROTECTION,
      ...decided(
        { subject: SUBJECT, site: 'news.example', action: 'allow' },
        { subject: SUBJECT, action: 'limit' },
      ),
    };
    const learned = [{ domain: 'px.example', since: 1, sites: 3 }];
    const moment = momentOf({ protection, passing: NOTHING_PASSING }, NOW, learned);
    const after = inForceAfter(moment, {
      ...{ type: 'decide', subject: SUBJECT, action: 'block', from: 'popup' },
      ...{ term: { duration: 'always' }, instead: { subject: SUBJECT, site: 'news.example' } },
    });
    expect(after.rulings).toEqual([{ subject: SUBJECT, action: 'block' }]);
    expect(after.learned).toEqual(['px.example']);
    expect(moment.inForce.rulings).toHaveLength(2);
  });
});

describe('threads', () => {
  it('by a domain are those of its hosts, label by label', () => {
    const subject = { kind: 'domain', id: 'criteo.net' } as const;
    expect(threadsBy(subject, [...THREADS, thread('x.example', ['notcriteo.net', true])])).toEqual([
      thread('news.example', ['b.criteo.net', false]),
      thread('shop.example', ['b.criteo.net', false]),
    ]);
    expect(threadsBy(SUBJECT, THREADS)).toEqual(THREADS);
  });

  it('of a page are added only where it is not on record', () => {
    const page = thread('private.example', ['a.criteo.com', true]);
    expect(withPage(THREADS, page)).toEqual([page, ...THREADS]);
    expect(withPage(THREADS, thread('news.example'))).toEqual(THREADS);
  });
});

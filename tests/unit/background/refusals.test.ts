import { beforeEach, describe, expect, it } from 'vitest';
import { createEnforcer } from '@/lib/background/enforcer.ts';
import type { Notify } from '@/lib/background/gateway.ts';
import { createOwnLists, type OwnLists } from '@/lib/background/own-lists.ts';
import { createProtector, type Protector } from '@/lib/background/protector.ts';
import type { Decision } from '@/lib/domain/decision.ts';
import { OWN_LISTS_KEY, readOwnLists } from '@/lib/domain/own-list.ts';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection.ts';
import { PROTECTION_KEY } from '@/lib/domain/storage.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { FIRST_OWN_ID } from '@/lib/own-lists/in-force.ts';
import { createFakeBrowser, type FakeBrowser } from '../../support/fake-gateway.ts';
import { block, trust } from '../../support/fixtures/commands.ts';

let fake: FakeBrowser;
let protector: Protector;
let notices: string[];
let lists: OwnLists;

beforeEach(() => {
  fake = createFakeBrowser(new ArrayBuffer(0));
  fake.local.set(PROTECTION_KEY, { ...DEFAULT_PROTECTION, signals: { gpc: false, dnt: false } });
  notices = [];
  protector = start();
});

function start(): Protector {
  const notify: Notify = ({ id }) => notices.push(id);
  lists = createOwnLists(fake.gateway, fake.gateway.ownLists, notify);
  const tend = () => void lists.tend();
  const enforcer = createEnforcer(fake.gateway, async () => unnamedCatalog, notify, tend);
  return createProtector(fake.gateway, enforcer, notify);
}

const HOUR = 3_600_000;

describe('what the browser refuses', () => {
  it('keeps nothing else from coming into force while one rule stays refused', async () => {
    fake.refuse = (rule) =>
      rule.condition.requestDomains?.includes('bad.example') ? 'Rule is bad.' : undefined;
    await protector.apply(block('bad.example'));
    expect(await protector.apply({ type: 'pause', until: 'restart' })).toEqual({ ok: true });
    expect(fake.sessionRules).toHaveLength(1);
    await protector.apply({ type: 'signal', signal: 'gpc', on: true });
    expect(fake.pagesAreTold).toBe(false);
    expect(await protector.apply({ type: 'pause', until: 'hour' })).toEqual({ ok: true });
    expect(fake.alarm).toBe(fake.now + HOUR);
    expect(await protector.apply({ type: 'pause', until: 'now' })).toEqual({ ok: true });
    expect(fake.pagesAreTold).toBe(true);
    const visit = { duration: 'visit', tabId: 4, site: 'news.example' } as const;
    expect(await protector.apply(block('ads.example', visit))).toEqual({ ok: true });
    expect(fake.sessionRules).toHaveLength(1);
    // Another worker finds out at its start which rule is refused.
    protector = start();
    expect(await protector.reconcile()).toMatchObject({ ok: false });
    expect(await protector.apply(trust('news.example'))).toEqual({ ok: true });
    fake.refuse = ({ condition }) => condition.requestDomains && 'Rule is bad.';
    expect(await protector.apply(block('b.example'))).toMatchObject({ ok: false, saved: true });
  });

  it('is said where a step fails, and the other steps are taken', async () => {
    fake.enabled = [];
    fake.gateway.rules.enabledRulesets = () => Promise.reject(new Error('no lists'));
    fake.gateway.tellPages = () => Promise.reject(new Error('no script'));
    const reply = await protector.apply(trust('news.example', { duration: 'hour' }));
    expect(reply).toEqual({ ok: false, saved: true, reason: 'no lists no script' });
    expect(fake.rules).toHaveLength(1);
    expect(fake.alarm).toBe(fake.now + HOUR);
    expect(notices).toEqual(['rules-refused']);
  });

  it('is told of once while the browser runs, however often the worker starts', async () => {
    fake.refuse = () => 'Rule is bad.';
    fake.enabled = [];
    fake.gateway.rules.switchRulesets = () => Promise.reject(new Error('no room'));
    await protector.apply(trust('news.example'));
    for (let worker = 0; worker < 3; worker += 1) await start().reconcile();
    expect(notices).toEqual(['rulesets-missing', 'rules-refused']);
    // The browser was started anew.
    fake.session.clear();
    await start().reconcile();
    expect(notices).toHaveLength(4);
    fake.refuse = () => 'Rule is worse.';
    await start().reconcile();
    expect(notices.slice(4)).toEqual(['rules-refused']);
  });

  it('is told of again when it was over meanwhile', async () => {
    fake.refuse = () => 'Rule is bad.';
    await protector.apply(trust('news.example'));
    await protector.apply({ type: 'distrust', site: 'news.example' });
    await protector.apply(trust('news.example'));
    expect(notices).toEqual(['rules-refused', 'rules-refused']);
  });
});

describe('where the browser has no room for more rules', () => {
  const ofSettings = () => fake.rules.filter(({ id }) => id < FIRST_OWN_ID);
  const decisions = (action: Decision['action'], from: number, to: number) =>
    Array.from({ length: to - from }, (_, i): Decision => {
      const subject = { kind: 'domain', id: `d${from + i}.example` } as const;
      return { subject, action, madeAt: 1, from: 'ledger' };
    });
  const adopt = (...all: readonly Decision[][]) =>
    protector.adopt(async (before) => ({ ...before, decisions: all.flat() }));
  /** Actions of the rules of each domain that a decision is about. */
  function actionsByDomain(): string[] {
    const named = ofSettings().filter(({ condition }) => condition.requestDomains);
    const byDomain = Object.groupBy(named, ({ condition }) => String(condition.requestDomains));
    return Object.values(byDomain).map((rules) =>
      (rules ?? []).map(({ action }) => action.type).join(),
    );
  }
  function countUpdates(): () => number {
    const { update } = fake.gateway.rules;
    let count = 0;
    fake.gateway.rules.update = (...parameters) => {
      count += 1;
      return update(...parameters);
    };
    return () => count;
  }

  it('lists give way to what a person decides, and say how much of them is left', async () => {
    fake.own.limits = { rules: 50, regexes: 20 };
    const text = Array.from({ length: 60 }, (_, i) => `||h${i}.example/path\n`).join('');
    await lists.apply({ type: 'own-list', change: 'write', name: 'Mine', text });
    expect(fake.rules).toHaveLength(45);
    expect(await adopt(decisions('block', 0, 20))).toEqual({ ok: true });
    await lists.tend();
    expect(ofSettings()).toHaveLength(20);
    expect(fake.rules).toHaveLength(50);
    const stored = readOwnLists(fake.local.get(OWN_LISTS_KEY));
    expect(stored).toMatchObject({ room: 30, lists: [{ inForce: 30 }] });
    expect(notices).toEqual([]);
  });

  it('lets nothing in with its cookies where it is to be let in without', async () => {
    fake.own.limits = { rules: 31, regexes: 20 };
    expect(await adopt(decisions('limit', 0, 20))).toMatchObject({ ok: false, saved: true });
    expect(actionsByDomain()).toEqual(Array(10).fill('allow,modifyHeaders,modifyHeaders'));
    // What is let in already loses its cookies, or is let in no more.
    await adopt(decisions('allow', 0, 31));
    expect(actionsByDomain()).toEqual(Array(31).fill('allow'));
    await adopt(decisions('limit', 0, 1), decisions('allow', 1, 31));
    expect(actionsByDomain()).toEqual(Array(30).fill('allow'));
  });

  it('asks the browser a few times, and not for each rule', async () => {
    fake.own.limits = { rules: 700, regexes: 20 };
    const updates = countUpdates();
    await adopt(decisions('block', 0, 1_000));
    expect(ofSettings()).toHaveLength(700);
    expect(updates()).toBeLessThan(60);
    const before = updates();
    await protector.reconcile();
    expect(updates() - before).toBeLessThan(30);
    expect(notices).toEqual(['rules-refused']);
  });

  it('leaves out one rule of hundreds', async () => {
    fake.own.limits = { rules: 5_000, regexes: 20 };
    fake.refuse = ({ id, condition }) =>
      condition.requestDomains?.includes('d300.example') ? `Rule ${id} is bad.` : undefined;
    const updates = countUpdates();
    await adopt(decisions('block', 0, 600));
    expect(ofSettings()).toHaveLength(599);
    expect(updates()).toBeLessThan(30);
  });
});

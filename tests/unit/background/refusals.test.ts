import { beforeEach, describe, expect, it } from 'vitest';
import { createEnforcer } from '@/lib/background/enforcer.ts';
import type { Notify } from '@/lib/background/gateway.ts';
import { createProtector, type Protector } from '@/lib/background/protector.ts';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection.ts';
import { PROTECTION_KEY } from '@/lib/domain/storage.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { createFakeBrowser, type FakeBrowser } from '../../support/fake-gateway.ts';
import { block, trust } from '../../support/fixtures/commands.ts';

let fake: FakeBrowser;
let protector: Protector;
let notices: string[];

beforeEach(() => {
  fake = createFakeBrowser(new ArrayBuffer(0));
  fake.local.set(PROTECTION_KEY, { ...DEFAULT_PROTECTION, signals: { gpc: false, dnt: false } });
  notices = [];
  protector = start();
});

function start(): Protector {
  const notify: Notify = ({ id }) => notices.push(id);
  const enforcer = createEnforcer(fake.gateway, async () => unnamedCatalog, notify);
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

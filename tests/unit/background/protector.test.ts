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
  fake.local.set(PROTECTION_KEY, QUIET);
  notices = [];
  protector = start();
});

function start(): Protector {
  const notify: Notify = ({ id }) => notices.push(id);
  const enforcer = createEnforcer(fake.gateway, async () => unnamedCatalog, notify);
  return createProtector(fake.gateway, enforcer, notify);
}

const QUIET = { ...DEFAULT_PROTECTION, signals: { gpc: false, dnt: false } };
const HOUR = 3_600_000;
const full = () => Promise.reject(new Error('QUOTA_BYTES exceeded'));

describe('the protector', () => {
  it('answers when the change is saved and in force', async () => {
    expect(await protector.apply(trust('news.example'))).toEqual({ ok: true });
    expect(fake.local.get(PROTECTION_KEY)).toMatchObject({ trusts: [{ site: 'news.example' }] });
    expect(fake.rules.map((rule) => rule.condition.topDomains)).toEqual([['news.example']]);
    await protector.apply({ type: 'distrust', site: 'news.example' });
    expect(fake.rules).toEqual([]);
  });

  it('tells the toolbar icon whether anything is blocked at all', async () => {
    await protector.apply({ type: 'level', level: 'watch' });
    expect(fake.standing).toBe('watching');
    await protector.apply({ type: 'pause', until: 'hour' });
    expect(fake.standing).toBe('paused');
    fake.now += HOUR;
    await protector.reconcile();
    expect(fake.standing).toBe('watching');
    await protector.apply({ type: 'level', level: 'strict' });
    expect(fake.standing).toBe('protecting');
  });

  it('carries out changes that come together one after the other', async () => {
    const sites = ['a.example', 'b.example', 'c.example'];
    await Promise.all(sites.map((site) => protector.apply(trust(site))));
    expect(fake.rules[0]?.condition.topDomains).toEqual(sites);
  });

  it('saves a choice that the browser refuses, keeps the others in force, and says so', async () => {
    await protector.apply(block('a.example'));
    fake.refuse = (rule) =>
      rule.condition.requestDomains?.includes('bad.example') ? 'Rule is bad.' : undefined;
    const reply = await protector.apply(block('bad.example'));
    expect(reply).toEqual({ ok: false, saved: true, reason: 'Rule is bad.' });
    await protector.apply(block('c.example'));
    expect(fake.rules.flatMap((rule) => rule.condition.requestDomains)).toEqual([
      'a.example',
      'c.example',
    ]);
    expect(notices).toContain('rules-refused');

    fake.refuse = () => undefined;
    expect(await protector.reconcile()).toEqual({ ok: true });
    expect(fake.rules).toHaveLength(3);
  });

  it('says that nothing was saved when the disk is full, and leaves the rules alone', async () => {
    fake.gateway.local.set = full;
    const reply = await protector.apply(trust('news.example'));
    expect(reply).toMatchObject({ ok: false, saved: false });
    expect(fake.rules).toEqual([]);
  });

  it('repairs corrupt settings, puts the old ones aside, and tells the person', async () => {
    const corrupt = { version: 1, trustedSites: ['news.example', 7], decisions: 'none' };
    fake.local.set(PROTECTION_KEY, corrupt);
    await protector.reconcile();
    expect(notices).toEqual(['settings-unreadable']);
    expect(fake.local.get('protection-unreadable')).toEqual(corrupt);
    expect(fake.local.get(PROTECTION_KEY)).toEqual({
      ...DEFAULT_PROTECTION,
      trusts: [{ site: 'news.example', madeAt: 0, from: 'popup' }],
    });
    await protector.reconcile();
    expect(notices).toHaveLength(1);
  });

  it('puts right rules that were lost or tampered with, and switches the lists on again', async () => {
    await protector.apply(trust('news.example'));
    fake.rules = [];
    fake.enabled = [];
    await protector.reconcile();
    expect(fake.rules).toHaveLength(1);
    expect(fake.enabled).toEqual(['base']);
  });

  it('tells the person when the browser does not let it switch the lists on', async () => {
    fake.enabled = [];
    fake.gateway.rules.switchRulesets = () => Promise.reject(new Error('too many rules'));
    await protector.apply(trust('news.example'));
    expect(notices).toEqual(['rulesets-missing']);
    expect(fake.rules).toHaveLength(1);
  });

  it('keeps the other lists in force when one does not fit, and tells of it once', async () => {
    const details: string[] = [];
    const notify: Notify = ({ detail }) => details.push(detail);
    const enforcer = createEnforcer(fake.gateway, async () => unnamedCatalog, notify);
    protector = createProtector(fake.gateway, enforcer, notify);
    const { switchRulesets } = fake.gateway.rules;
    fake.gateway.rules.switchRulesets = async (on, off) => {
      if (on.includes('badware')) throw new Error('no room');
      await switchRulesets(on, off);
    };
    await protector.apply({ type: 'list', list: 'badware', on: true });
    await protector.apply({ type: 'level', level: 'strict' });
    expect(fake.enabled).toEqual(['base', 'social']);
    await protector.apply({ type: 'level', level: 'standard' });
    expect(fake.enabled).toEqual(['base']);
    expect(details).toEqual(['badware: no room']);
    fake.gateway.rules.switchRulesets = switchRulesets;
    await protector.reconcile();
    expect(fake.enabled).toEqual(['base', 'badware']);
    expect(fake.local.get(PROTECTION_KEY)).toMatchObject({ lists: ['badware'] });
  });

  it('blocks what a person blocks though the stubs cannot be read, and says so once', async () => {
    const { readPackaged } = fake.gateway;
    fake.gateway.readPackaged = () => Promise.reject(new Error('stubs.json: 404'));
    expect(await protector.apply(block('a.example'))).toEqual({ ok: true });
    expect(await protector.apply(block('b.example'))).toEqual({ ok: true });
    expect(fake.rules.flatMap(({ condition }) => condition.requestDomains)).toEqual([
      'a.example',
      'b.example',
    ]);
    fake.gateway.readPackaged = async () => new TextEncoder().encode('{ "half": ').buffer;
    expect(await start().apply(block('c.example'))).toEqual({ ok: true });
    expect(fake.rules).toHaveLength(3);
    expect(notices).toEqual(['stubs-unreadable', 'stubs-unreadable']);
    fake.gateway.readPackaged = readPackaged;
  });

  it('tells pages of Global Privacy Control where it is on, and not while paused', async () => {
    const told: boolean[] = [];
    for (const command of [
      { type: 'signal', signal: 'gpc', on: true },
      { type: 'pause', until: 'hour' },
      { type: 'pause', until: 'now' },
      { type: 'pause', until: 'restart' },
      { type: 'pause', until: 'now' },
      { type: 'signal', signal: 'gpc', on: false },
    ] as const) {
      await protector.apply(command);
      told.push(fake.pagesAreTold);
    }
    expect(told).toEqual([true, false, true, false, true, false]);
  });

  it('switches optional lists with the level and the choice', async () => {
    await protector.apply({ type: 'level', level: 'strict' });
    expect(fake.enabled).toEqual(['base', 'social']);
    await protector.apply({ type: 'list', list: 'badware', on: true });
    await protector.apply({ type: 'level', level: 'standard' });
    expect(fake.enabled).toEqual(['base', 'badware']);
  });
});

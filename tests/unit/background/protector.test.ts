import { beforeEach, describe, expect, it } from 'vitest';
import { createProtector, type Protector } from '@/lib/background/protector.ts';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection.ts';
import { PROTECTION_KEY } from '@/lib/domain/storage.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { createFakeBrowser, type FakeBrowser } from '../../support/fake-gateway.ts';

let fake: FakeBrowser;
let protector: Protector;
let notices: string[];

beforeEach(() => {
  fake = createFakeBrowser(new ArrayBuffer(0));
  notices = [];
  protector = createProtector(
    fake.gateway,
    async () => unnamedCatalog,
    ({ id }) => notices.push(id),
  );
});

const trust = (site: string, trusted = true) => ({ type: 'trust', site, trusted }) as const;
const block = (company: string) => ({ type: 'decide', company, choice: 'block' }) as const;

describe('the protector', () => {
  it('answers when the change is saved and in force', async () => {
    expect(await protector.apply(trust('news.example'))).toEqual({ ok: true });
    expect(fake.local.get(PROTECTION_KEY)).toMatchObject({ trustedSites: ['news.example'] });
    expect(fake.rules.map((rule) => rule.condition.topDomains)).toEqual([['news.example']]);
    await protector.apply(trust('news.example', false));
    expect(fake.rules).toEqual([]);
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
    fake.gateway.local.set = () => Promise.reject(new Error('QUOTA_BYTES exceeded'));
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
      trustedSites: ['news.example'],
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
    fake.gateway.rules.enableRulesets = () => Promise.reject(new Error('too many rules'));
    await protector.apply(trust('news.example'));
    expect(notices).toEqual(['rulesets-missing']);
    expect(fake.rules).toHaveLength(1);
  });
});

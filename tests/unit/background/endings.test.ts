import { beforeEach, describe, expect, it } from 'vitest';
import { createEnforcer } from '@/lib/background/enforcer.ts';
import { createProtector, type Protector } from '@/lib/background/protector.ts';
import { CHANGES_KEY } from '@/lib/domain/changes.ts';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection.ts';
import { PROTECTION_KEY } from '@/lib/domain/storage.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { createFakeBrowser, type FakeBrowser } from '../../support/fake-gateway.ts';
import { block, trust } from '../../support/fixtures/commands.ts';

let fake: FakeBrowser;
let protector: Protector;

beforeEach(() => {
  fake = createFakeBrowser(new ArrayBuffer(0));
  fake.local.set(PROTECTION_KEY, QUIET);
  protector = start();
});

/** A new worker. */
function start(): Protector {
  const nobody = () => undefined;
  const enforcer = createEnforcer(fake.gateway, async () => unnamedCatalog, nobody);
  return createProtector(fake.gateway, enforcer, nobody);
}

const QUIET = { ...DEFAULT_PROTECTION, signals: { gpc: false, dnt: false } };
const HOUR = 3_600_000;
const full = () => Promise.reject(new Error('QUOTA_BYTES exceeded'));

describe('what the protector ends', () => {
  it('ends what was decided for a while when its time has come, also when the alarm is late', async () => {
    await protector.apply(trust('news.example', { duration: 'hour' }));
    expect(fake.alarm).toBe(fake.now + HOUR);
    fake.now += HOUR + 5_000;
    // Another worker: the one that set the alarm was killed.
    await start().reconcile();
    expect(fake.rules).toEqual([]);
    expect(fake.local.get(PROTECTION_KEY)).toEqual(QUIET);
    expect(fake.alarm).toBeUndefined();
  });

  it('ends what was decided by a clock that was ahead, once it is put right', async () => {
    const today = fake.now;
    fake.now += 30 * 24 * HOUR;
    await protector.apply(trust('news.example', { duration: 'hour' }));
    await protector.apply({ type: 'pause', until: 'hour' });
    fake.now = today;
    await start().reconcile();
    expect(fake.standing).toBe('protecting');
    expect(fake.rules).toEqual([]);
    expect(fake.alarm).toBeUndefined();
    expect(fake.local.get(PROTECTION_KEY)).toEqual(QUIET);
  });

  it('ends what was decided for a visit when its tab shows another site or is closed', async () => {
    const visit = { duration: 'visit', tabId: 4, site: 'news.example' } as const;
    for (const [tabId, site, holds] of [
      [4, 'news.example', true],
      [5, 'shop.example', true],
      [4, 'shop.example', false],
      [4, undefined, false],
    ] as const) {
      await protector.apply(block('ads.example', visit));
      expect(fake.sessionRules).toHaveLength(1);
      protector.shows(tabId, site);
      await protector.reconcile();
      expect(fake.sessionRules).toHaveLength(holds ? 1 : 0);
    }
    expect(JSON.stringify([...fake.local])).not.toContain('ads.example');
  });

  it('ends a visit that was taken back with everything, so that nothing brings it back', async () => {
    const term = { duration: 'visit', tabId: 4, site: 'news.example' } as const;
    await protector.apply(trust('news.example', term));
    await protector.apply({ type: 'undo-all' });
    protector.shows(4, undefined);
    await protector.apply({ type: 'bring-back' });
    expect(protector.inForce()?.trustedSites).toEqual([]);
    expect(JSON.stringify([...fake.session])).not.toContain('news.example');
  });

  it('ends what is over though the disk is full, and tells of it', async () => {
    await protector.apply(trust('news.example', { duration: 'hour' }));
    await protector.apply(trust('shop.example', { duration: 'day' }));
    await protector.apply({ type: 'pause', until: 'hour' });
    fake.now += HOUR;
    fake.gateway.local.set = full;
    await expect(protector.reconcile()).rejects.toThrow('QUOTA_BYTES');
    expect(fake.standing).toBe('protecting');
    expect(fake.rules.map(({ condition }) => condition.topDomains)).toEqual([['shop.example']]);
    expect(fake.alarm).toBe(fake.now + 23 * HOUR);
  });

  it('ends a visit though the memory is full, and tells of it', async () => {
    const visit = { duration: 'visit', tabId: 4, site: 'news.example' } as const;
    await protector.apply(block('ads.example', visit));
    fake.gateway.session.set = full;
    await expect(protector.shows(4, undefined)).rejects.toThrow('QUOTA_BYTES');
    expect(fake.sessionRules).toEqual([]);
  });

  it('notes when what holds on a site was changed, also by its end', async () => {
    const noted = () => fake.session.get(CHANGES_KEY);
    await protector.apply(trust('news.example', { duration: 'hour' }));
    const begun = fake.now;
    expect(noted()).toEqual({ 'news.example': begun });
    await protector.apply(trust('shop.example'));
    fake.now += HOUR;
    await start().reconcile();
    expect(noted()).toEqual({ 'news.example': fake.now, 'shop.example': begun });
    fake.now += HOUR;
    await start().reconcile();
    await protector.apply(trust('shop.example', { duration: 'hour' }));
    expect(noted()).toEqual({ 'news.example': fake.now - HOUR, 'shop.example': begun });
    fake.gateway.session.set = full;
    expect(await protector.apply(trust('news.example'))).toEqual({ ok: true });
  });

  it('notes no change where a visit ends, whose pages are gone', async () => {
    const visit = { duration: 'visit', tabId: 4, site: 'news.example' } as const;
    await protector.apply(trust('news.example', visit));
    const noted = fake.session.get(CHANGES_KEY);
    fake.now += HOUR;
    await protector.shows(4, 'shop.example');
    expect(fake.session.get(CHANGES_KEY)).toEqual(noted);
  });
});

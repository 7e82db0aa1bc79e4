import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEnforcer } from '@/lib/background/enforcer.ts';
import type { KeyValueStore } from '@/lib/background/gateway.ts';
import { createProtector } from '@/lib/background/protector.ts';
import { createSync } from '@/lib/background/sync.ts';
import type { Change } from '@/lib/domain/command.ts';
import { readProtection } from '@/lib/domain/protection-schema.ts';
import { PROTECTION_KEY } from '@/lib/domain/storage.ts';
import { readSyncStatus, SYNC_KEY } from '@/lib/domain/sync-status.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { createFakeBrowser } from '../../support/fake-gateway.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A device of a person's, over a sync storage that it shares with the others. */
function createDevice(shared: KeyValueStore) {
  const fake = createFakeBrowser(new ArrayBuffer(0));
  Object.assign(fake.gateway, { sync: shared });
  const enforcer = createEnforcer(
    fake.gateway,
    async () => unnamedCatalog,
    () => undefined,
  );
  const protector = createProtector(fake.gateway, enforcer, () => undefined);
  const told: (string | undefined)[] = [];
  const sync = createSync(
    fake.gateway,
    protector.adopt,
    (error) => fake.reports.push(error),
    (problem) => told.push(problem?.why),
  );
  return {
    fake,
    told,
    sync,
    on: () => sync.apply({ type: 'sync', on: true }),
    off: () => sync.apply({ type: 'sync', on: false }),
    async round() {
      fake.now += 60_000;
      sync.soon();
      await vi.advanceTimersByTimeAsync(10_000);
    },
    decide: (command: Change) => protector.apply(command),
    says() {
      const { decisions, trusts } = readProtection(fake.local.get(PROTECTION_KEY)).protection;
      return [
        ...decisions.map(({ subject, action }) => `${subject.id}: ${action}`),
        ...trusts.map(({ site }) => `${site}: trust`),
      ].sort();
    },
    status: () => readSyncStatus(fake.local.get(SYNC_KEY)),
  };
}

type Device = ReturnType<typeof createDevice>;
let cloud: ReturnType<typeof createFakeBrowser>;
let phone: Device;
let desk: Device;
beforeEach(() => {
  cloud = createFakeBrowser(new ArrayBuffer(0));
  phone = createDevice(cloud.gateway.local);
  desk = createDevice(cloud.gateway.local);
});

const DAY = 24 * 3_600_000;
const always = { duration: 'always' } as const;
const block = (id: string, action: 'block' | 'allow' = 'block') => {
  const subject = { kind: 'domain', id } as const;
  return { type: 'decide', subject, action, term: always, from: 'popup' } as const;
};
const trust = (site: string) => ({ type: 'trust', site, term: always, from: 'popup' }) as const;

describe('sync', () => {
  it('is off until it is switched on', async () => {
    await phone.decide(block('x.example'));
    await phone.round();
    expect(cloud.local.size).toBe(0);
    expect(phone.fake.local.has('sync-known')).toBe(false);
  });

  it('brings what is decided on one device into force on the other, and takes it back there', async () => {
    await phone.on();
    await desk.on();
    await phone.decide(block('x.example'));
    await desk.decide(trust('news.example'));
    for (const device of [phone, desk, phone]) await device.round();
    const both = ['news.example: trust', 'x.example: block'];
    expect([phone.says(), desk.says()]).toEqual([both, both]);
    const hosts = desk.fake.rules.flatMap(({ condition }) => condition.requestDomains ?? []);
    expect(hosts).toContain('x.example');

    await desk.decide({ type: 'undecide', subject: { kind: 'domain', id: 'x.example' } });
    for (const device of [desk, phone, desk]) await device.round();
    expect([phone.says(), desk.says()]).toEqual([['news.example: trust'], ['news.example: trust']]);
  });

  it('lets the newest word count, and does not bring back what was undone', async () => {
    await phone.on();
    await desk.on();
    await phone.decide(block('x.example'));
    await phone.round();
    await desk.round();
    desk.fake.now += 10_000;
    await desk.decide(block('x.example', 'allow'));
    await phone.round();
    await desk.round();
    await phone.round();
    expect(phone.says()).toEqual(['x.example: allow']);
    await phone.decide({ type: 'undo-all' });
    for (const device of [phone, desk, phone, desk]) await device.round();
    expect([phone.says(), desk.says()]).toEqual([[], []]);
  });

  it('writes nothing when there is nothing to say', async () => {
    await phone.on();
    await phone.decide(block('x.example'));
    await phone.round();
    const set = vi.spyOn(cloud.gateway.local, 'set');
    await phone.round();
    await phone.round();
    expect(set).not.toHaveBeenCalled();
  });

  it('writes at most once in five seconds, however often something changes', async () => {
    await phone.on();
    const set = vi.spyOn(cloud.gateway.local, 'set');
    for (let i = 0; i < 100; i += 1) {
      await phone.decide(block(`h${i}.example`));
      phone.sync.soon();
      phone.fake.now += 200;
      await vi.advanceTimersByTimeAsync(200);
    }
    await vi.advanceTimersByTimeAsync(10_000);
    expect(set.mock.calls.length).toBeGreaterThan(0);
    expect(set.mock.calls.length).toBeLessThanOrEqual(5);
  });

  it('says when there is more than the browser takes, and keeps all of it here', async () => {
    await phone.on();
    const decisions = Array.from({ length: 4_000 }, (_, i) => {
      const subject = { kind: 'domain', id: `a-rather-long-name-${i}.example` };
      return { subject, action: 'block', madeAt: 1, from: 'popup' };
    });
    const { protection } = readProtection(undefined);
    phone.fake.local.set(PROTECTION_KEY, { ...protection, decisions });
    await phone.round();
    expect(phone.status()).toEqual({ on: true, problem: { why: 'full', detail: '' } });
    await phone.round();
    expect(phone.told).toEqual(['full']);
    expect(phone.says()).toHaveLength(4_000);
    await phone.decide({ type: 'undo-all' });
    await phone.round();
    expect(phone.status()).toEqual({ on: true });
  });

  it('says that the browser refused, in its words, and tries again', async () => {
    const set = vi.spyOn(cloud.gateway.local, 'set').mockRejectedValue(new Error('QUOTA_BYTES'));
    await phone.decide(block('x.example'));
    await phone.on();
    expect(phone.status().problem).toEqual({ why: 'refused', detail: 'Error: QUOTA_BYTES' });
    set.mockRestore();
    await phone.round();
    expect(phone.status()).toEqual({ on: true });
    await desk.on();
    expect(desk.says()).toEqual(['x.example: block']);
  });

  it('leaves out what is damaged, says so, and leaves alone what a later version wrote', async () => {
    cloud.local.set('unweave:0', {
      v: 1,
      rows: [['domain', 'x.example', 0, 'block', 1], 'rubbish'],
    });
    await phone.on();
    expect(phone.says()).toEqual(['x.example: block']);
    expect(phone.status().problem).toEqual({ why: 'damaged', detail: '1' });
    await phone.round();
    expect(phone.status().problem?.why).toBe('damaged');
    cloud.local.set('unweave:0', { v: 2, all: 'different' });
    const later = { v: 2, rows: [] };
    cloud.local.set('unweave:0', later);
    await phone.round();
    expect(phone.status().problem?.why).toBe('newer');
    expect(cloud.local.get('unweave:0')).toEqual(later);
    expect(phone.says()).toEqual(['x.example: block']);
  });

  it('keeps what each device said though their clocks are days apart, and comes to rest', async () => {
    desk.fake.now += 2 * DAY;
    await phone.on();
    await desk.on();
    await phone.decide(block('x.example'));
    await phone.decide(block('both.example'));
    await desk.decide(block('y.example'));
    await desk.decide(block('both.example', 'allow'));
    for (const device of [phone, desk, phone, desk]) await device.round();
    const set = vi.spyOn(cloud.gateway.local, 'set');
    for (const device of [phone, desk, phone]) await device.round();
    expect(set).not.toHaveBeenCalled();
    expect([phone.status(), desk.status()]).toEqual([{ on: true }, { on: true }]);
    expect(phone.says()).toEqual(['both.example: block', 'x.example: block']);
    const all = ['both.example: allow', 'x.example: block', 'y.example: block'];
    expect(desk.says()).toEqual(all);
    phone.fake.now += 2 * DAY;
    await phone.round();
    expect(phone.says()).toEqual(all);
  });

  it('takes back for ever what was decided while a clock was ahead', async () => {
    await phone.on();
    await desk.on();
    desk.fake.now += 30 * DAY;
    await desk.decide(block('x.example'));
    await desk.round();
    desk.fake.now -= 30 * DAY;
    await desk.round();
    expect(desk.says()).toEqual(['x.example: block']);
    await desk.decide({ type: 'undo-all' });
    await desk.round();
    for (const device of [phone, desk]) device.fake.now += 31 * DAY;
    for (const device of [phone, desk, phone]) await device.round();
    expect([phone.says(), desk.says()]).toEqual([[], []]);
  });

  it('does not take settings that were lost for decisions that were taken back', async () => {
    await phone.on();
    await phone.decide(block('x.example'));
    await phone.round();
    phone.fake.local.set(PROTECTION_KEY, 'corrupt');
    await phone.round();
    expect(phone.says()).toEqual(['x.example: block']);
  });

  it('joins again as a new device, which takes nothing back on the others', async () => {
    await phone.on();
    await desk.on();
    for (const id of ['x.example', 'y.example']) await phone.decide(block(id));
    for (const device of [phone, desk]) await device.round();
    await phone.off();
    await phone.decide({ type: 'undo-all' });
    await phone.decide(block('z.example'));
    phone.fake.now += 60_000;
    await desk.decide({ type: 'undecide', subject: { kind: 'domain', id: 'y.example' } });
    await desk.round();
    await phone.on();
    for (const device of [desk, phone]) await device.round();
    const all = ['x.example: block', 'z.example: block'];
    expect([phone.says(), desk.says()]).toEqual([all, all]);
  });
});

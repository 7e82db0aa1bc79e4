import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readProtection } from '@/lib/domain/protection-schema.ts';
import { PROTECTION_KEY } from '@/lib/domain/storage.ts';
import { createFakeBrowser } from '../../support/fake-gateway.ts';
import { block, createDevice, type Device, trust } from './sync-bench.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

let cloud: ReturnType<typeof createFakeBrowser>;
let phone: Device;
let desk: Device;
beforeEach(() => {
  cloud = createFakeBrowser(new ArrayBuffer(0));
  phone = createDevice(cloud.gateway.local);
  desk = createDevice(cloud.gateway.local);
});

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
    expect(phone.told).toEqual(['sync-problem']);
    expect(phone.says()).toHaveLength(4_000);
    await phone.decide({ type: 'undo-all' });
    await phone.round();
    expect(phone.status()).toEqual({ on: true });
  });

  it('says what is wrong though it cannot be remembered, and tells when it is over', async () => {
    const { set } = phone.fake.gateway.session;
    phone.fake.gateway.session.set = () => Promise.reject(new Error('no room'));
    cloud.local.set('unweave:0', { v: 2, rows: [] });
    await phone.on();
    expect(phone.status().problem).toEqual({ why: 'newer', detail: '' });
    phone.fake.gateway.session.set = set;
    await phone.round();
    cloud.local.clear();
    await phone.round();
    expect(phone.told).toEqual(['sync-problem', 'sync-problem', 'sync-problem over']);
    expect(phone.fake.reports).toEqual([]);
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

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeBrowser } from '../../support/fake-gateway.ts';
import { block, createDevice, type Device } from './sync-bench.ts';

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

const DAY = 24 * 3_600_000;

describe('sync between clocks that differ', () => {
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
});

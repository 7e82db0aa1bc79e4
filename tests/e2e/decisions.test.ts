import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Term } from '../../lib/domain/command.ts';
import { ACTIONS, DURATIONS, type Subject } from '../../lib/domain/decision.ts';
import {
  CORNERS,
  type Deciding,
  decide,
  expectReached,
  LISTED,
  startDeciding,
  UNLISTED,
} from '../support/truth/deciding.ts';
import { reportOf } from '../support/truth/unweave.ts';

let world: Deciding;
beforeAll(async () => {
  world = await startDeciding();
});
afterAll(() => world.session.close());

/** To block is to be seen on the stranger, to limit and to allow on the tracker. */
const SUBJECTS: Readonly<Record<Subject['kind'], { listed: string; unlisted: string }>> = {
  company: { listed: 'Criteo', unlisted: 'unlisted.example' },
  domain: { listed: 'criteo.net', unlisted: UNLISTED },
};
const KINDS = ['company', 'domain'] as const;
const REACHES = ['here', 'everywhere'] as const;
const CASES = ACTIONS.flatMap((action) =>
  KINDS.flatMap((kind) =>
    REACHES.flatMap((reach) =>
      DURATIONS.map((duration) => ({ action, kind, reach, duration }) as const),
    ),
  ),
);

describe('a decision', () => {
  it('is needed: without one the lists decide', async () => {
    for (const host of ['here.example', 'there.example']) {
      const visited = await world.visit(host);
      expectReached(visited[LISTED], 'block');
      expectReached(visited[UNLISTED], 'allow');
    }
  });

  it.each(CASES)('to $action a $kind $reach, for $duration', async (one) => {
    const { action, kind, reach, duration } = one;
    const [host, untouched] =
      action === 'block' ? ([UNLISTED, 'allow'] as const) : ([LISTED, 'block'] as const);
    const subject = { kind, id: SUBJECTS[kind][action === 'block' ? 'unlisted' : 'listed'] };
    const where = reach === 'here' ? 'here.example' : undefined;
    // The visit that a decision belongs to must have begun.
    if (duration === 'visit') await world.visit('here.example');
    await world.send(decide(subject, where, action, await termOf(duration)));
    expectReached((await world.visit('here.example'))[host], action);
    const there = await world.visit('there.example', world.other);
    expectReached(there[host], reach === 'here' ? untouched : action);
    if (action !== 'block') await expectCounted(host, action);
    await expectAlarm(duration);
    if (duration === 'visit') {
      await world.visit('there.example');
      return expectReached((await world.visit('here.example'))[host], untouched);
    }
    await world.send({ type: 'undecide', subject, ...(where && { site: where }) });
    expectReached((await world.askAgain())[host], untouched, 1);
  });
});

async function termOf(duration: (typeof DURATIONS)[number]): Promise<Term> {
  if (duration !== 'visit') return { duration };
  const tabId = await world.session.chromium.tabId(world.page);
  return { duration, tabId, site: 'here.example' };
}

/** The page's report says the same as the server: all went through, with cookies or without. */
async function expectCounted(host: string, action: 'limit' | 'allow'): Promise<void> {
  const { session, page } = world;
  const counts = action === 'limit' ? { limited: CORNERS, allowed: 0 } : { allowed: CORNERS };
  await expect
    .poll(async () => {
      const report = await reportOf(session.chromium, page);
      return report?.hosts.find((one) => one.host === host);
    })
    .toMatchObject({ limited: 0, ...counts, blocked: 0, stubbed: 0 });
}

/** It rings when the decision ends, or there is none. */
async function expectAlarm(duration: (typeof DURATIONS)[number]): Promise<void> {
  const alarm = await world.sender.evaluate(() => chrome.alarms.get('endings'));
  const hours = { visit: 0, hour: 1, day: 24, always: 0 }[duration];
  if (hours === 0) return void expect(alarm).toBeUndefined();
  const left = (alarm?.scheduledTime ?? 0) - Date.now();
  expect(Math.abs(left - hours * 3_600_000)).toBeLessThan(20_000);
}

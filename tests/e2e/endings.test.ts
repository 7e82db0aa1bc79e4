import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Subject } from '../../lib/domain/decision.ts';
import { PROTECTION_KEY } from '../../lib/domain/storage.ts';
import {
  type Deciding,
  decide,
  expectReached,
  LISTED,
  startDeciding,
  UNLISTED,
} from '../support/truth/deciding.ts';

let world: Deciding;
beforeAll(async () => {
  world = await startDeciding();
});
afterAll(() => world.session.close());

const CRITEO: Subject = { kind: 'company', id: 'Criteo' };
const STRANGER: Subject = { kind: 'company', id: 'unlisted.example' };

/** Moves every end in the settings on disk to a moment, as if time had passed. */
async function endAt(moment: number): Promise<void> {
  await world.sender.evaluate(
    async ([key, until]) => {
      const settings = (await chrome.storage.local.get(key))[key] as {
        decisions: { until?: number }[];
      };
      for (const one of settings.decisions) if (one.until !== undefined) one.until = until;
      await chrome.storage.local.set({ [key]: settings });
    },
    [PROTECTION_KEY, moment] as const,
  );
}

/** Whether a popup that is opened now says that the page is older than what is in force. */
async function offersReload(): Promise<boolean> {
  const { chromium } = world.session;
  const popup = await chromium.openPopup(await chromium.tabId(world.page));
  await popup.locator('.footer').waitFor();
  const offers = await popup.getByRole('button', { name: 'Reload page' }).count();
  await popup.close();
  return offers > 0;
}

describe('what was decided for a while', () => {
  it('ends by the alarm, though the worker was killed meanwhile', async () => {
    await world.send(decide(CRITEO, undefined, 'allow', { duration: 'hour' }));
    expectReached((await world.visit('here.example'))[LISTED], 'allow');
    const end = Date.now() + 1_500;
    await endAt(end);
    await world.sender.evaluate((when) => chrome.alarms.create('endings', { when }), end);
    await world.session.chromium.stopWorker();
    await pause(4_000);
    expect(await offersReload()).toBe(true);
    expectReached((await world.visit('here.example'))[LISTED], 'block');
    expect(await offersReload()).toBe(false);
  });

  it('ends when the worker wakes, though the alarm was lost', async () => {
    await world.send(decide(CRITEO, undefined, 'allow', { duration: 'hour' }));
    await world.session.chromium.stopWorker();
    await world.sender.evaluate(() => chrome.alarms.clearAll());
    await endAt(Date.now() - 1);
    await world.visit('there.example');
    await pause(1_000);
    expectReached((await world.visit('here.example'))[LISTED], 'block');
  });

  it('comes off what was decided for good', async () => {
    await world.send(decide(STRANGER, undefined, 'block'));
    await world.send(decide(STRANGER, undefined, 'allow', { duration: 'day' }));
    expectReached((await world.visit('here.example'))[UNLISTED], 'allow');
    await endAt(Date.now() - 1);
    await world.session.chromium.stopWorker();
    await world.visit('there.example');
    await pause(1_000);
    expectReached((await world.visit('here.example'))[UNLISTED], 'block');
    await world.send({ type: 'undo-all' });
  });
});

/** Everything is let through on a site, or everything is as it was decided. */
async function expectAll(host: string, letThrough: boolean): Promise<void> {
  const visited = await world.visit(host);
  expectReached(visited[LISTED], letThrough ? 'allow' : 'block');
  expectReached(visited[UNLISTED], letThrough ? 'allow' : 'block');
}

describe('trust and pause', () => {
  it('let every request through, whatever was decided', async () => {
    await world.send(decide(STRANGER, undefined, 'block'));
    const term = { duration: 'hour' } as const;
    await world.send({ type: 'trust', site: 'here.example', term, from: 'popup' });
    await expectAll('here.example', true);
    await expectAll('there.example', false);
    await world.send({ type: 'distrust', site: 'here.example' });
    await expectAll('here.example', false);
    for (const until of ['hour', 'restart'] as const) {
      await world.send({ type: 'pause', until });
      await expectAll('here.example', true);
      await expectAll('there.example', true);
      await world.send({ type: 'pause', until: 'now' });
      await expectAll('here.example', false);
    }
    await world.send({ type: 'level', level: 'watch' });
    await expectAll('here.example', true);
    await world.send({ type: 'level', level: 'standard' });
    await expectAll('here.example', false);
  });

  it('hold over a restart of the browser as they should', async () => {
    const tabId = await world.session.chromium.tabId(world.page);
    await world.visit('here.example');
    const visit = { duration: 'visit', tabId, site: 'here.example' } as const;
    await world.send({ type: 'trust', site: 'here.example', term: visit, from: 'popup' });
    const day = { duration: 'day' } as const;
    await world.send({ type: 'trust', site: 'there.example', term: day, from: 'popup' });
    await expectAll('here.example', true);
    await world.restart();
    await expectAll('here.example', false);
    await expectAll('there.example', true);
  });
});

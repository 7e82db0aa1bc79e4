import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command, Term } from '../../lib/domain/command.ts';
import { ACTIONS, type Action, DURATIONS, type Subject } from '../../lib/domain/decision.ts';
import { PROTECTION_KEY } from '../../lib/domain/storage.ts';
import { frame, image, request, script, worker } from '../support/replica/sites/embeds.ts';
import type { ReplicaSite, Web } from '../support/replica/web.ts';
import { type Session, startSession } from '../support/truth/session.ts';

/** A tracker that the lists stop, and a stranger that no list knows: in every corner of a page. */
const LISTED = 'static.criteo.net';
const UNLISTED = 'px.unlisted.example';
const corner = (name: string) => [
  script(`${LISTED}/js/ld/ld.js?${name}`),
  image(`${UNLISTED}/${name}.png`),
];
const site = (host: string): ReplicaSite => ({
  ...{ host, title: host, about: '' },
  pages: [
    {
      path: '/',
      embeds: [
        ...corner('top'),
        frame(
          'frames.example/outer',
          ...corner('frame'),
          frame('inner.example/', ...corner('inner')),
        ),
        worker(
          '/worker.js',
          request(`${LISTED}/js/ld/ld.js?worker`),
          request(`${UNLISTED}/worker`),
        ),
      ],
    },
  ],
});
const CORNERS = 4;
const WEB: Web = {
  sites: [site('here.example'), site('there.example')],
  cookieSetters: ['criteo.net', 'unlisted.example'],
};

let session: Session;
let page: Page;
let other: Page;
/** A page of the extension from which commands are sent. */
let sender: Page;

beforeAll(async () => {
  session = await startSession(WEB);
  await openPages();
});
afterAll(() => session.close());

async function openPages(): Promise<void> {
  const { chromium } = session;
  [page, other] = [await chromium.newPage(), await chromium.newPage()];
  sender = await chromium.openExtensionPage('popup.html');
}

async function send(command: Command): Promise<void> {
  const reply = await sender.evaluate((sent) => chrome.runtime.sendMessage(sent), command);
  expect(reply).toEqual({ ok: true });
}

/** How often a host was reached from a page, and what it was told. */
interface Reached {
  readonly count: number;
  readonly withCookie: number;
  readonly referers: readonly string[];
}

async function visit(host: string, tab: Page = page): Promise<Record<string, Reached>> {
  const { replica, chromium } = session;
  replica.clear();
  await chromium.visit(`https://${host}/some/secret?path`.replace('/some/secret?path', '/'), tab);
  await replica.quiet(150);
  const tell = (name: string): Reached => {
    const hits = replica.hits.filter((hit) => hit.host === name);
    return {
      count: hits.length,
      withCookie: hits.filter(({ cookie }) => cookie !== '').length,
      referers: [...new Set(hits.map(({ referer }) => referer))],
    };
  };
  return { [LISTED]: tell(LISTED), [UNLISTED]: tell(UNLISTED) };
}

/** What a host that is decided on, or left to the lists, must have been reached by. */
function expectReached(reached: Reached | undefined, wanted: Action | 'blocked' | 'let through') {
  const count = wanted === 'block' || wanted === 'blocked' ? 0 : CORNERS;
  expect(reached?.count).toBe(count);
  if (wanted === 'limit') expect(reached?.withCookie).toBe(0);
  else expect(reached?.withCookie).toBe(count);
}

const SUBJECTS: readonly [Subject, Subject][] = [
  [
    { kind: 'company', id: 'Criteo' },
    { kind: 'company', id: 'unlisted.example' },
  ],
  [
    { kind: 'domain', id: 'criteo.net' },
    { kind: 'domain', id: UNLISTED },
  ],
];

describe('a decision', () => {
  it('is needed: without one the lists decide', async () => {
    // The first visit is where cookies are set.
    await send(decide({ kind: 'domain', id: 'criteo.net' }, undefined, 'allow'));
    await visit('here.example');
    await send({ type: 'undo-all' });
    for (const host of ['here.example', 'there.example']) {
      const reached = await visit(host);
      expectReached(reached[LISTED], 'blocked');
      expectReached(reached[UNLISTED], 'let through');
    }
  });

  const cases = SUBJECTS.flatMap((pair) =>
    ACTIONS.flatMap((action) =>
      ['here', 'everywhere'].flatMap((reach) =>
        DURATIONS.map((duration) => [action, pair[0].kind, reach, duration, pair] as const),
      ),
    ),
  );

  it.each(cases)('to %s a %s %s, for: %s', async (action, _, reach, duration, pair) => {
    const [listed, unlisted] = pair;
    const subject = action === 'block' ? unlisted : listed;
    const host = action === 'block' ? UNLISTED : LISTED;
    const untouched = action === 'block' ? 'let through' : 'blocked';
    await visit('here.example');
    const tabId = await session.chromium.tabId(page);
    const term: Term =
      duration === 'visit' ? { duration, tabId, site: 'here.example' } : { duration };
    const where = reach === 'here' ? 'here.example' : undefined;
    await send(decide(subject, where, action, term));
    expectReached((await visit('here.example'))[host], action);
    const there = await visit('there.example', other);
    expectReached(there[host], reach === 'here' ? untouched : action);
    if (duration === 'visit') {
      await visit('there.example');
      expectReached((await visit('here.example'))[host], untouched);
    } else {
      await expectEnding(duration);
      await send({ type: 'undecide', subject, ...(where !== undefined && { site: where }) });
      expectReached((await visit('here.example'))[host], untouched);
    }
  });
});

function decide(
  subject: Subject,
  where: string | undefined,
  action: Action,
  term: Term = { duration: 'always' },
): Command {
  const there = where === undefined ? {} : { site: where };
  return { type: 'decide', subject, ...there, action, term, from: 'popup' };
}

/** The alarm is set for when the decision ends, or there is none. */
async function expectEnding(duration: 'hour' | 'day' | 'always'): Promise<void> {
  const alarm = await sender.evaluate(() => chrome.alarms.get('endings'));
  if (duration === 'always') return void expect(alarm).toBeUndefined();
  const length = (duration === 'hour' ? 1 : 24) * 3_600_000;
  expect(Math.abs((alarm?.scheduledTime ?? 0) - Date.now() - length)).toBeLessThan(10_000);
}

/** Moves every end in the settings on disk to a moment, as if time had passed. */
async function endAt(moment: number): Promise<void> {
  await sender.evaluate(
    async ([key, until]) => {
      const settings = (await chrome.storage.local.get(key))[key] as {
        decisions: { until?: number }[];
        trusts: { until?: number }[];
      };
      for (const one of [...settings.decisions, ...settings.trusts]) {
        if (one.until !== undefined) one.until = until;
      }
      await chrome.storage.local.set({ [key]: settings });
    },
    [PROTECTION_KEY, moment] as const,
  );
}

describe('what was decided for a while', () => {
  const allow = decide({ kind: 'company', id: 'Criteo' }, undefined, 'allow', { duration: 'hour' });

  it('ends by the alarm, though the worker was killed meanwhile', async () => {
    await send(allow);
    expectReached((await visit('here.example'))[LISTED], 'allow');
    const end = Date.now() + 1_500;
    await endAt(end);
    await sender.evaluate((when) => chrome.alarms.create('endings', { when }), end);
    await session.chromium.stopWorker();
    await pause(4_000);
    expectReached((await visit('here.example'))[LISTED], 'blocked');
  });

  it('ends when the worker wakes, though the alarm was lost', async () => {
    await send(allow);
    await session.chromium.stopWorker();
    await sender.evaluate(() => chrome.alarms.clearAll());
    await endAt(Date.now() - 1);
    await visit('there.example');
    await pause(1_000);
    expectReached((await visit('here.example'))[LISTED], 'blocked');
  });

  it('comes off what was decided for good', async () => {
    const subject = { kind: 'company', id: 'unlisted.example' } as const;
    await send(decide(subject, undefined, 'block'));
    await send(decide(subject, undefined, 'allow', { duration: 'day' }));
    expectReached((await visit('here.example'))[UNLISTED], 'allow');
    await endAt(Date.now() - 1);
    await session.chromium.stopWorker();
    await visit('there.example');
    await pause(1_000);
    expectReached((await visit('here.example'))[UNLISTED], 'block');
    await send({ type: 'undo-all' });
  });
});

describe('trust and pause', () => {
  const all = async (host = 'here.example') => {
    const reached = await visit(host);
    expectReached(reached[LISTED], 'allow');
    expectReached(reached[UNLISTED], 'allow');
  };
  const usual = async (host = 'here.example') => {
    const reached = await visit(host);
    expectReached(reached[LISTED], 'blocked');
    expectReached(reached[UNLISTED], 'block');
  };

  it('let every request through, whatever was decided', async () => {
    await send(decide({ kind: 'company', id: 'unlisted.example' }, undefined, 'block'));
    await send({ type: 'trust', site: 'here.example', term: { duration: 'hour' }, from: 'popup' });
    await all();
    await usual('there.example');
    await send({ type: 'distrust', site: 'here.example' });
    await usual();
    for (const until of ['hour', 'restart'] as const) {
      await send({ type: 'pause', until });
      await all();
      await all('there.example');
      await send({ type: 'pause', until: 'now' });
      await usual();
    }
    await send({ type: 'level', level: 'watch' });
    await all();
    await send({ type: 'level', level: 'standard' });
    await usual();
  });

  it('hold over a restart of the browser as they should', async () => {
    const tabId = await session.chromium.tabId(page);
    await visit('here.example');
    const term = { duration: 'visit', tabId, site: 'here.example' } as const;
    await send({ type: 'trust', site: 'here.example', term, from: 'popup' });
    await send({ type: 'trust', site: 'there.example', term: { duration: 'day' }, from: 'popup' });
    await all();
    await session.restart();
    await openPages();
    await usual();
    await all('there.example');
  });
});

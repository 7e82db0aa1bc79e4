import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { startEngine } from '@/lib/background/engine.ts';
import { createJournal } from '@/lib/background/journal.ts';
import type { Change, Reply } from '@/lib/domain/command.ts';
import type { FINDER_STEPS } from '@/lib/domain/finder.ts';
import { PASSING_KEY, PROTECTION_KEY } from '@/lib/domain/storage.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import * as bench from './finder-bench.ts';
import {
  fake,
  finder,
  finding,
  letIn,
  protector,
  QUIET,
  SITE,
  settings,
  show,
  start,
  TAB,
} from './finder-bench.ts';

const COMES_TO_REST: [string, Change][] = [
  ['paused', { type: 'pause', until: 'hour' }],
  ['paused until restart', { type: 'pause', until: 'restart' }],
  ['trusted', { type: 'trust', site: SITE, term: { duration: 'always' }, from: 'popup' }],
  ['watching only', { type: 'level', level: 'watch' }],
];

beforeEach(() => {
  bench.setUp();
  start(true);
});

/** The page is loaded anew before each step. */
function take(step: (typeof FINDER_STEPS)[number]): Promise<Reply> {
  show();
  return bench.take(step);
}

const NO = { ok: false, saved: false, reason: 'protection rests on this site' };

/** Several are found together, which leaves them to be told apart. */
async function findSeveral(): Promise<void> {
  await take('start');
  for (let now = finding(); now?.progress.status === 'asking'; now = finding()) {
    const ids = now.progress.search.relaxed.map(({ id }) => id);
    await take(ids.includes('a.example') && ids.includes('c.example') ? 'works' : 'still-broken');
  }
  expect(finding()?.progress).toMatchObject({ status: 'found', narrowing: {} });
}

describe.each(COMES_TO_REST)('where everything is let through: %s', (_, comesToRest) => {
  it('no search begins', async () => {
    await protector.apply(comesToRest);
    expect(await take('start')).toEqual(NO);
    expect([letIn(), finding(), fake.reloads]).toEqual([[], undefined, []]);
  });

  it('a search under way ends, and leaves everything as it was', async () => {
    await finder.resume({});
    await take('start');
    expect(letIn()).toHaveLength(4);
    await protector.apply(comesToRest);
    await expect.poll(finding).toBeUndefined();
    expect([letIn(), settings().decisions, fake.reloads]).toEqual([[], [], [TAB]]);
    expect(await take('works')).toMatchObject({ ok: false });
    expect(settings().decisions).toEqual([]);
  });

  it('an answer accuses nobody, nor does a worker that comes later', async () => {
    const ends = [
      () => take('works').then((reply) => expect(reply).toEqual(NO)),
      () => finder.resume(Object.fromEntries(fake.session)),
    ];
    for (const end of ends) {
      fake.local.set(PROTECTION_KEY, QUIET);
      fake.session.clear();
      start();
      await take('start');
      await protector.apply(comesToRest);
      start();
      await end();
      expect([letIn(), settings().decisions, finding()]).toEqual([[], [], undefined]);
    }
  });

  it('what was found before stays, and is not told apart', async () => {
    await finder.resume({});
    await findSeveral();
    await protector.apply(comesToRest);
    expect(await take('narrow')).toEqual(NO);
    expect(settings().decisions).toHaveLength(4);
    fake.local.set(PROTECTION_KEY, { ...QUIET, decisions: settings().decisions });
    fake.session.delete(PASSING_KEY);
    await take('narrow');
    expect(finding()?.progress.status).toBe('asking');
    await protector.apply(comesToRest);
    await expect.poll(finding).toBeUndefined();
    expect(settings().decisions).toHaveLength(4);
  });
});

it('a search goes on where protection rests on another site only', async () => {
  await finder.resume({});
  await take('start');
  const elsewhere = { site: 'other.example', term: { duration: 'always' }, from: 'popup' } as const;
  await protector.apply({ type: 'trust', ...elsewhere });
  await finder.enforced();
  expect([letIn().length, finding()?.progress.status]).toEqual([4, 'asking']);
});

it('the background tells the search of every change', async () => {
  const gateway = fake.newWorker();
  const engine = startEngine(gateway, createJournal(gateway.session.set), () => unnamedCatalog);
  show();
  await engine.command({ type: 'find', step: 'start', tabId: TAB, site: SITE });
  expect(letIn()).toHaveLength(4);
  await engine.command({ type: 'pause', until: 'hour' });
  await expect.poll(finding).toBeUndefined();
  expect(letIn()).toEqual([]);
  fake.newWorker();
});

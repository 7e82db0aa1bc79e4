import { beforeEach, describe, expect, it } from 'vitest';
import type { Subject } from '@/lib/domain/decision.ts';
import type { Progress } from '@/lib/domain/finder.ts';
import type { PageReport } from '@/lib/domain/report.ts';
import { findingKey, PROTECTION_KEY } from '@/lib/domain/storage.ts';
import {
  fake,
  finder,
  finding,
  letIn,
  NAMES,
  protector,
  QUIET,
  SITE,
  settings,
  setUp,
  show,
  start,
  TAB,
  take,
} from './finder-bench.ts';

const company = (id: string): Subject => ({ kind: 'company', id });

beforeEach(setUp);

const progress = (): Progress | undefined => finding()?.progress;

/** Answers the questions for a page that needs some of its companies. */
async function answerAll(needs: readonly string[], change: Partial<PageReport> = {}) {
  for (let now = progress(); now?.status === 'asking'; now = progress()) {
    show(NAMES, change);
    const ids = now.search.relaxed.map(({ id }) => id);
    const works = needs.every((id) => ids.includes(id));
    expect(await take(works ? 'works' : 'still-broken')).toEqual({ ok: true });
  }
}

describe('the finder', () => {
  it('lets in for this visit what it tries, and loads the page anew', async () => {
    show(NAMES);
    expect(await take('start')).toEqual({ ok: true });
    expect(
      letIn().map(({ subject, site, from, visit }) => [subject.id, site, from, visit]),
    ).toEqual(NAMES.map((id) => [id, SITE, 'finder', { tabId: TAB, site: SITE }]));
    expect(fake.sessionRules.map(({ action }) => action.type)).toEqual(Array(4).fill('allow'));
    expect(fake.reloads).toEqual([TAB]);
    expect(settings()).toEqual(QUIET);
    expect(finding()).toMatchObject({ due: false, progress: { status: 'asking' } });
  });

  it.each(NAMES)('ends with the smallest decision: %s, here, for good', async (id) => {
    show(NAMES);
    await take('start');
    await answerAll([id]);
    expect(progress()).toMatchObject({ status: 'found', subjects: [company(id)], stale: false });
    expect(settings().decisions).toEqual([
      { subject: company(id), site: SITE, action: 'allow', madeAt: fake.now, from: 'finder' },
    ]);
    expect(letIn()).toEqual([]);
    expect(fake.sessionRules).toEqual([]);
    expect(fake.rules).toHaveLength(1);
    expect(fake.reloads.length).toBeLessThanOrEqual(4);
    expect(await take('undo')).toEqual({ ok: true });
    expect(settings()).toEqual(QUIET);
    expect(finding()).toBeUndefined();
  });

  it('restores everything when nothing helps, when told to stop, and when the site is left', async () => {
    show(NAMES);
    await take('start');
    await answerAll(['nobody']);
    expect(progress()).toEqual({ status: 'nothing', tried: 4, reloads: 1 });
    expect([letIn(), fake.sessionRules, settings()]).toEqual([[], [], QUIET]);
    expect(fake.reloads).toEqual([TAB, TAB]);
    await take('stop');
    expect([finding(), fake.reloads]).toEqual([undefined, [TAB, TAB]]);

    show(NAMES);
    await take('start');
    await take('stop');
    expect([letIn(), fake.sessionRules, finding()]).toEqual([[], [], undefined]);
    expect(fake.reloads).toHaveLength(4);

    for (const site of ['other.example', undefined]) {
      show(NAMES);
      await take('start');
      protector.shows(TAB, SITE);
      await finder.shows(TAB, SITE);
      expect(letIn()).toHaveLength(4);
      protector.shows(TAB, site);
      await finder.shows(TAB, site);
      await protector.reconcile();
      expect([letIn(), fake.sessionRules, finding()]).toEqual([[], [], undefined]);
    }
    expect(settings()).toEqual(QUIET);
  });

  it('goes on in another worker, and does again what a killed one did not finish', async () => {
    show(NAMES);
    const { set } = fake.gateway.session;
    // Killed when the finding is kept and nothing is in force yet.
    fake.gateway.session.set = async (items) => {
      await set(items);
      if (findingKey(TAB) in items) fake.newWorker();
    };
    start();
    take('start');
    await expect.poll(() => finding()?.due).toBe(true);
    expect([letIn(), fake.reloads]).toEqual([[], []]);
    fake.gateway.session.set = set;
    start();
    await finder.resume(Object.fromEntries(fake.session));
    expect(letIn()).toHaveLength(4);
    expect(fake.reloads).toEqual([TAB]);
    expect(finding()?.due).toBe(false);
    start();
    await answerAll(['c.example']);
    expect(progress()).toMatchObject({ subjects: [company('c.example')] });
  });

  it('does not take an answer about a page that was not loaded yet', async () => {
    show(NAMES);
    await take('start');
    fake.session.set(findingKey(TAB), { ...finding(), due: true });
    start();
    await take('still-broken');
    expect(progress()).toMatchObject({ status: 'asking', search: { reloads: 1 } });
    expect(fake.reloads).toEqual([TAB, TAB]);
  });

  it('tries again what was taken back by undoing everything', async () => {
    show(NAMES);
    await take('start');
    await protector.apply({ type: 'undo-all' });
    expect(letIn()).toEqual([]);
    await take('still-broken');
    expect([letIn().length, fake.reloads.length]).toEqual([4, 2]);
    expect(progress()).toMatchObject({ status: 'asking', search: { reloads: 1 } });
  });

  it('gives back what a person had decided before when the answer is taken back', async () => {
    const before = { ...({ action: 'block', madeAt: 1, from: 'popup' } as const), site: SITE };
    const decisions = [{ subject: company('b.example'), ...before }];
    fake.local.set(PROTECTION_KEY, { ...QUIET, decisions });
    show(NAMES);
    await take('start');
    await answerAll(['b.example']);
    expect(settings().decisions).toMatchObject([{ action: 'allow', from: 'finder' }]);
    await take('undo');
    expect(settings().decisions).toEqual(decisions);
  });

  it('writes nothing of a private window to disk', async () => {
    show(NAMES, { private: true });
    await take('start');
    await answerAll(['a.example'], { private: true });
    expect(progress()).toMatchObject({ status: 'found', subjects: [company('a.example')] });
    expect(settings()).toEqual(QUIET);
    expect(letIn()).toMatchObject([{ subject: company('a.example'), visit: { tabId: TAB } }]);
    await take('undo');
    expect(letIn()).toEqual([]);
  });

  it('keeps what it found in a private window while it searches again, whatever comes of that', async () => {
    const known = () => letIn().flatMap(({ subject, trial }) => (trial ? [] : [subject.id]));
    const search = async (needs: readonly string[]) => {
      show(NAMES, { private: true });
      await take('start');
      await answerAll(needs, { private: true });
    };
    await search(['a.example']);
    await take('stop');
    await search(['nobody']);
    await take('stop');
    expect(known()).toEqual(['a.example']);
    show(NAMES, { private: true });
    await take('start');
    expect(known()).toEqual(['a.example']);
    await take('stop');
    expect(known()).toEqual(['a.example']);
    await search(['b.example']);
    expect(known()).toEqual(['a.example', 'b.example']);
    fake.session.set(findingKey(TAB), { ...finding(), due: true });
    start();
    await finder.resume(Object.fromEntries(fake.session));
    expect(known()).toEqual(['a.example', 'b.example']);
    await take('undo');
    expect(letIn()).toMatchObject([{ subject: company('a.example'), from: 'finder' }]);
  });

  it('loads the page once more when several are needed together, and tells them apart', async () => {
    show(NAMES);
    await take('start');
    await answerAll(['a.example', 'c.example']);
    expect(progress()).toMatchObject({
      status: 'found',
      subjects: NAMES.map(company),
      stale: true,
    });
    expect(fake.reloads).toHaveLength(5);
    expect(settings().decisions).toHaveLength(4);
    await take('narrow');
    expect(settings().decisions).toEqual([]);
    await answerAll(['a.example', 'c.example']);
    const kept = settings().decisions.map(({ subject }) => subject.id);
    expect(kept.sort()).toEqual(['a.example', 'c.example']);
  });

  it('keeps what worked when the search within several is given up', async () => {
    for (const end of [() => take('stop'), () => finder.shows(TAB, 'other.example')]) {
      fake.local.set(PROTECTION_KEY, QUIET);
      show(NAMES);
      await take('start');
      await answerAll(['a.example', 'c.example']);
      await take('narrow');
      expect(progress()?.status).toBe('asking');
      await end();
      expect(settings().decisions.map(({ subject }) => subject.id)).toEqual(NAMES);
      await take('stop');
    }
  });

  it('says no where there is nothing to search, and asks nothing where nobody was stopped', async () => {
    show(NAMES);
    expect(await take('works')).toMatchObject({ ok: false });
    expect(await take('start', 'other.example')).toMatchObject({ ok: false });
    show([]);
    expect(await take('start')).toEqual({ ok: true });
    expect(progress()).toEqual({ status: 'nothing', tried: 0, reloads: 0 });
    expect(fake.reloads).toEqual([]);
  });

  it('goes back to the beginning when the browser refuses what is to be tried', async () => {
    show(NAMES);
    fake.refuse = ({ action }) => (action.type === 'allow' ? 'Rule is bad.' : undefined);
    expect(await take('start')).toMatchObject({
      ok: false,
      reason: expect.stringContaining('bad'),
    });
    expect([letIn(), finding(), fake.reloads]).toEqual([[], undefined, []]);
  });
});

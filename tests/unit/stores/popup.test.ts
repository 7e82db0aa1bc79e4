import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Reply } from '@/lib/domain/command';
import { createPopupStore, type PopupFacts } from '@/lib/stores/popup';
import { BURST } from '@/lib/stores/reader';
import { NEWS, SMALL } from '../../support/fixtures/pages.ts';
import { fixtureSource, popupFacts } from '../../support/fixtures/popup-source.ts';

const facts = popupFacts({ page: { kind: 'report', report: NEWS } });
const always = { duration: 'always' } as const;
const trust = { type: 'trust', site: NEWS.site, term: always, from: 'popup' } as const;
const TRUSTED = [{ site: NEWS.site, madeAt: facts.now, from: 'popup' }] as const;

/** A background that answers when the test says so. */
function slowBackground() {
  const replies: ((reply: Reply) => void)[] = [];
  const answer = () => new Promise<Reply>((resolve) => replies.push(resolve));
  return { answer, reply: (index: number, reply: Reply) => replies[index]?.(reply) };
}

describe('the popup’s store', () => {
  let ending: AbortController;

  beforeEach(() => {
    vi.useFakeTimers();
    ending = new AbortController();
  });
  afterEach(() => {
    ending.abort();
    vi.useRealTimers();
  });

  test('has the facts after the first read', async () => {
    const store = createPopupStore(fixtureSource(facts));
    expect(store.getState().facts).toBeUndefined();
    await store.getState().start(ending.signal);
    expect(store.getState().facts).toEqual(facts);
  });

  test('says why it could not read, and keeps what it knew', async () => {
    const source = fixtureSource(facts);
    const store = createPopupStore(source);
    await store.getState().start(ending.signal);
    source.read = () => Promise.reject(new Error('storage is gone'));
    source.change({});
    await vi.advanceTimersByTimeAsync(BURST);
    expect(store.getState().readFailure).toBe('storage is gone');
    expect(store.getState().facts).toEqual(facts);
  });

  test('reads a burst of 500 changes a few times only, and ends with the last of them', async () => {
    const source = fixtureSource(facts);
    const store = createPopupStore(source);
    await store.getState().start(ending.signal);
    for (let change = 0; change < 500; change++) {
      source.change({ notices: [{ id: 'record-full', detail: `${change}` }] });
      await vi.advanceTimersByTimeAsync(1);
    }
    await vi.advanceTimersByTimeAsync(2 * BURST);
    expect(source.reads()).toBeLessThan(10);
    expect(store.getState().facts?.notices).toEqual([{ id: 'record-full', detail: '499' }]);
  });

  test('reads nothing after its signal aborted', async () => {
    const source = fixtureSource(facts);
    const store = createPopupStore(source);
    await store.getState().start(ending.signal);
    ending.abort();
    const reads = source.reads();
    source.change({ permitted: false });
    await vi.advanceTimersByTimeAsync(10 * BURST);
    expect(source.reads()).toBe(reads);
  });

  test('keeps the very objects that did not change, so that nothing draws them again', async () => {
    const source = fixtureSource(facts);
    const store = createPopupStore(source);
    await store.getState().start(ending.signal);
    const before = store.getState().facts as PopupFacts;
    source.change({ notices: [{ id: 'record-full', detail: '' }] });
    await vi.advanceTimersByTimeAsync(BURST);
    const after = store.getState().facts as PopupFacts;
    expect(after.page).toBe(before.page);
    expect(after.protection).toBe(before.protection);
    expect(after.notices).not.toBe(before.notices);
  });

  test('never lets an older read overwrite a newer one', async () => {
    const source = fixtureSource(facts, { grants: false });
    const answers: ((facts: PopupFacts) => void)[] = [];
    source.read = () => new Promise((resolve) => answers.push(resolve));
    const store = createPopupStore(source);
    const first = store.getState().start(ending.signal);
    const second = store.getState().requestPermission();
    await vi.advanceTimersByTimeAsync(0);
    const newer = popupFacts({ page: { kind: 'report', report: SMALL } });
    answers[1]?.(newer);
    answers[0]?.(facts);
    await Promise.all([first, second]);
    expect(store.getState().facts).toEqual(newer);
  });

  test('shows a command as pending until its reply, and the truth with the same update', async () => {
    const background = slowBackground();
    const source = fixtureSource(facts, background);
    const store = createPopupStore(source);
    await store.getState().start(ending.signal);
    const sent = store.getState().send(trust);
    expect([...store.getState().pending.values()]).toEqual([trust]);

    const protection = { ...facts.protection, trusts: TRUSTED };
    source.change({ protection, changedAt: facts.now });
    await vi.advanceTimersByTimeAsync(BURST);
    expect(store.getState().pending.size).toBe(1);

    background.reply(0, { ok: true });
    await sent;
    expect(store.getState().pending.size).toBe(0);
    expect(store.getState().facts?.protection.trusts).toEqual(TRUSTED);
    expect(store.getState().applied).toBe(true);
    expect(store.getState().failure).toBeUndefined();
  });

  test('shows the later of two commands on one subject until that one is answered', async () => {
    const background = slowBackground();
    const store = createPopupStore(fixtureSource(facts, background));
    await store.getState().start(ending.signal);
    const subject = { kind: 'company', id: 'Google' } as const;
    const term = always;
    const block = { type: 'decide', subject, action: 'block', term, from: 'popup' } as const;
    const allow = { type: 'decide', subject, action: 'allow', term, from: 'popup' } as const;
    const first = store.getState().send(block);
    const second = store.getState().send(allow);
    background.reply(0, { ok: true });
    await first;
    expect([...store.getState().pending.values()]).toEqual([allow]);
    background.reply(1, { ok: true });
    await second;
    expect(store.getState().pending.size).toBe(0);
  });

  test.each([
    ['refused and lost', { ok: false, saved: false, reason: 'too many rules' }],
    ['refused and saved', { ok: false, saved: true, reason: 'bad regex' }],
  ] as const)('falls back to the truth when a command is %s', async (_name, reply) => {
    const source = fixtureSource(facts, { answer: async () => reply });
    const store = createPopupStore(source);
    await store.getState().start(ending.signal);
    await store.getState().send(trust);
    const { saved, reason } = reply;
    expect(store.getState().failure).toMatchObject({
      kind: 'refused',
      command: trust,
      saved,
      reason,
    });
    expect(store.getState().pending.size).toBe(0);
    expect(store.getState().applied).toBe(false);
    expect(store.getState().facts?.protection.trusts).toEqual([]);
  });

  test('tells when the background does not answer, and forgets it with the next command', async () => {
    const source = fixtureSource(facts);
    const obey = source.send;
    source.send = () => Promise.reject(new Error('Could not establish connection.'));
    const store = createPopupStore(source);
    await store.getState().start(ending.signal);
    await store.getState().send(trust);
    expect(store.getState().failure).toEqual({
      kind: 'unreachable',
      command: trust,
      reason: 'Could not establish connection.',
    });
    source.send = obey;
    await store.getState().send(trust);
    expect(store.getState().failure).toBeUndefined();
    expect(store.getState().facts?.protection.trusts).toEqual(TRUSTED);
  });

  test('says no more that a change is waiting once the page was loaded again', async () => {
    const source = fixtureSource(facts);
    const store = createPopupStore(source);
    await store.getState().start(ending.signal);
    await store.getState().send(trust);
    expect(store.getState().applied).toBe(true);
    const report = { ...NEWS, startedAt: facts.now + 5000 };
    source.change({ page: { kind: 'report', report } });
    await vi.advanceTimersByTimeAsync(2 * BURST);
    expect(store.getState().applied).toBe(false);
  });

  test('knows of a change since the page was loaded, whoever made it and whenever it is opened', async () => {
    const { startedAt } = NEWS;
    const openedAt = async (changedAt: number | undefined) => {
      const source = fixtureSource({ ...facts, changedAt });
      const store = createPopupStore(source);
      await store.getState().start(ending.signal);
      return { source, store };
    };
    for (const changedAt of [undefined, startedAt - 1]) {
      const { source, store } = await openedAt(changedAt);
      expect(store.getState().applied).toBe(false);
      source.change({ changedAt: startedAt + 1 });
      await vi.advanceTimersByTimeAsync(2 * BURST);
      expect(store.getState().applied).toBe(true);
    }
    const { store } = await openedAt(startedAt + 1);
    expect(store.getState().applied).toBe(true);
  });

  test('tells when permission was not given, and reads again when it was', async () => {
    const missing = popupFacts({ permitted: false });
    const refusing = createPopupStore(fixtureSource(missing, { grants: false }));
    await refusing.getState().start(ending.signal);
    await refusing.getState().requestPermission();
    expect(refusing.getState().failure).toEqual({ kind: 'permission', reason: '' });

    const granting = createPopupStore(fixtureSource(missing));
    await granting.getState().start(ending.signal);
    await granting.getState().requestPermission();
    expect(granting.getState().facts?.permitted).toBe(true);
    expect(granting.getState().failure).toBeUndefined();
  });

  test('tells when the page could not be reloaded', async () => {
    const source = fixtureSource(facts);
    source.reloadPage = () => Promise.reject(new Error('no tab'));
    const store = createPopupStore(source);
    await store.getState().start(ending.signal);
    await store.getState().reloadPage();
    expect(store.getState().failure).toEqual({ kind: 'reload', reason: 'no tab' });
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../lib/domain/command.ts';
import { type FINDER_STEPS, MOST_RELOADS } from '../../lib/domain/finder.ts';
import { readFinding } from '../../lib/domain/finding.ts';
import { readPassing, readProtection } from '../../lib/domain/protection-schema.ts';
import { siteOf } from '../../lib/domain/site.ts';
import { findingKey, PASSING_KEY, PROTECTION_KEY } from '../../lib/domain/storage.ts';
import { summarise } from '../../lib/domain/summary.ts';
import { settled } from '../support/browser/chromium.ts';
import { BROKEN_PAGES, type BrokenPage } from '../support/replica/sites/broken.ts';
import { type Session, startSession } from '../support/truth/session.ts';
import { reportOf, sessionOf } from '../support/truth/unweave.ts';

let session: Session;
let page: Page;
/** A page of the extension from which commands are sent. */
let sender: Page;
let tabId: number;

beforeAll(async () => {
  session = await startSession({ sites: BROKEN_PAGES.map(({ site }) => site) });
  page = await session.chromium.newPage();
  sender = await session.chromium.openExtensionPage('popup.html');
});
afterAll(() => session.close());

/** What the page says of itself, once all that it asks for has come to an end. */
async function works(): Promise<boolean> {
  await settled(page);
  const looked = page.waitForFunction(() => (window as { works?: boolean }).works, undefined, {
    timeout: 1_500,
  });
  return looked.then(
    () => true,
    () => false,
  );
}

const send = (message: unknown): Promise<Reply> =>
  sender.evaluate((sent) => chrome.runtime.sendMessage(sent), message);

async function finding() {
  const key = findingKey(tabId);
  return readFinding((await sender.evaluate((name) => chrome.storage.session.get(name), key))[key]);
}

/** The report of the page that is shown, once it says the same for a moment. */
async function reported(): Promise<void> {
  let before = '';
  await expect
    .poll(
      async () => {
        const now = JSON.stringify(await reportOf(session.chromium, page));
        const same = now === before;
        before = now;
        return same;
      },
      { interval: 150, timeout: 10_000 },
    )
    .toBe(true);
}

/** One step, and the load that it leads to, if any. */
async function take(step: (typeof FINDER_STEPS)[number], host: string): Promise<void> {
  await page.evaluate(() => Object.assign(window, { old: true }));
  const reply = await send({ type: 'find', step, tabId, site: siteOf(host) });
  expect(reply).toEqual({ ok: true });
}

async function loadedAnew(): Promise<void> {
  await page.waitForFunction(() => !('old' in window) && document.documentElement.dataset.settled);
}

async function settings() {
  const [local, passing] = await sender.evaluate(
    async (keys) => {
      return [await chrome.storage.local.get(keys[0]), await chrome.storage.session.get(keys[1])];
    },
    [PROTECTION_KEY, PASSING_KEY] as const,
  );
  const { protection } = readProtection(local?.[PROTECTION_KEY]);
  return { protection, passing: readPassing(passing?.[PASSING_KEY]) };
}

interface Row {
  readonly page: string;
  readonly stopped: number;
  readonly standard: 'works' | 'broken';
  /** Of the search, and where it ended with several, of those that told them apart. */
  readonly reloads: readonly number[];
  readonly found: string;
}
const table: Row[] = [];

/** Visits a page as a person would who wants it to work. */
async function repair({ name, site, needs }: BrokenPage): Promise<Row> {
  // A second attempt begins like the first.
  expect(await send({ type: 'undo-all' })).toEqual({ ok: true });
  await session.chromium.visit(`https://${site.host}/`, page);
  const before = await works();
  tabId = await session.chromium.tabId(page);
  await reported();
  const report = await reportOf(session.chromium, page);
  if (!report) throw new Error(`no report of ${site.host}`);
  const stopped = summarise(report).strangers.filter(({ outcome }) => outcome !== 'through').length;
  const row = { page: name, stopped, found: '' };
  if (before) return { ...row, standard: 'works', reloads: [] };
  const reloads: number[] = [];
  let found = await search('start', site.host);
  for (; found.narrowing; found = await search('narrow', site.host)) reloads.push(found.reloads);
  const names = found.subjects.map(({ id }) => id).join(', ');
  expect(names).toBe(report.hosts.find(({ host }) => host === needs)?.company);
  return { ...row, standard: 'broken', reloads: [...reloads, found.reloads], found: names };
}

/** On this page the worker is killed before every answer. */
const KILLED = 'a shop waits for bids';

/** Answers the questions of one search truthfully. */
async function search(begin: 'start' | 'narrow', host: string) {
  await take(begin, host);
  for (let now = await finding(); now?.progress.status === 'asking'; now = await finding()) {
    await loadedAnew();
    const answer = await works();
    if ((await page.title()) === KILLED) await session.chromium.stopWorker();
    await reported();
    await take(answer ? 'works' : 'still-broken', host);
  }
  const progress = (await finding())?.progress;
  if (progress?.status !== 'found') throw new Error(`${host}: ${progress?.status}`);
  expect(progress.stale).toBe(false);
  return progress;
}

describe('“Something broken?”', () => {
  afterAll(() => {
    console.table(table.map(({ reloads, ...row }) => ({ ...row, reloads: reloads.join(' + ') })));
    const broken = table.filter(({ standard }) => standard === 'broken');
    console.log(`${table.length - broken.length} of ${table.length} pages work at Standard`);
    expect(broken.length).toBeGreaterThan(4);
  });

  it.each(BROKEN_PAGES)('$name', async (broken) => {
    const row = await repair(broken);
    table.push(row);
    const { protection, passing } = await settings();
    expect(passing.decisions).toEqual([]);
    if (row.standard === 'works') return;
    for (const reloads of row.reloads) expect(reloads).toBeLessThanOrEqual(MOST_RELOADS);
    if (row.stopped <= 7) expect(row.reloads).toHaveLength(1);
    const here = protection.decisions.filter(({ site }) => site === siteOf(broken.site.host));
    expect(here).toMatchObject([{ action: 'allow', from: 'finder', subject: { id: row.found } }]);
    // With the one decision and nothing else, also on the next visit.
    await page.goto('about:blank');
    await session.chromium.visit(`https://${broken.site.host}/`, page);
    expect(await works()).toBe(true);
    expect(Object.keys(await sessionOf(session.chromium))).not.toContain(findingKey(tabId));
  });
});

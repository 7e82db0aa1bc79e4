import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../support/browser/axe.ts';
import { image, script } from '../support/replica/sites/embeds.ts';
import type { Web } from '../support/replica/web.ts';
import { command, type Session, startSession } from '../support/truth/session.ts';

const LISTED = 'www.google-analytics.com';
const UNLISTED = 'px.unlisted.example';
const WEB: Web = {
  sites: [
    {
      ...{ host: 'here.example', title: 'here', about: '' },
      pages: [
        { path: '/', embeds: [script(`${LISTED}/analytics.js`), image(`${UNLISTED}/1.png`)] },
      ],
    },
  ],
};

let session: Session;
let page: Page;
let settings: Page;
beforeAll(async () => {
  session = await startSession(WEB);
  page = await session.chromium.newPage();
  settings = await session.chromium.openExtensionPage('atlas.html#/settings');
});
afterAll(() => session.close());

async function visit(): Promise<readonly string[]> {
  session.replica.clear();
  await session.chromium.visit('https://here.example/', page);
  await session.replica.quiet(300);
  return session.replica.hits.map(({ host }) => host);
}

/** Until no control is pending any more: the background has answered. */
async function inForce(): Promise<void> {
  await expect.poll(() => settings.locator('[aria-busy=true]').count()).toBe(0);
}

/** Until all that was asked for is in force: a line is gone as soon as that is saved. */
async function obeyed(): Promise<void> {
  const level = { type: 'level', level: 'standard' };
  expect(await command(session.chromium, level)).toEqual({ ok: true });
}

const numberIn = (text: string | null) => Number(text?.replaceAll(/\D/g, ''));

describe('the settings page', () => {
  it('changes the level, which the toolbar icon tells too', async () => {
    expect(await visit()).not.toContain(LISTED);
    await settings.getByRole('radio', { name: /^Watch/ }).check({ force: true });
    await inForce();
    expect(await visit()).toContain(LISTED);
    const worker = await session.chromium.worker();
    const icon = () =>
      worker.evaluate(async () => ({
        title: await chrome.action.getTitle({}),
        colour: await chrome.action.getBadgeBackgroundColor({}),
      }));
    const watching = await icon();
    expect(watching.title).toBe('Unweave: watching only, nothing is blocked');
    await settings.getByRole('radio', { name: /^Standard/ }).check({ force: true });
    await inForce();
    expect(await visit()).not.toContain(LISTED);
    const protecting = await icon();
    expect(protecting.title).toBe('Unweave');
    expect(protecting.colour).not.toEqual(watching.colour);
  });

  it('switches signals', async () => {
    const told = async () => {
      await visit();
      return page.evaluate(() => 'globalPrivacyControl' in navigator);
    };
    expect(await told()).toBe(true);
    await settings
      .getByRole('switch', { name: /^Global Privacy Control/ })
      .uncheck({ force: true });
    await inForce();
    expect(await told()).toBe(false);
    await settings.getByRole('switch', { name: /^Global Privacy Control/ }).check({ force: true });
    await inForce();
  });

  it('lists what was decided elsewhere at once, and takes it back', async () => {
    const subject = { kind: 'domain', id: UNLISTED };
    const term = { duration: 'hour' };
    const decide = { type: 'decide', subject, action: 'block', term, from: 'popup' };
    expect(await command(session.chromium, decide)).toEqual({ ok: true });
    await settings.getByRole('link', { name: 'Decisions' }).click();
    const line = settings.getByRole('row', {
      name: new RegExp(`^${UNLISTED}.*(60 minutes|1 hour) more`),
    });
    await line.waitFor();
    expect(await visit()).not.toContain(UNLISTED);
    await line.getByRole('button', { name: /^Take back/ }).click();
    await settings.getByText(/^You have decided nothing yet/).waitFor();
    expect(await visit()).toContain(UNLISTED);
  });

  it('takes everything back, and brings it back', async () => {
    const subject = { kind: 'domain', id: UNLISTED };
    const term = { duration: 'always' };
    const decide = { type: 'decide', subject, action: 'block', term, from: 'popup' };
    expect(await command(session.chromium, decide)).toEqual({ ok: true });
    expect(await visit()).not.toContain(UNLISTED);
    await settings.getByRole('button', { name: 'Take everything back' }).click();
    await settings.getByText(/^You have decided nothing yet/).waitFor();
    await obeyed();
    expect(await visit()).toContain(UNLISTED);
    // Also after the worker was killed and the page was opened anew.
    await session.chromium.stopWorker();
    await settings.reload();
    await settings.getByRole('button', { name: 'Bring everything back' }).click();
    await settings.getByRole('row', { name: new RegExp(`^${UNLISTED}`) }).waitFor();
    await obeyed();
    expect(await visit()).not.toContain(UNLISTED);
  });

  it('tells how many rules each list has, and how many the browser has room for', async () => {
    const lists = settings.getByRole('region', { name: 'Filter lists' });
    await settings.getByRole('link', { name: 'Settings' }).click();
    await lists.locator('.switch-row-note').first().waitFor();
    const rules = await lists.locator('.switch-row-note').allTextContents();
    expect(rules.length).toBeGreaterThan(10);
    for (const text of rules) expect(text).toMatch(/^[\d,]+ rules?$/);
    const left = async () => numberIn(await lists.getByText(/has room for/).textContent());
    const before = await left();
    const german = lists.locator('label', { hasText: /^German/ });
    const size = numberIn(await german.locator('.switch-row-note').textContent());
    await german.getByRole('switch').check({ force: true });
    await inForce();
    // Chromium guarantees 30,000 rules apart from what all extensions share.
    await expect.poll(left).toBeLessThanOrEqual(before);
    expect(await left()).toBeGreaterThanOrEqual(before - size);
    await german.getByRole('switch').uncheck({ force: true });
    await inForce();
    await settings.getByRole('link', { name: 'Decisions' }).click();
  });

  it('holds, finds and takes back among 5,000 decisions', { timeout: 240_000 }, async () => {
    const decisions = Array.from({ length: 5_000 }, (_, i) => ({
      subject: { kind: 'domain', id: i === 0 ? UNLISTED : `tracker-${i}.example` },
      ...(i % 4 === 3 && { site: `site-${i}.example` }),
      action: (['block', 'allow', 'block', 'limit'] as const)[i % 4],
      ...{ madeAt: i + 1, from: 'popup' },
    }));
    await settings.evaluate(async (all) => {
      const { protection } = await chrome.storage.local.get('protection');
      await chrome.storage.local.set({ protection: { ...(protection as object), decisions: all } });
    }, decisions);
    await obeyed();
    await settings.getByText('5,000 entries').waitFor();
    expect(await visit()).not.toContain(UNLISTED);
    await settings.getByRole('searchbox').fill(UNLISTED);
    await settings.getByText('1 of 5,000 entries').waitFor();
    await settings.getByRole('button', { name: `Take back the decision on ${UNLISTED}` }).click();
    await settings.getByText('0 of 4,999 entries').waitFor();
    await obeyed();
    expect(await visit()).toContain(UNLISTED);
    await settings.getByRole('button', { name: 'Take everything back' }).click();
    await settings.getByText(/^Taken back: 4,999 decisions/).waitFor();
    await obeyed();
    expect(await visit()).toContain(UNLISTED);
  });

  it('is what the browser opens as the options of Unweave', async () => {
    const options = await settings.evaluate(() => chrome.runtime.getManifest().options_ui);
    expect(options).toMatchObject({ page: 'settings.html', open_in_tab: true });
  });

  it('has nothing that axe calls serious', async () => {
    const { violations } = await axe(settings);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});

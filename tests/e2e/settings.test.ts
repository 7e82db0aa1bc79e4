import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  await settings.locator('[aria-busy=true]').waitFor({ state: 'detached' });
}

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

  it('is what the browser opens as the options of Unweave', async () => {
    const options = await settings.evaluate(() => chrome.runtime.getManifest().options_ui);
    expect(options).toMatchObject({ page: 'settings.html', open_in_tab: true });
  });

  it('has nothing that axe calls serious', async () => {
    const { violations } = await new AxeBuilder({ page: settings }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});

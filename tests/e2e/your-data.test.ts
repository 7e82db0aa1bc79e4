import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionsFile, documentEntry, harFile } from '../support/fixtures/foreign-files.ts';
import { image } from '../support/replica/sites/embeds.ts';
import type { ReplicaSite } from '../support/replica/web.ts';
import { received } from '../support/truth/server.ts';
import { type Session, startSession } from '../support/truth/session.ts';
import { written } from '../support/truth/unweave.ts';

const FOLLOWER = 'px.follower.example';

const site = (host: string): ReplicaSite => ({
  ...{ host, title: host, about: '' },
  pages: [{ path: '/', embeds: [image(`${FOLLOWER}/1.png`)] }],
});

let session: Session;
let web: Page;
let atlas: Page;
beforeAll(async () => {
  session = await startSession({ sites: [site('one.example'), site('two.example')] });
  web = await session.chromium.newPage();
  await session.chromium.visit('https://one.example/', web);
  await session.chromium.visit('https://two.example/', web);
  await written(session.chromium);
  atlas = await session.chromium.openExtensionPage('atlas.html#/graph?period=all');
  await atlas.locator('.headline').waitFor();
});
afterAll(() => session.close());

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await atlas.keyboard.press(key);
}

/** Goes on with the tab key until what has the focus is called so. Nothing here is clicked. */
async function tabTo(name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await atlas.keyboard.press('Tab');
    const found = await atlas.evaluate(() => {
      const { activeElement: element } = document;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim();
    });
    if (found === name) return;
  }
  throw new Error(`the tab key never comes to "${name}"`);
}

/** How often the follower heard from a site. */
async function reached(host: string): Promise<number> {
  session.replica.clear();
  await session.chromium.visit(`https://${host}/`, web);
  await session.replica.quiet(300);
  return received(session.replica.hits, host)[FOLLOWER] ?? 0;
}

/** Until the background has answered: what a control shows may be what it waits for. */
const inForce = () => expect.poll(() => atlas.locator('[aria-busy=true]').count()).toBe(0);

const amount = (name: string) =>
  atlas.locator('.amounts div').filter({ hasText: name }).locator('dd').textContent();

describe('without a mouse', () => {
  it('a company is blocked from its row, and let in again', async () => {
    await tabTo('Companies');
    await press('Enter');
    await atlas.getByRole('grid').waitFor();
    await tabTo('Company');
    await press('ArrowDown', 'End', 'ArrowLeft', 'ArrowLeft', 'Enter');
    const block = atlas.getByRole('grid').getByRole('button', { name: 'Block', pressed: true });
    await block.waitFor();
    await inForce();
    expect(await reached('one.example')).toBe(0);
    await atlas.bringToFront();
    await press('Enter');
    await block.waitFor({ state: 'detached' });
    await inForce();
    expect(await reached('one.example')).toBe(1);
    await atlas.bringToFront();
  });

  it('the trail of a company is followed from its panel to a site', async () => {
    await press('Home', 'Enter');
    await tabTo('See its trail');
    await press('Enter');
    await atlas.getByRole('heading', { name: 'The trail of follower.example' }).waitFor();
    await tabTo('one.example');
    await press('Enter');
    await atlas.getByRole('region', { name: 'one.example' }).waitFor();
    await press('Escape');
  });

  it('all of it is exported, forgotten and brought back', async () => {
    await tabTo('Your data');
    await press('Enter');
    await atlas.locator('.amounts').waitFor();
    expect(await amount('Sites on record')).toBe('2');
    await tabTo('Export everything');
    const [download] = await Promise.all([atlas.waitForEvent('download'), press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/^unweave-\d{4}-\d\d-\d\d\.json$/);
    const exported = await readFile(await download.path());
    const { days } = JSON.parse(exported.toString());
    expect(days.map((row: { site: string }) => row.site).sort()).toEqual([
      'one.example',
      'two.example',
    ]);

    await tabTo('Forget everything…');
    // The safe answer has the focus; the other one comes after it.
    await press('Enter', 'Tab', 'Enter');
    await expect.poll(() => amount('Sites on record'), { timeout: 30_000 }).toBe('0');

    const file = (buffer: Buffer) =>
      atlas.setInputFiles('input[type=file]', {
        ...{ name: 'unweave.json', mimeType: 'application/json', buffer },
      });
    await file(exported.subarray(0, exported.length - 40));
    await atlas
      .getByRole('alert')
      .getByText(/nothing was changed\. It ends in the middle/)
      .waitFor();
    await file(exported);
    await atlas.getByText(/^An export of Unweave · 2 sites · 1 third party · /).waitFor();
    await tabTo('Add to what I have');
    await press('Enter');
    await expect.poll(() => amount('Sites on record'), { timeout: 30_000 }).toBe('2');
    await showsAll(2);
  });
});

/** The headline of the atlas, once it has all that was taken in. */
async function showsAll(sites: number): Promise<void> {
  await atlas.goto(atlas.url().replace('#/data', '#/graph'));
  const name = new RegExp(`^follower\\.example could follow you across ${sites} of your ${sites}`);
  await atlas.getByRole('heading', { level: 1, name }).waitFor();
}

describe('files of other programs', () => {
  const takeIn = async (name: string, text: string) => {
    const buffer = Buffer.from(text);
    await atlas.setInputFiles('input[type=file]', { name, mimeType: 'text/plain', buffer });
  };

  it('are told of, taken in, and stand in the atlas beside what was recorded', async () => {
    await atlas.goto(atlas.url().replace('#/graph', '#/data'));
    await atlas.locator('.amounts').waitFor();
    const then = Date.UTC(2014, 4, 1, 12);
    const pages = ['www.old.example', 'three.example'];
    await takeIn(
      'lightbeamData.json',
      connectionsFile(pages.map((page) => ({ page, host: FOLLOWER, time: then }))),
    );
    await atlas.getByText('A file of Lightbeam · 2 sites · 1 third party · May 1, 2014').waitFor();
    await atlas.getByText(/^Lightbeam noted every request, but not/).waitFor();
    // What is twelve years old would be gone tomorrow.
    const forGood = atlas.getByRole('button', { name: 'Keep my record for good' });
    await forGood.click();
    await forGood.waitFor({ state: 'detached' });
    await atlas.getByRole('button', { name: 'Add to what I have' }).click();
    await expect.poll(() => amount('Sites on record'), { timeout: 30_000 }).toBe('4');

    const now = Date.now();
    const asked = { url: `https://${FOLLOWER}/1.png`, time: now, pageref: 'page_1' };
    const blocked = { ...asked, status: 0, error: 'net::ERR_BLOCKED_BY_CLIENT' };
    const page = documentEntry('https://four.example/', now, 'page_1');
    await takeIn('four.example.har', harFile([page, { ...asked, body: 'x'.repeat(1e6) }, blocked]));
    await atlas.getByText(/^A HAR file · 1 site · 1 third party · /).waitFor();
    await atlas.getByRole('button', { name: 'Add to what I have' }).click();
    await expect.poll(() => amount('Sites on record'), { timeout: 30_000 }).toBe('5');
    await showsAll(5);
    await atlas.goto(atlas.url().replace('#/graph', '#/sites'));
    await atlas.getByRole('grid').getByText('old.example', { exact: true }).waitFor();
    await atlas.getByRole('grid').getByText('four.example', { exact: true }).waitFor();
  });
});

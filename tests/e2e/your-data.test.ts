import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byKeyboard, type Keyboard } from '../support/browser/by-keyboard.ts';
import { connectionsFile, documentEntry, harFile } from '../support/fixtures/foreign-files.ts';
import { image } from '../support/replica/sites/embeds.ts';
import type { ReplicaSite } from '../support/replica/web.ts';
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
let { press, use, tabTo } = {} as Keyboard;
beforeAll(async () => {
  session = await startSession({ sites: [site('one.example'), site('two.example')] });
  web = await session.chromium.newPage();
  await session.chromium.visit('https://one.example/', web);
  await session.chromium.visit('https://two.example/', web);
  await written(session.chromium);
  atlas = await session.chromium.openExtensionPage('atlas.html#/data');
  ({ press, use, tabTo } = byKeyboard(atlas));
});
afterAll(() => session.close());

const amount = (name: string) =>
  atlas.locator('.amounts div').filter({ hasText: name }).locator('dd').textContent();

describe('the record', () => {
  it('is exported, forgotten and brought back, without a mouse', async () => {
    await atlas.locator('.amounts').waitFor();
    expect(await amount('Sites on record')).toBe('2');
    await tabTo(atlas.getByRole('button', { name: 'Export everything' }));
    const [download] = await Promise.all([atlas.waitForEvent('download'), press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/^unweave-\d{4}-\d\d-\d\d\.json$/);
    const exported = await readFile(await download.path());
    const { days } = JSON.parse(exported.toString());
    expect(days.map((row: { site: string }) => row.site).sort()).toEqual([
      'one.example',
      'two.example',
    ]);

    await use('button', 'Forget everything…');
    // The safe answer has the focus; the other one comes after it.
    await press('Tab', 'Enter');
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
    await use('button', 'Add to what I have');
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

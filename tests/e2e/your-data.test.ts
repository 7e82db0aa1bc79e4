import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byKeyboard, type Keyboard } from '../support/browser/by-keyboard.ts';
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
    await atlas.getByText(/^2 sites · /).waitFor();
    await use('button', 'Add to what I have');
    await expect.poll(() => amount('Sites on record'), { timeout: 30_000 }).toBe('2');
    await atlas.goto(atlas.url().replace('#/data', '#/graph'));
    await atlas
      .getByRole('heading', {
        level: 1,
        name: /^follower\.example could follow you across 2 of your 2/,
      })
      .waitFor();
  });
});

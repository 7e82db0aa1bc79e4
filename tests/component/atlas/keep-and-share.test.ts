// @vitest-environment node
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  type AtlasWindow,
  faults,
  focusedText,
  press,
} from '../../support/popup-gallery/keyboard.ts';
import { withGallery } from '../../support/popup-gallery/with-gallery.ts';

const gallery = withGallery();

const asked = (page: Page) => page.evaluate(() => (globalThis as unknown as AtlasWindow).data.sent);

describe('your data', () => {
  test('is exported, read, refused and taken in', async () => {
    const page = await gallery.openAtlas('40', '#/data');
    await page.getByRole('button', { name: 'Export everything' }).press('Enter');
    await page.getByText('Exported. Your browser saves the file, or asks you where.').waitFor();
    const choose = (contents: string) =>
      page.setInputFiles('input[type=file]', {
        ...{ name: 'unweave.json', mimeType: 'application/json', buffer: Buffer.from(contents) },
      });
    await choose('broken');
    await page
      .getByRole('alert')
      .getByText(/nothing was changed/)
      .waitFor();
    await choose('{}');
    await page
      .getByText(/^An export of Unweave · 227 sites · .* · 12 decisions · 2 lists of your own$/)
      .waitFor();
    expect(await asked(page)).toEqual([]);
    await page.getByRole('button', { name: 'Replace what I have…' }).press('Enter');
    // The safe answer has the focus.
    expect(await focusedText(page)).toBe('Keep it');
    await press(page, 'Escape');
    expect(await focusedText(page)).toBe('Replace what I have…');
    await page.getByRole('button', { name: 'Add to what I have' }).press('Enter');
    await expect
      .poll(() => asked(page))
      .toEqual([{ type: 'record', change: 'import', staging: 'unweave-import-1', mode: 'add' }]);
  });

  test('of others is told of without a fault, and its age leads to keeping it', async () => {
    const page = await gallery.openAtlas('40', '#/data');
    await page.setInputFiles('input[type=file]', {
      ...{ name: 'old.json', mimeType: 'application/json', buffer: Buffer.from('connections') },
    });
    await page.getByText('A file of Lightbeam · 227 sites · 412 third parties').waitFor();
    expect(await faults(page)).toEqual([]);
    const keep = page.getByRole('button', { name: 'Keep my record for good' });
    await keep.press('Enter');
    await keep.waitFor({ state: 'detached' });
    expect(await asked(page)).toEqual([{ type: 'record', change: 'keep', keep: 'ever' }]);
  });

  test('a long export is stopped', async () => {
    const page = await gallery.openAtlas('40', '#/data');
    await page.evaluate(() => {
      (globalThis as unknown as AtlasWindow).data.hang = true;
    });
    await page.getByRole('button', { name: 'Export everything' }).click();
    const progress = page.getByRole('progressbar', { name: 'Exporting' });
    await progress.waitFor();
    expect(await progress.getAttribute('value')).toBe('0.42');
    await page.getByRole('button', { name: 'Cancel' }).press('Enter');
    await page.getByText('Cancelled. Nothing was changed.').waitFor();
  });

  test('is forgotten and kept as long as is said, after a question', async () => {
    const page = await gallery.openAtlas('40', '#/data');
    await page.getByLabel('First day').fill('2026-11-01');
    await page.getByLabel('Last day').fill('2026-11-03');
    await page.getByRole('button', { name: 'Forget these days…' }).press('Enter');
    await page.getByRole('button', { name: 'Forget', exact: true }).press('Enter');
    await page.getByRole('radio', { name: '30 days' }).focus();
    await press(page, 'Space');
    await page.getByRole('button', { name: 'Keep only 30 days…' }).press('Enter');
    await page.getByRole('button', { name: 'Forget what is older' }).press('Enter');
    await expect.poll(() => page.getByRole('radio', { name: '30 days' }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: 'For good' }).click();
    await page.getByRole('button', { name: 'Forget everything…' }).press('Enter');
    await page.getByRole('button', { name: 'Forget everything', exact: true }).press('Enter');
    await expect
      .poll(() => asked(page))
      .toEqual([
        {
          ...{ type: 'record', change: 'forget' },
          what: { kind: 'period', from: 20261101, to: 20261103 },
        },
        { type: 'record', change: 'keep', keep: 30 },
        { type: 'record', change: 'keep', keep: 'ever' },
        { type: 'record', change: 'forget', what: { kind: 'everything' } },
      ]);
  });

  test('is kept as long as it was until a shorter time is agreed to', async () => {
    const page = await gallery.openAtlas('40', '#/data');
    const isKept = (term: string) => page.getByRole('radio', { name: term }).isChecked();
    await page.getByRole('radio', { name: '365 days' }).focus();
    await press(page, 'ArrowLeft', 'ArrowLeft');
    expect(await isKept('365 days')).toBe(true);
    // By way of the choice that holds.
    await press(page, 'Tab', 'Tab');
    expect(await focusedText(page)).toBe('Keep only 30 days…');
    await press(page, 'Enter', 'Enter');
    expect(await page.getByRole('button', { name: /^Keep only/ }).count()).toBe(0);
    expect(await isKept('365 days')).toBe(true);
    // The one that holds, chosen again, is no wish any more either.
    await press(page, 'ArrowLeft');
    await page.getByRole('button', { name: 'Keep only 90 days…' }).waitFor();
    await press(page, 'ArrowRight');
    expect(await page.getByRole('button', { name: /^Keep only/ }).count()).toBe(0);
    expect(await asked(page)).toEqual([]);
  });

  test('a company and a site are forgotten in their panels', async () => {
    const page = await gallery.openAtlas('40', '#/graph?period=all&node=company:Google');
    await page.getByRole('button', { name: 'Forget…' }).press('Enter');
    await page.getByText(/^Everything on record of Google will be forgotten/).waitFor();
    await page.getByRole('button', { name: 'Forget', exact: true }).press('Enter');
    await expect
      .poll(() => asked(page))
      .toEqual([
        { type: 'record', change: 'forget', what: { kind: 'company', company: 'Google' } },
      ]);
  });
});

// @vitest-environment node
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { focusedText, press } from '../../support/popup-gallery/keyboard.ts';
import { withGallery } from '../../support/popup-gallery/with-gallery.ts';

const gallery = withGallery();

/** The row that has the focus, or holds what has it. */
const focusedRow = (page: Page) =>
  page.evaluate(() => Number(document.activeElement?.closest('tr')?.ariaRowIndex));

/** Into the grid, from the search field before it. */
async function enterGrid(page: Page): Promise<void> {
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Tab');
}

describe('the table of companies', () => {
  test('renders what is in view of four thousand rows, and says how many there are', async () => {
    const page = await gallery.openAtlas('4000', '#/companies?period=all');
    const grid = page.getByRole('grid');
    await grid.waitFor();
    const count = Number(await grid.getAttribute('aria-rowcount'));
    expect(count).toBeGreaterThan(3_900);
    expect(await grid.getByRole('row').count()).toBeLessThan(60);
    await enterGrid(page);
    expect(await focusedText(page)).toBe('Company');
    await press(page, 'Control+End');
    await expect.poll(() => focusedRow(page)).toBe(count);
    await press(page, 'PageUp');
    await expect.poll(() => focusedRow(page)).toBeLessThan(count - 5);
    await press(page, 'Control+Home');
    await expect.poll(() => focusedRow(page)).toBe(2);
    // The row that has the focus stays, wherever the others are scrolled to.
    await page.locator('.table-scroll').evaluate((scroller) => scroller.scrollTo(0, 60_000));
    await expect.poll(() => page.locator('tr[aria-rowindex="1000"]').count()).toBeLessThan(2);
    expect(await focusedRow(page)).toBe(2);
    expect(gallery.errors).toEqual([]);
  });

  test('tells the lens that it is seen through, and leaves it by keyboard', async () => {
    const page = await gallery.openAtlas('40', '#/companies?period=all&category=social');
    const rows = page.getByRole('rowheader');
    await expect.poll(() => rows.count()).toBe(5);
    await page.getByRole('button', { name: 'Without the filter: Social' }).press('Enter');
    await expect.poll(() => rows.count()).toBeGreaterThan(15);
  });
});

test('the table of sites sorts by every column', async () => {
  const page = await gallery.openAtlas('40', '#/sites?period=all');
  const titles = await page.getByRole('columnheader').all();
  expect(titles.length).toBeGreaterThan(5);
  for (const title of titles) {
    await title.getByRole('button').click();
    expect(await title.getAttribute('aria-sort')).toMatch(/ascending|descending/);
  }
});

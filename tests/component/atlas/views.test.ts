// @vitest-environment node
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { browseGallery, type GalleryBrowser } from '../../support/popup-gallery/browse.ts';
import {
  type AtlasWindow,
  faults,
  focusedText,
  press,
} from '../../support/popup-gallery/keyboard.ts';

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

let gallery: GalleryBrowser;

beforeAll(async () => {
  gallery = await browseGallery();
}, 60_000);
afterEach(() => gallery.clear());
afterAll(() => gallery?.close());

const decided = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as AtlasWindow).source.sent);

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

  test('sorts, searches, decides and opens the panel, by keyboard alone', async () => {
    const page = await gallery.openAtlas('40', '#/companies?period=all');
    const title = page.getByRole('columnheader', { name: 'Got through' });
    await enterGrid(page);
    await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
    expect(await title.getAttribute('aria-sort')).toBe('descending');
    await press(page, 'Enter');
    expect(await title.getAttribute('aria-sort')).toBe('ascending');
    expect(page.url()).toContain('sort=through-up');
    await page.getByRole('searchbox').fill('goog');
    expect(await page.getByRole('status').nth(0).textContent()).toContain('of 40');
    await enterGrid(page);
    await press(page, 'ArrowDown', 'Home');
    expect(await focusedText(page)).toBe('Google');
    await press(page, 'End');
    expect(await focusedText(page)).toBe('Allow');
    await press(page, 'ArrowLeft', 'ArrowLeft', 'Enter');
    const block = page.getByRole('grid').getByRole('button', { name: 'Block' });
    await expect.poll(() => block.getAttribute('aria-pressed')).toBe('true');
    expect(await decided(page)).toEqual([
      expect.objectContaining({ type: 'decide', action: 'block', from: 'atlas' }),
    ]);
    await page
      .getByRole('toolbar', { name: /^What to do with Google. Your decision: Blocked everywhere/ })
      .waitFor();
    await press(page, 'Home', 'Enter');
    const panel = page.getByRole('region', { name: 'Google' });
    // Decided in the table: it stands in the panel, which is the one of the graph.
    await panel.getByText('Blocked everywhere, always').waitFor();
    await press(page, 'Escape');
    await panel.waitFor({ state: 'detached' });
    await expect.poll(() => focusedText(page)).toBe('Google');
    await press(page, 'End', 'ArrowLeft', 'ArrowLeft', 'Enter');
    await expect.poll(() => block.getAttribute('aria-pressed')).toBe('false');
  });

  test('tells the lens that it is seen through, and leaves it by keyboard', async () => {
    const page = await gallery.openAtlas('40', '#/companies?period=all&category=social');
    const rows = page.getByRole('rowheader');
    await expect.poll(() => rows.count()).toBe(5);
    await page.getByRole('button', { name: 'Without the filter: Social' }).press('Enter');
    await expect.poll(() => rows.count()).toBeGreaterThan(15);
  });
});

test('the table of sites trusts a site, and sorts by every column', async () => {
  const page = await gallery.openAtlas('40', '#/sites?period=all&search=zappos');
  const protection = page.getByRole('switch', { name: 'Protection is on for zappos.com' });
  await enterGrid(page);
  await press(page, 'ArrowDown', 'End', 'Space');
  await page.getByRole('switch', { name: 'Protection is off for zappos.com' }).waitFor();
  expect(await decided(page)).toEqual([expect.objectContaining({ type: 'trust' })]);
  await press(page, 'Space');
  await protection.waitFor();
  await page.getByRole('searchbox').fill('');
  for (const title of await page.getByRole('columnheader').all()) {
    await title.getByRole('button').click();
    expect(await title.getAttribute('aria-sort')).toMatch(/ascending|descending/);
  }
});

test('a trail is chosen, walked day by day, and leads to the panel of a site', async () => {
  const page = await gallery.openAtlas('40', '#/trails?period=all');
  const companies = page.getByRole('navigation', { name: 'Companies' });
  await companies.getByRole('button', { name: /^Google/ }).focus();
  await press(page, 'ArrowDown', 'Enter');
  await page.getByRole('heading', { name: 'The trail of Cloudflare' }).waitFor();
  expect(page.url()).toContain('trail=Cloudflare');
  const way = page.getByRole('list', { name: /^Your sites that day/ });
  const before = await way.textContent();
  await page.getByRole('button', { name: 'Day before' }).press('Enter');
  await expect.poll(() => way.textContent()).not.toBe(before);
  await page.goBack();
  await expect.poll(() => way.textContent()).toBe(before);
  await way.getByRole('button').first().press('Enter');
  await page.locator('.node-panel').waitFor();
});

test.each([
  ['#/companies?period=all&category=social&node=company:Meta', 'dark', 1440],
  ['#/sites?period=all', 'light', 720],
  ['#/trails?period=all', 'light', 1440],
  ['#/trails?period=all', 'dark', 380],
  ['#/data', 'light', 1024],
  ['#/data', 'dark', 380],
] as const)(
  'axe finds no fault with %s, %s, %i wide, nor is it wider, in either direction',
  async (hash, colorScheme, width) => {
    const page = await gallery.openAtlas('40', hash, { colorScheme });
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('heading').first().waitFor();
    expect(await faults(page)).toEqual([]);
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await wide()).toBeLessThanOrEqual(width);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    expect(await wide()).toBeLessThanOrEqual(width);
  },
);

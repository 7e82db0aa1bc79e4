// @vitest-environment node
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { AtlasStateName } from '../../support/fixtures/atlas-states.ts';
import { browseGallery, type GalleryBrowser } from '../../support/popup-gallery/browse.ts';

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

let gallery: GalleryBrowser;

beforeAll(async () => {
  gallery = await browseGallery();
}, 60_000);
afterEach(() => gallery.clear());
afterAll(() => gallery?.close());

test.each<[AtlasStateName, string, 'light' | 'dark', number]>([
  ['40', '', 'light', 1440],
  ['40', '#/graph?node=company:Google', 'dark', 1440],
  ['decided', '#/graph?node=site:github.com', 'light', 1024],
  ['noticed', '#/graph?category=social', 'dark', 380],
  ['0', '', 'light', 1440],
  ['unreadable', '', 'dark', 1440],
  ['40', '#/companies', 'light', 1440],
  ['40', '#/sites', 'dark', 380],
  ['40', '#/settings', 'dark', 1024],
  ['40', '#/decisions', 'light', 1024],
])(
  'axe finds no fault with the atlas: %s %s, %s, %i wide',
  async (state, hash, colorScheme, width) => {
    const page = await gallery.openAtlas(state, hash, { colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('heading').first().waitFor();
    const { violations, passes } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
    expect(passes.length).toBeGreaterThan(10);
  },
);

test.each([
  [1440, 'ltr'],
  [1024, 'rtl'],
  [720, 'ltr'],
  [380, 'rtl'],
  [320, 'ltr'],
])('is no wider than a window of %i, written %s', async (width, direction) => {
  const page = await gallery.openAtlas('400', '#/graph?node=company:Google');
  await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), direction);
  await page.setViewportSize({ width, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    width,
  );
  expect(gallery.errors).toEqual([]);
});

test('the picture is drawn, and lights the node that the pointer in the list is on', async () => {
  const page = await gallery.openAtlas('40', '', { reducedMotion: 'reduce' });
  const canvas = page.locator('.atlas-ground canvas[role=application]');
  await canvas.and(page.locator('[aria-label^="Graph of "]')).waitFor();
  await page.waitForTimeout(1_500);
  const before = await canvas.screenshot();
  await page.getByRole('button', { name: /^Google: got through/ }).hover();
  await page.waitForTimeout(500);
  expect((await canvas.screenshot()).equals(before)).toBe(false);
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => page.getByRole('status').first().textContent())
    .toMatch(/got through|companies were there|company was there/);
  await page.keyboard.press('Enter');
  await page.locator('.node-panel').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.node-panel').waitFor({ state: 'detached' });
});

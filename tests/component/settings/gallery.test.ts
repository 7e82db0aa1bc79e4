// @vitest-environment node
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { SettingsStateName } from '../../support/fixtures/settings-states.ts';
import { browseGallery, type GalleryBrowser } from '../../support/popup-gallery/browse.ts';

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let gallery: GalleryBrowser;

beforeAll(async () => {
  gallery = await browseGallery();
}, 60_000);
afterEach(() => gallery.clear());
afterAll(() => gallery?.close());

test.each<[SettingsStateName, 'light' | 'dark', 'settings' | 'decisions']>([
  ['small', 'light', 'settings'],
  ['small', 'light', 'decisions'],
  ['huge', 'dark', 'decisions'],
  ['paused', 'dark', 'settings'],
])('axe finds no fault with %s, %s: %s', async (state, colorScheme, part) => {
  const page = await gallery.openSettings(state, { colorScheme }, part);
  if (part === 'decisions' && state !== 'huge') {
    await page.getByRole('button', { name: 'Take everything back' }).click();
    await page.getByRole('button', { name: 'Bring them back' }).waitFor();
  }
  const { violations, passes } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  expect(passes.length).toBeGreaterThan(10);
});

test.each([
  [1100, 'settings'],
  [620, 'decisions'],
  [360, 'decisions'],
  [360, 'settings'],
] as const)('is no wider than a window of %i: %s', async (width, part) => {
  const page = await gallery.openSettings('huge', {}, part);
  await page.setViewportSize({ width, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    width,
  );
  expect(gallery.errors).toEqual([]);
});

// @vitest-environment node
import { expect, test } from 'vitest';
import type { SettingsStateName } from '../../support/fixtures/settings-states.ts';
import { faults } from '../../support/popup-gallery/keyboard.ts';
import { withGallery } from '../../support/popup-gallery/with-gallery.ts';

const gallery = withGallery();

test.each<[SettingsStateName, 'light' | 'dark', 'settings' | 'decisions']>([
  ['small', 'light', 'settings'],
  ['small', 'light', 'decisions'],
  ['huge', 'dark', 'decisions'],
  ['paused', 'dark', 'settings'],
])('axe finds no fault with %s, %s: %s', async (state, colorScheme, part) => {
  const page = await gallery.openSettings(state, { colorScheme }, part);
  if (part === 'decisions' && state !== 'huge') {
    await page.getByRole('button', { name: 'Take everything back' }).click();
    await page.getByRole('button', { name: 'Bring everything back' }).waitFor();
  }
  expect(await faults(page)).toEqual([]);
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

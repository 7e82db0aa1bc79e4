// @vitest-environment node
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faults } from '../support/popup-gallery/keyboard.ts';
import { withGallery } from '../support/popup-gallery/with-gallery.ts';

const gallery = withGallery();

test.each(['light', 'dark'] as const)(
  'the page of components shows each of components/ui, and axe finds no fault, %s',
  { timeout: 90_000 },
  async (colorScheme) => {
    const page = await gallery.openComponents({ colorScheme, reducedMotion: 'reduce' });
    const shown = await page.locator('.specimen h2').allTextContents();
    const components = readdirSync('components/ui')
      .filter((name) => name.endsWith('.tsx') && !name.endsWith('Context.tsx'))
      .map((name) => name.replace('.tsx', ''));
    expect(components.length).toBeGreaterThan(8);
    expect(components.filter((name) => !shown.includes(name))).toEqual([]);
    await page.getByRole('button', { name: 'Forget…' }).click();
    await page.getByRole('button', { name: 'Opens a panel' }).click();
    expect(await faults(page)).toEqual([]);
    expect(gallery.errors).toEqual([]);
  },
);

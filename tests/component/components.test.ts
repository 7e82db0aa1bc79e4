// @vitest-environment node
import { readdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browseGallery, type GalleryBrowser } from '../support/popup-gallery/browse.ts';

let gallery: GalleryBrowser;

beforeAll(async () => {
  gallery = await browseGallery();
}, 60_000);
afterAll(() => gallery?.close());

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
    const { violations, passes } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
    expect(passes.length).toBeGreaterThan(10);
    expect(gallery.errors).toEqual([]);
  },
);

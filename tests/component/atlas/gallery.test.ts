// @vitest-environment node
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { AtlasStateName } from '../../support/fixtures/atlas-states.ts';
import { faults, focusedText, press } from '../../support/popup-gallery/keyboard.ts';
import { withGallery } from '../../support/popup-gallery/with-gallery.ts';

const gallery = withGallery();

/** Wide and written from left to right, narrow and from right to left, and the other way round. */
test.each<[AtlasStateName, string, 'light' | 'dark', number]>([
  ['40', '', 'light', 1440],
  ['400', '#/graph?node=company:Google', 'dark', 1024],
  ['decided', '#/graph?node=site:github.com', 'light', 720],
  ['noticed', '#/graph?category=social', 'dark', 380],
  ['400', '#/graph?node=company:Google', 'light', 320],
  ['0', '', 'light', 1440],
  ['unreadable', '', 'dark', 1440],
  ['40', '#/companies', 'light', 1440],
  ['40', '#/companies?period=all&category=social&node=company:Meta', 'dark', 360],
  ['40', '#/sites', 'dark', 380],
  ['40', '#/sites?period=all', 'light', 720],
  ['40', '#/trails?period=all', 'light', 1440],
  ['40', '#/trails?period=all', 'dark', 360],
  ['40', '#/settings', 'dark', 1024],
  ['40', '#/decisions', 'light', 360],
  ['40', '#/data', 'light', 1024],
  ['40', '#/data', 'dark', 380],
])(
  'axe finds no fault with %s %s, %s, %i wide, nor is it wider, in either direction',
  async (state, hash, colorScheme, width) => {
    const page = await gallery.openAtlas(state, hash, { colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('heading').first().waitFor();
    expect(await faults(page)).toEqual([]);
    expect(await wideOf(page)).toBeLessThanOrEqual(width);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    expect(await wideOf(page)).toBeLessThanOrEqual(width);
    expect(gallery.errors).toEqual([]);
  },
);

test.each([
  ['a page in colours of the person’s own', { forcedColors: 'active' }],
  ['a page at twice its size', {}],
] as const)('the picture is drawn, and lights what the list points at: %s', async (_, look) => {
  const page = await gallery.openAtlas('40', '', { ...look, reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 720, height: 450 });
  const canvas = page.locator('.atlas-ground canvas[role=application]');
  await canvas.and(page.locator('[aria-label^="Graph of "]')).waitFor();
  await expect.poll(() => ink(page, 0)).toBeGreaterThan(5_000);
  const before = await ink(page, 1);
  await page.getByRole('button', { name: /^Google: got through/ }).focus();
  await expect.poll(() => ink(page, 1)).toBeGreaterThan(before + 1_000);
});

test('the focus stays with what unfolds the picture and folds it again', async () => {
  const page = await gallery.openAtlas('40', '', { reducedMotion: 'reduce' });
  const more = page.getByRole('button', { name: 'and 12 companies more' });
  await more.press('Enter');
  await more.waitFor({ state: 'detached' });
  expect(await focusedText(page)).toBe('Show fewer');
  await press(page, 'Enter');
  await more.waitFor();
  expect(await focusedText(page)).toBe('and 12 companies more');
});

test('what is left when the picture holds no more is told, and no button', async () => {
  const page = await gallery.openAtlas('4000', '', { reducedMotion: 'reduce' });
  const fold = page.locator('.stage-fold');
  const more = fold.getByRole('button', { name: /^and .* more$/ });
  for (const presses of [1, 2, 3]) {
    const before = await more.textContent();
    await more.press('Enter');
    await expect.poll(() => fold.textContent()).not.toContain(before);
    expect(await fold.getByRole('button').count()).toBe(presses < 3 ? 2 : 1);
  }
  expect(await fold.textContent()).toMatch(/^and .* more/);
  expect(await focusedText(page)).toBe('Show fewer');
  for (const _ of [1, 2, 3]) await fold.getByRole('button', { name: 'Show fewer' }).click();
  expect(await fold.getByRole('button', { name: 'Show fewer' }).count()).toBe(0);
});

test('the suggested block lights the threads that it would cut, and no others', async () => {
  const page = await gallery.openAtlas('40', '#/graph?period=all', { reducedMotion: 'reduce' });
  const next = page.getByRole('region', { name: 'Block one more' });
  await next.waitFor();
  await expect.poll(() => ink(page, 0)).toBeGreaterThan(5_000);
  await next.getByRole('button', { name: 'Details' }).focus();
  await expect.poll(() => ink(page, 1)).toBeGreaterThan(1_000);
  const cut = await ink(page, 1);
  const name = /Blocking (.+?) would/.exec((await next.textContent()) ?? '')?.[1];
  await page.getByRole('button', { name: new RegExp(`^${name}: got through`) }).focus();
  await expect.poll(() => ink(page, 1)).toBeGreaterThan(cut);
});

test.each(['', '#/companies', '#/sites'])(
  'numbers keep their order where the page is written from right to left: %s',
  async (hash) => {
    const page = await gallery.openAtlas('40', hash, { reducedMotion: 'reduce' });
    await page
      .getByText(/^\d+ of \d+/)
      .first()
      .waitFor();
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    const counts = await countsOf(page);
    expect(counts).not.toEqual([]);
    expect(counts.filter(({ isInOrder }) => !isInOrder)).toEqual([]);
  },
);

/** Every "3 of 13", and whether it begins on the left of where it ends. */
function countsOf(page: Page): Promise<{ text: string; isInOrder: boolean }[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { text: string; isInOrder: boolean }[] = [];
    while (texts.nextNode()) {
      const { currentNode: node } = texts;
      const text = node.textContent ?? '';
      if (!/^\d+ of \d+/.test(text)) continue;
      const leftOf = (index: number) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        return range.getBoundingClientRect().left;
      };
      found.push({ text, isInOrder: leftOf(0) < leftOf(text.length - 1) });
    }
    return found;
  });
}

function wideOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** How many pixels of a canvas are not empty: 0 the picture, 1 the light. */
function ink(page: Page, layer: 0 | 1): Promise<number> {
  return page.evaluate((index) => {
    const canvas = document.querySelectorAll<HTMLCanvasElement>('.atlas-ground canvas')[index];
    const context = canvas?.getContext('2d');
    if (!canvas || !context || canvas.width === 0) return 0;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 3; at < data.length; at += 4) if (data[at]) count += 1;
    return count;
  }, layer);
}

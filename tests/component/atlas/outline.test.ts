// @vitest-environment node
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { browseGallery, type GalleryBrowser } from '../../support/popup-gallery/browse.ts';

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 150_000 });

let gallery: GalleryBrowser;

beforeAll(async () => {
  gallery = await browseGallery();
}, 60_000);
afterEach(() => gallery.clear());
afterAll(() => gallery?.close());

/** All that the first picture shows, and the boxes that give it its place. */
const PARTS =
  '.rail, .headline, .subline, .period-switch, .segment, .graph-stage, .finder-box input, .atlas-ground, .graph-ground, canvas, .graph-aside, .timeline';

/** Where each part stands, and what the sentence says. */
function parts(page: Page): Promise<object[]> {
  return page.evaluate((selector) => {
    return [...document.querySelectorAll<HTMLElement>(selector)].map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      const text = part.matches('.headline, .subline, .segment') ? part.textContent : '';
      // In a narrow window the list makes the page longer when it comes, below all else, and the
      // button of the filters comes beside the search box: none of it touches the picture.
      const isGrowing = part.matches('.graph-aside');
      const isShared = part.matches('input[type=search]') && innerWidth < 880;
      const box = [x, y, isShared ? 0 : width, isGrowing ? 0 : height];
      return { name: part.className || part.localName, box, text };
    });
  }, PARTS);
}

/** The picture, pixel by pixel. */
function pixels(page: Page): Promise<string> {
  return page
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}

const goOn = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { goOn(): void }).goOn());

test.each([
  ['wide', { width: 1440, height: 900 }, ''],
  ['middle', { width: 1024, height: 768 }, ''],
  ['beside pages', { width: 380, height: 800 }, ''],
  ['with an open panel', { width: 1440, height: 900 }, '#/graph?node=company%3AGoogle'],
])('React moves nothing of the first picture: %s', async (_, size, hash) => {
  const page = await gallery.openFirstAtlas('40', size, hash);
  expect(await page.locator('.atlas[inert]').count()).toBe(1);
  const first = await parts(page);
  const drawn = await pixels(page);
  await goOn(page);
  await page.waitForFunction(() => !document.querySelector('.atlas[inert]'));
  expect(await parts(page)).toEqual(first);
  expect(await pixels(page)).toBe(drawn);
  expect(gallery.errors).toEqual([]);
});

test.each([
  ['another view', '40', '#/companies'],
  ['another period than the picture has', '40', '#/graph?period=week'],
  ['a notice', 'noticed', ''],
  ['no picture', '0', ''],
])('draws nothing before React: %s', async (_, state, hash) => {
  const page = await gallery.openFirstAtlas(state, { width: 1440, height: 900 }, hash);
  expect(await page.locator('.atlas[inert]').count()).toBe(0);
  await goOn(page);
  await page.waitForSelector('.atlas-main > *');
  expect(gallery.errors).toEqual([]);
});

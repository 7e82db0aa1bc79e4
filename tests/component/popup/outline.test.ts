// @vitest-environment node
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { POPUP_STATES, type PopupStateName } from '../../support/fixtures/popup-states.ts';
import { withGallery } from '../../support/popup-gallery/with-gallery.ts';

const gallery = withGallery();

/** All that the first picture shows, and the boxes that give it its place. */
const PARTS =
  '.letter, .header-site, .header-state, .switch-track, .sentence, .report > .hint, .graph-ground, canvas, figcaption, .companies, .footer';

interface Part {
  readonly name: string;
  readonly box: readonly number[];
  readonly text: string;
}

/** Where each part stands and what it says; of boxes that React fills later, only where. */
function parts(page: Page): Promise<Part[]> {
  return page.evaluate((selector) => {
    return [...document.querySelectorAll<HTMLElement>(selector)].map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      const filled = part.matches('figcaption, .companies');
      const text = filled ? '' : part.textContent;
      return { name: part.className || part.localName, box: [x, y, width, height], text };
    });
  }, PARTS);
}

/** The picture, pixel by pixel. */
function pixels(page: Page): Promise<string> {
  return page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}

const STATES = Object.keys(POPUP_STATES) as PopupStateName[];
const LEFT_TO_REACT: readonly PopupStateName[] = [
  'unseen',
  'internal',
  'permission missing',
  'permission partly',
  'notice',
  'all notices',
];

test.each(STATES.filter((state) => !LEFT_TO_REACT.includes(state)))(
  'React moves nothing of the first picture: %s',
  async (state) => {
    const page = await gallery.openFirst(state);
    const first = await parts(page);
    const drawn = await pixels(page);
    await page.evaluate(() => (globalThis as unknown as { goOn(): void }).goOn());
    await page.waitForFunction(() => !document.querySelector('.popup[inert]'));
    expect(await parts(page)).toEqual(first);
    expect(await pixels(page)).toBe(drawn);
    expect(await page.locator('canvas').count()).toBe(1);
    expect(gallery.errors).toEqual([]);
  },
);

test.each(LEFT_TO_REACT)('draws nothing before React: %s', async (state) => {
  const page = await gallery.openFirst(state);
  expect(await page.locator('.popup[inert]').count()).toBe(0);
});

test('glides on where the page changes before React is there', async () => {
  const page = await gallery.openFirst('normal');
  // Looked at in every frame, so that a busy machine may take its time over them.
  const pictures = await page.evaluate(async () => {
    const { source, states, goOn } = globalThis as unknown as {
      source: { change(facts: unknown): void };
      states: typeof POPUP_STATES;
      goOn(): void;
    };
    source.change({ page: states.crowded.page });
    setTimeout(goOn, 200);
    const seen = new Set<string>();
    // Small, because the frames must not wait for being looked at.
    const small = new OffscreenCanvas(100, 75).getContext('2d', { willReadFrequently: true });
    const look = () => {
      const canvas = document.querySelector('canvas');
      if (!small || !canvas) return '';
      small.reset();
      small.drawImage(canvas, 0, 0, 100, 75);
      return String(small.getImageData(0, 0, 100, 75).data);
    };
    for (let still = 0; still < 60 || document.querySelector('.popup[inert]'); still++) {
      await new Promise(requestAnimationFrame);
      const picture = look();
      if (!seen.has(picture)) still = 0;
      seen.add(picture);
    }
    return seen.size;
  });
  // The first one and the last one; a slow machine shows few or none between.
  expect(pictures).toBeGreaterThan(1);
  expect(await page.locator('canvas').count()).toBe(1);
});

// @vitest-environment node
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { AtlasGraph } from '@/lib/graph/atlas/model';
import type { AtlasView } from '@/lib/graph/atlas/view';
import { withGallery } from '../../support/popup-gallery/with-gallery.ts';

/** What the gallery leaves within reach. */
interface GalleryWindow {
  readonly view: AtlasView;
  readonly graph: AtlasGraph;
  readonly ending: AbortController;
  readonly told: {
    readonly pointed?: string;
    readonly opened?: string;
    readonly walked?: string;
    readonly folded?: { readonly companies: number; readonly sites: number };
    readonly dragged?: { readonly id: string; readonly x: number; readonly y: number };
  };
}

const gallery = withGallery();

function told(page: Page): Promise<GalleryWindow['told']> {
  return page.evaluate(() => (globalThis as unknown as GalleryWindow).told);
}

/** The full id of a node whose id has a text in it. */
function idOf(page: Page, text: string): Promise<string> {
  return page.evaluate((part) => {
    const { graph } = globalThis as unknown as GalleryWindow;
    return graph.ids.find((id) => id.includes(part)) ?? '';
  }, text);
}

/** Where a node stands: the pointer is led over the canvas, point by point, until it is told. */
function findNode(page: Page, id: string): Promise<{ x: number; y: number } | undefined> {
  return page.evaluate((wanted) => {
    const { view, told: said } = globalThis as unknown as GalleryWindow;
    const { canvas } = view;
    for (let y = 4; y < canvas.clientHeight; y += 7) {
      for (let x = 4; x < canvas.clientWidth; x += 7) {
        canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y }));
        if (said.pointed === wanted) return { x, y };
      }
    }
    return undefined;
  }, id);
}

async function placeOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  await expect.poll(() => findNode(page, id), { timeout: 8000 }).toBeDefined();
  return (await findNode(page, id)) ?? { x: 0, y: 0 };
}

/** How many pixels of a canvas are not empty: 0 the picture, 1 the light. */
function pixels(page: Page, layer: 0 | 1): Promise<number> {
  return page.evaluate((index) => {
    const canvas = document.querySelectorAll('canvas')[index];
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return 0;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let lit = 0;
    for (let index = 3; index < data.length; index += 4) if (data[index]) lit++;
    return lit;
  }, layer);
}

/** How many frames are asked for in so many milliseconds, after something was done. */
function framesIn(page: Page, milliseconds: number, act = ''): Promise<number> {
  return page.evaluate(
    async ([time, id]) => {
      const { view } = globalThis as unknown as GalleryWindow;
      let count = 0;
      const request = globalThis.requestAnimationFrame;
      globalThis.requestAnimationFrame = (callback) => {
        count++;
        return request(callback);
      };
      if (id) view.reveal(id);
      await new Promise((resume) => setTimeout(resume, time));
      return count;
    },
    [milliseconds, act] as const,
  );
}

describe('the picture of the atlas', () => {
  test('is drawn, says what it folded, and then does nothing', async () => {
    const page = await gallery.openPicture(400);
    expect(await pixels(page, 0)).toBeGreaterThan(40_000);
    expect((await told(page)).folded?.companies).toBeGreaterThan(100);
    await page.waitForTimeout(900);
    expect(await framesIn(page, 600)).toBe(0);
  });

  test('lights the threads of the node under the pointer, on a layer of their own', async () => {
    const page = await gallery.openPicture(40);
    const { x, y } = await placeOf(page, await idOf(page, 'Cloudflare'));
    await page.mouse.move(x, y);
    await expect.poll(() => pixels(page, 1)).toBeGreaterThan(3000);
    const dimmed = await page.evaluate(() => document.querySelector('canvas')?.style.opacity);
    expect(Number(dimmed)).toBeLessThan(0.5);
    await page.mouse.move(5, 5);
    await expect.poll(() => pixels(page, 1)).toBe(0);
    expect((await told(page)).pointed).toBeUndefined();
  });

  test('pins what is clicked, and lets it go with Escape, a second click or a click beside', async () => {
    const page = await gallery.openPicture(40);
    const meta = await idOf(page, 'Meta');
    const { x, y } = await placeOf(page, meta);
    await page.mouse.click(x, y);
    await expect.poll(async () => (await told(page)).opened).toBe(meta);
    await page.mouse.move(5, 5);
    expect(await pixels(page, 1)).toBeGreaterThan(1000);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await told(page)).opened).toBeUndefined();
    await expect.poll(() => pixels(page, 1)).toBe(0);
    await page.mouse.click(x, y);
    await expect.poll(async () => (await told(page)).opened).toBe(meta);
    await page.mouse.click(x, y);
    await expect.poll(async () => (await told(page)).opened).toBeUndefined();
    await page.mouse.click(x, y);
    await expect.poll(async () => (await told(page)).opened).toBe(meta);
    await page.mouse.click(5, 5);
    await expect.poll(async () => (await told(page)).opened).toBeUndefined();
  });

  test('leaves a node where it is dragged, and says where that is in the layout', async () => {
    const page = await gallery.openPicture(40);
    const id = await idOf(page, 'Adobe');
    const { x, y } = await placeOf(page, id);
    const target = { x: x + 60, y: y - 90 };
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(target.x, target.y, { steps: 6 });
    await page.mouse.up();
    expect((await told(page)).dragged?.id).toBe(id);
    const now = await placeOf(page, id);
    expect(Math.hypot(now.x - target.x, now.y - target.y)).toBeLessThan(25);
    expect((await told(page)).opened).toBeUndefined();
  });

  test('is walked and opened by keyboard alone', async () => {
    const page = await gallery.openPicture(40);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe(
      'application',
    );
    await page.keyboard.press('ArrowRight');
    const first = (await told(page)).walked;
    expect(first).toBeDefined();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await told(page)).walked).not.toBe(first);
    await page.keyboard.press('n');
    const neighbour = (await told(page)).walked;
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await told(page)).opened).toBe(neighbour);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await told(page)).opened).toBeUndefined();
  });

  test('shows more when it is enlarged, and fits again with a double click', async () => {
    const page = await gallery.openPicture(400);
    const before = (await told(page)).folded;
    await page.mouse.move(550, 350);
    for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, -300);
    await expect
      .poll(async () => (await told(page)).folded?.companies)
      .toBeLessThan(before?.companies ?? 0);
    await page.mouse.dblclick(3, 3);
    await expect.poll(async () => (await told(page)).folded).toEqual(before);
  });

  test('brings in what is folded, pins it, and without motion if that is asked for', async () => {
    const page = await gallery.openPicture(400, { reducedMotion: 'reduce' });
    const folded = await page.evaluate(() => {
      const { graph } = globalThis as unknown as GalleryWindow;
      return graph.ids[graph.nodes - 3] ?? '';
    });
    expect(await findNode(page, folded)).toBeUndefined();
    expect(await framesIn(page, 900, folded)).toBeLessThanOrEqual(3);
    await placeOf(page, folded);
    expect(await pixels(page, 1)).toBeGreaterThan(500);
  });

  test('makes files: SVG that a browser shows, PNG of three times the size', async () => {
    const page = await gallery.openPicture(40);
    const made = await page.evaluate(async () => {
      const { view } = globalThis as unknown as GalleryWindow;
      const theme = (globalThis as unknown as { theme: () => never }).theme();
      const options = {
        theme,
        title: 'Who follows you',
        names: false,
        siteName: (number: number) => `site ${number}`,
        legend: [{ sign: 'through' as const, word: 'Got through' }],
        footnote: '',
      };
      const svg = URL.createObjectURL(
        new Blob([view.exportSVG(options)], { type: 'image/svg+xml' }),
      );
      const image = new Image();
      image.src = svg;
      await image.decode();
      const png = await createImageBitmap(await view.exportPNG({ ...options, scale: 3 }));
      return { svg: [image.width, image.height], png: [png.width, png.height] };
    });
    expect(made.svg[0]).toBe(1100);
    expect(made.png).toEqual([3 * (made.svg[0] ?? 0), 3 * (made.svg[1] ?? 0)]);
  });

  test('goes with its signal', async () => {
    const page = await gallery.openPicture(3);
    await page.evaluate(() => (globalThis as unknown as GalleryWindow).ending.abort());
    expect(await page.locator('canvas').count()).toBe(0);
  });

  test('went through all of this without an error', () => {
    expect(gallery.errors).toEqual([]);
  });
});

// @vitest-environment node

import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { SpotlightStore } from '@/lib/stores/spotlight';
import { axe } from '../../support/browser/axe.ts';
import { NEWS } from '../../support/fixtures/pages.ts';
import type { FixtureSource } from '../../support/fixtures/popup-source.ts';
import type { POPUP_STATES, PopupStateName } from '../../support/fixtures/popup-states.ts';
import { withGallery } from '../../support/popup-gallery/with-gallery.ts';

/** What the gallery leaves within reach. */
interface GalleryWindow {
  readonly source: FixtureSource;
  readonly spotlight: SpotlightStore;
  readonly states: typeof POPUP_STATES;
}

const gallery = withGallery();

/** Where a node stands on the canvas: the pointer is led over it, point by point, until it lights. */
function findNode(page: Page, id: string): Promise<{ x: number; y: number } | undefined> {
  return page.evaluate((wanted) => {
    const { spotlight } = globalThis as unknown as GalleryWindow;
    const canvas = document.querySelector('canvas');
    if (!canvas) return undefined;
    const { left, top, width, height } = canvas.getBoundingClientRect();
    for (let y = top; y < top + height; y += 5) {
      for (let x = left; x < left + width; x += 5) {
        canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y }));
        if (spotlight.getState().lit === wanted) return { x: x + 3, y: y + 3 };
      }
    }
    return undefined;
  }, id);
}

async function nodePlace(page: Page, id: string): Promise<{ x: number; y: number }> {
  await expect.poll(() => findNode(page, id), { timeout: 5000 }).toBeDefined();
  return (await findNode(page, id)) ?? { x: 0, y: 0 };
}

/** How many pixels of the canvas are not empty. */
function litPixels(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return 0;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, index) => index % 4 === 3 && value > 0).length;
  });
}

const STATES: readonly PopupStateName[] = [
  'normal',
  'decided',
  'crowded',
  'trusted',
  'paused',
  'notice',
  'empty',
  'owner only',
  'unseen',
  'internal',
  'permission missing',
];

const IN_THE_DARK: readonly PopupStateName[] = ['decided', 'paused', 'notice', 'unseen'];

/** Puts other facts under the popup, as if the person had gone to another page. */
async function show(page: Page, state: PopupStateName): Promise<void> {
  await page.evaluate((name) => {
    const { source, states } = globalThis as unknown as GalleryWindow;
    source.change(states[name]);
  }, state);
  await page.waitForTimeout(250);
}

describe.each(['light', 'dark'] as const)('axe, in %s colours,', (colorScheme) => {
  test('finds no fault with any state', { timeout: 150_000 }, async () => {
    const page = await gallery.open('normal', { colorScheme });
    // Only colours differ in the dark: the states that have all of them will do.
    for (const state of colorScheme === 'light' ? STATES : IN_THE_DARK) {
      await show(page, state);
      const { violations, passes } = await axe(page);
      const faults = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
      expect(faults, state).toEqual([]);
      expect(passes.length).toBeGreaterThan(10);
    }
  });

  test('finds no fault with an opened row, nor with the levels', async () => {
    const page = await gallery.open('decided', { colorScheme });
    await page.locator('.row summary').first().click();
    await page.locator('.host-item').first().waitFor();
    await page.getByRole('button', { name: 'Standard' }).click();
    const { violations } = await axe(page);
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  });
});

describe('the popup in a real browser', () => {
  test('shows five companies at once, and nothing wider or higher than the popup', async () => {
    const page = await gallery.open('normal');
    const list = await page.locator('.companies').boundingBox();
    const rows = await page
      .locator('.row')
      .evaluateAll((all) => all.map((row) => row.getBoundingClientRect().bottom));
    const bottom = (list?.y ?? 0) + (list?.height ?? 0);
    expect(rows.filter((row) => row <= bottom + 1).length).toBeGreaterThanOrEqual(5);
    const overflow = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.scrollHeight,
    ]);
    expect(overflow).toEqual([400, 600]);
  });

  test('draws its picture with one pixel for each pixel of the screen', async () => {
    const page = await gallery.open('normal');
    const size = await page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => ({
      pixels: canvas.width,
      width: canvas.clientWidth,
    }));
    expect(size.pixels).toBe(size.width * 2);
    expect(await litPixels(page)).toBeGreaterThan(10_000);
  });

  test('does nothing at rest', async () => {
    const page = await gallery.open('normal');
    await page.waitForTimeout(700);
    const frames = await page.evaluate(async () => {
      let count = 0;
      const request = globalThis.requestAnimationFrame;
      globalThis.requestAnimationFrame = (callback) => {
        count++;
        return request(callback);
      };
      await new Promise((resume) => setTimeout(resume, 500));
      return count;
    });
    expect(frames).toBe(0);
  });

  test('lights the row of the node under the pointer, and focuses it on a click', async () => {
    const page = await gallery.open('normal');
    const { x, y } = await nodePlace(page, 'company:Hotjar');
    await page.mouse.move(x, y);
    await expect.poll(() => page.locator('.row.lit .row-title').textContent()).toBe('Hotjar');
    await page.mouse.click(x, y);
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toContain('Hotjar');
    const row = await page.locator('.row.lit').boundingBox();
    expect(row?.y).toBeLessThan(600 - 50);
  });

  test('leaves a node where it is dragged, also when the page changes', async () => {
    const page = await gallery.open('normal');
    const { x, y } = await nodePlace(page, 'company:Cloudflare');
    const target = { x: 60, y: y - 8 };
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 20, y - 4, { steps: 4 });
    await page.mouse.move(target.x, target.y, { steps: 4 });
    await page.mouse.up();
    await page.evaluate(() => {
      const { source, states } = globalThis as unknown as GalleryWindow;
      const { page: shown } = states.normal;
      if (shown.kind !== 'report') return;
      const { companies, hosts, ...rest } = shown.report;
      const gone = (id: string) => id === 'TikTok';
      source.change({
        page: {
          kind: 'report',
          report: {
            ...rest,
            companies: companies.filter(({ id }) => !gone(id)),
            hosts: hosts.filter(({ company }) => !gone(company)),
          },
        },
      });
    });
    await page.getByText('13 companies').waitFor();
    await page.waitForTimeout(800);
    const now = await nodePlace(page, 'company:Cloudflare');
    expect(Math.hypot(now.x - target.x, now.y - target.y)).toBeLessThan(30);
  });

  test('zooms with the wheel around the pointer, and fits again with a double click', async () => {
    const page = await gallery.open('normal');
    const before = await nodePlace(page, 'company:Meta');
    await page.mouse.move(200, before.y);
    await page.mouse.wheel(0, -240);
    await expect.poll(async () => (await findNode(page, 'company:Meta'))?.x).not.toBe(before.x);
    await page.mouse.dblclick(12, (await page.locator('canvas').boundingBox())?.y ?? 0 + 4);
    await expect.poll(() => findNode(page, 'company:Meta')).toEqual(before);
  });

  test('follows the page when the layout worker cannot be had', async () => {
    const page = await gallery.open('small');
    await page.context().route(/layout\.worker/, (route) => route.abort());
    const before = await litPixels(page);
    await page.evaluate(() => {
      const { source, states } = globalThis as unknown as GalleryWindow;
      source.change({ page: states.normal.page });
    });
    await expect.poll(() => findNode(page, 'company:Hotjar'), { timeout: 5000 }).toBeDefined();
    await page.waitForTimeout(600);
    expect(await litPixels(page)).toBeGreaterThan(before * 2);
  });

  test('moves nothing on its own when the person asked for less motion', async () => {
    const page = await gallery.open('small', { reducedMotion: 'reduce' });
    await page.waitForTimeout(300);
    const frames = await page.evaluate(async () => {
      const { source, states } = globalThis as unknown as GalleryWindow;
      let count = 0;
      const request = globalThis.requestAnimationFrame;
      globalThis.requestAnimationFrame = (callback) => {
        count++;
        return request(callback);
      };
      source.change({ page: states.normal.page });
      await new Promise((resume) => setTimeout(resume, 1500));
      return count;
    });
    expect(frames).toBeGreaterThan(0);
    expect(frames).toBeLessThan(6);
  });

  test('names every company of an ordinary page in its list', async () => {
    const page = await gallery.open('normal');
    await expect.poll(() => page.locator('.row').count()).toBe(NEWS.companies.length);
  });

  test('went through all of this without an error', () => {
    expect(gallery.errors).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../support/browser/axe.ts';
import { type Chromium, launchChromium } from '../support/browser/chromium.ts';
import { BUILT } from '../support/truth/session.ts';

const ADDRESS = 'placeholder.html?u=https://www.youtube.com/embed/abc';

let chromium: Chromium;
beforeAll(async () => {
  chromium = await launchChromium({ extension: BUILT });
});
afterAll(() => chromium.close());

describe('the placeholder', () => {
  const LOOKS = [
    ['light', 860, 480],
    ['dark', 300, 180],
    ['light', 200, 60],
  ] as const;

  it.each(LOOKS)('has no fault that axe finds: %s, %i by %i', async (scheme, width, height) => {
    const alone = await chromium.openExtensionPage(ADDRESS);
    await alone.emulateMedia({ colorScheme: scheme });
    await alone.setViewportSize({ width, height });
    const { violations, passes } = await axe(alone);
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
    expect(passes.length).toBeGreaterThan(5);
    await alone.close();
  });

  it('fits every frame: nothing in a pixel, a line in a button, all in a film', async () => {
    const alone = await chromium.openExtensionPage(ADDRESS);
    const seen: [string, number, boolean][] = [];
    for (const [width, height] of [
      ...([
        [20, 10],
        [90, 20],
        [200, 60],
        [160, 100],
        [280, 120],
      ] as const),
      ...([
        [300, 180],
        [500, 120],
        [560, 315],
        [1280, 720],
      ] as const),
    ]) {
      await alone.setViewportSize({ width, height });
      const buttons = await alone.getByRole('button').count();
      const fits = await alone.evaluate(() => {
        const main = document.querySelector('main') as HTMLElement;
        return main.scrollHeight <= innerHeight && main.scrollWidth <= innerWidth;
      });
      seen.push([`${width} × ${height}`, buttons, fits]);
    }
    expect(seen).toEqual([
      ['20 × 10', 0, true],
      ['90 × 20', 1, true],
      ['200 × 60', 1, true],
      ['160 × 100', 1, true],
      ['280 × 120', 2, true],
      ['300 × 180', 2, true],
      ['500 × 120', 2, true],
      ['560 × 315', 2, true],
      ['1280 × 720', 2, true],
    ]);
    await alone.close();
  });
});

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chromium } from '../tests/support/browser/chromium.ts';
import { ROOT } from './command.ts';

/** The popup's size in the browser, in CSS pixels. */
const POPUP = { width: 400, height: 600 };
/** Time for the graph to come to rest, in milliseconds. */
const REST = 1_500;

/** The window of the atlas, in CSS pixels. */
const ATLAS = { width: 1440, height: 900 };
/** The same for the atlas, which lays out more, in milliseconds. */
const ATLAS_REST = 3_000;

/** Pictures the atlas over what is on record, in light and dark, and returns where the pictures are. */
export async function pictureAtlas(chromium: Chromium): Promise<string[]> {
  const folder = join(ROOT, 'pictures');
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await chromium.newPage();
    await page.setViewportSize(ATLAS);
    await page.emulateMedia({ colorScheme });
    for (const view of ['graph', 'companies', 'trails']) {
      await chromium.openExtensionPage(`atlas.html#/${view}`, page);
      await page.waitForSelector('.headline');
      await page.waitForTimeout(ATLAS_REST);
      const path = join(folder, `atlas-${view}-${colorScheme}.png`);
      await page.screenshot({ path });
      paths.push(path);
    }
    await page.close();
  }
  return paths;
}

/** Pictures the popup of a tab in light and dark, and returns where the pictures are. */
export async function picturePopup(chromium: Chromium, tabId: number): Promise<string[]> {
  const folder = join(ROOT, 'pictures');
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await chromium.newPage();
    await page.setViewportSize(POPUP);
    await page.emulateMedia({ colorScheme });
    await chromium.openPopup(tabId, page);
    await page.waitForTimeout(REST);
    const path = join(folder, `popup-${colorScheme}.png`);
    await page.screenshot({ path });
    await page.close();
    paths.push(path);
  }
  return paths;
}

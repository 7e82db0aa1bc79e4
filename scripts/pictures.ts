import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Chromium } from '../tests/support/browser/chromium.ts';
import { ROOT } from './command.ts';

/** The popup's size in the browser, in CSS pixels. */
const POPUP = { width: 400, height: 600 };
/** Time for the graph to come to rest, in milliseconds. */
const REST = 1_500;

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

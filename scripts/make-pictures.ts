import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { browseGallery, type GalleryBrowser } from '../tests/support/popup-gallery/browse.ts';
import { buildGallery } from '../tests/support/popup-gallery/serve.ts';
import { ensureChromium } from './browsers.ts';
import { PlainError, ROOT } from './command.ts';
import { README_SCENES, SCENES, type Scene } from './scenes.ts';

// `npm run pictures`: every main state, light and dark, into pictures/; and those of the README.

const USAGE = `npm run pictures                    every main state, and those of the README
npm run pictures -- --only WORD     only pictures whose name contains the word`;

/** Time for a picture to come to rest, in milliseconds; for thousands of companies longer. */
const REST = 2_500;
const LONG_REST = 12_000;

/** What is lost in a picture of the README cannot be seen. */
const QUALITY = 88;

async function main(): Promise<void> {
  const only = readArguments();
  await ensureChromium();
  const folder = join(ROOT, 'pictures');
  await mkdir(folder, { recursive: true });
  await buildGallery();
  const gallery = await browseGallery();
  try {
    const wanted = (scene: Scene) => scene.name.includes(only);
    for (const scene of SCENES.filter(wanted)) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await open(gallery, scene, colorScheme);
        const path = join(folder, `${scene.name}-${colorScheme}.png`);
        await page.screenshot({ path });
        await page.close();
        console.log(path);
      }
    }
    for (const scene of README_SCENES.filter(wanted)) {
      const page = await open(gallery, scene, 'light');
      const path = join(ROOT, 'docs', `${scene.name.replace('readme-', '')}.webp`);
      await writeFile(path, await webp(page));
      await page.close();
      console.log(path);
    }
    for (const error of gallery.errors) console.log(`A page complained: ${error}`);
  } finally {
    await gallery.close();
  }
}

function readArguments(): string {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' } } });
    return values.only ?? '';
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

async function open(
  gallery: GalleryBrowser,
  scene: Scene,
  colorScheme: 'light' | 'dark',
): Promise<Page> {
  // Without motion a picture is at rest as soon as its layout is.
  const look = { colorScheme, reducedMotion: 'reduce' } as const;
  if (scene.screen === 'popup') {
    const page = await gallery.open(scene.state, look);
    await page.waitForTimeout(REST);
    return page;
  }
  const { state, hash, size, mode } = scene;
  const forced = mode === 'forced' && ({ forcedColors: 'active' } as const);
  const page = await gallery.openAtlas(state, hash, { ...look, ...forced });
  if (size) await page.setViewportSize(size);
  if (mode === 'rtl')
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  if (mode === 'grey') await page.addStyleTag({ content: 'html { filter: grayscale(1); }' });
  await page.waitForTimeout(state === '4000' ? LONG_REST : REST);
  return page;
}

/** A picture of a page, much smaller than as PNG. */
async function webp(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    ...{ format: 'webp', quality: QUALITY },
  });
  return Buffer.from(data, 'base64');
}

await main().catch((error: unknown) => {
  console.error(error instanceof PlainError ? `\n${error.message}` : error);
  process.exitCode = 1;
});

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../browser/find.ts';
import { serveGallery } from './serve.ts';

/** How a person has set up their screen. */
type Look = NonNullable<Parameters<Page['emulateMedia']>[0]>;

/** The gallery in a real browser. */
export interface GalleryBrowser {
  /** Opens one state in a tab of the popup's size, on a screen of high density. */
  open(state: string, look?: Look): Promise<Page>;
  /** Opens one state with the picture that is drawn before React; `goOn()` lets React come. */
  openFirst(state: string, look?: Look): Promise<Page>;
  /** Opens one state of settings or decisions in a tab of a window of 1,100 × 900. */
  openSettings(state: string, look?: Look, part?: 'settings' | 'decisions'): Promise<Page>;
  /** Opens one state of the atlas, at a hash, in a tab of a window of 1,440 × 900. */
  openAtlas(state: string, hash?: string, look?: Look): Promise<Page>;
  /**
   * Opens one state with the graph that is drawn before React, in a window of a size; `goOn()` lets
   * React come.
   */
  openFirstAtlas(
    state: string,
    size: { readonly width: number; readonly height: number },
    hash?: string,
  ): Promise<Page>;
  /** Opens the picture of the atlas of so many companies, in a tab of 1,100 × 700. */
  openPicture(companies: number, look?: Look): Promise<Page>;
  /** Opens the page of all components. */
  openComponents(look?: Look): Promise<Page>;
  /** Closes all tabs. */
  clear(): Promise<void>;
  /** Errors of all tabs so far. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** Serves the gallery and starts a browser for it. Throws when there is none. */
export async function browseGallery(): Promise<GalleryBrowser> {
  const found = findChromium();
  if (!found) throw new Error('no Chromium found: run `npm start` once, it installs one');
  const [gallery, browser] = await Promise.all([serveGallery(), launch(found.path)]);
  const context = await browser.newContext({
    viewport: { width: 400, height: 600 },
    deviceScaleFactor: 2,
  });
  const errors: string[] = [];
  return {
    async open(state, look = {}) {
      const page = await open(context, gallery.url(state), look, errors);
      await page.waitForSelector('.popup > *');
      return page;
    },
    async openFirst(state, look = {}) {
      const page = await open(context, `${gallery.url(state)}&first`, look, errors);
      await page.waitForFunction(() => 'goOn' in globalThis);
      return page;
    },
    async openSettings(state, look = {}, part = 'settings') {
      const address = gallery.url(state, 'settings');
      const decisions = part === 'decisions' ? '&decisions' : '';
      const page = await open(context, address + decisions, look, errors);
      await page.setViewportSize({ width: 1100, height: 900 });
      await page.waitForSelector('.card');
      return page;
    },
    async openAtlas(state, hash = '', look = {}) {
      const page = await open(context, gallery.url(state, 'atlas') + hash, look, errors);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.waitForSelector('.atlas-main > *');
      return page;
    },
    async openFirstAtlas(state, size, hash = '') {
      const page = await open(context, 'about:blank', {}, errors);
      await page.setViewportSize(size);
      await page.goto(`${gallery.url(state, 'atlas')}&first${hash}`);
      await page.waitForFunction(() => 'goOn' in globalThis);
      return page;
    },
    async openPicture(companies, look = {}) {
      const page = await open(context, gallery.url(String(companies), 'picture'), look, errors);
      await page.setViewportSize({ width: 1100, height: 700 });
      await page.waitForFunction(() => 'ready' in globalThis);
      return page;
    },
    async openComponents(look = {}) {
      const page = await open(context, gallery.url('', 'components'), look, errors);
      await page.setViewportSize({ width: 1100, height: 900 });
      await page.waitForSelector('.specimen');
      return page;
    },
    async clear() {
      await Promise.all(context.pages().map((page) => page.close()));
    },
    errors,
    async close() {
      await browser.close();
      await gallery.close();
    },
  };
}

function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

async function open(
  context: BrowserContext,
  url: string,
  look: Look,
  errors: string[],
): Promise<Page> {
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(`${url}: ${error.message}`));
  await page.emulateMedia(look);
  await page.goto(url);
  return page;
}

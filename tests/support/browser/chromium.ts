import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { watchErrors } from './errors.ts';
import { idOfUnpacked } from './extension-id.ts';
import { findChromium } from './find.ts';
import type { ChromiumOptions } from './options.ts';
import { allowThirdPartyCookies, newProfile, removeProfile } from './profile.ts';
import { switches } from './switches.ts';
import { type WorkerControl, workerControl } from './worker-control.ts';

/** A running Chromium. */
export interface Chromium extends WorkerControl {
  readonly context: BrowserContext;
  readonly profile: string;
  /** Id of the first extension; empty without one. */
  readonly extensionId: string;
  /** Every error that an extension's worker or page, or its script in a page, said aloud, restarts included. */
  readonly errors: readonly string[];
  /** A new tab. */
  newPage(): Promise<Page>;
  /** Opens a page and waits until all that it embeds has come to an end. */
  visit(url: string, page?: Page): Promise<Page>;
  /** Opens a page of the extension in a tab, such as `popup.html`. */
  openExtensionPage(path: string, page?: Page): Promise<Page>;
  /** Opens the popup as a page, showing the tab with this id. */
  openPopup(tabId?: number, page?: Page): Promise<Page>;
  /** The browser's id of a tab that shows a web page, as extensions see it. Wakes the worker. */
  tabId(page: Page): Promise<number>;
  /** Closes it and starts it again with the same profile. This one is of no use afterwards. */
  restart(): Promise<Chromium>;
  close(): Promise<void>;
}

/**
 * Starts an installed Chromium that sees nothing but the replica.
 *
 * @throws when there is none (`npm test` and `npm start` install one), or when the extension does
 * not load.
 */
export async function launchChromium(options: ChromiumOptions = {}): Promise<Chromium> {
  if (options.profile !== undefined) return launch(options, options.profile, []);
  return launch(options, await newProfile(), []);
}

async function launch(
  options: ChromiumOptions,
  profile: string,
  errors: string[],
): Promise<Chromium> {
  const browser = findChromium();
  if (!browser) throw new Error('no Chromium found: run `npm start` once, it installs one');
  const extensions = [options.extension ?? []].flat().map((folder) => resolve(folder));
  await allowThirdPartyCookies(profile, options.thirdPartyCookies ?? true);

  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.path,
    headless: false,
    handleSIGINT: options.handleSignals ?? true,
    handleSIGTERM: options.handleSignals ?? true,
    viewport: { width: 1280, height: 800 },
    ...options.page,
    ...switches(options, browser.branded ? [] : extensions),
  });
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('this Chromium does not speak the DevTools protocol');
  await Promise.all(extensions.map((folder) => refuseOld(context.browser()?.version(), folder)));
  const ids = browser.branded
    ? await loadUnpacked(session, extensions)
    : await Promise.all(extensions.map(idOfUnpacked));
  const extensionId = ids[0] ?? '';
  await watchErrors(session, context, ids, errors);
  const control = workerControl(session, context, extensionId);
  if (extensionId) await control.worker();

  const newPage = () => context.newPage();
  const openExtensionPage = async (path: string, page?: Page) => {
    const target = page ?? (await newPage());
    await target.goto(`chrome-extension://${extensionId}/${path}`);
    return target;
  };
  return {
    ...control,
    context,
    profile,
    extensionId,
    errors,
    newPage,
    visit: async (url, page) => visit(url, page ?? (await newPage())),
    openExtensionPage,
    openPopup: (tab, page) =>
      openExtensionPage(tab === undefined ? 'popup.html' : `popup.html?tab=${tab}`, page),
    tabId: async (page) => tabId(await control.worker(), page),
    async restart() {
      await context.close();
      return launch(options, profile, errors);
    },
    async close() {
      await context.close();
      if (options.profile !== profile) await removeProfile(profile);
    },
  };
}

/** Waits for the attribute that the replica's pages set when every embed has come to an end. */
export async function settled(page: Page, timeout = 100_000): Promise<void> {
  await page.waitForSelector('html[data-settled]', { state: 'attached', timeout });
}

async function visit(url: string, page: Page): Promise<Page> {
  await page.goto(url, { waitUntil: 'commit' });
  await settled(page);
  return page;
}

/** An old Chromium would load nothing and say nothing. */
async function refuseOld(version = '', folder: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const wanted = Number.parseInt(manifest.minimum_chrome_version ?? '0', 10);
  if (Number.parseInt(version, 10) < wanted)
    throw new Error(`${manifest.name} needs version ${wanted} of the browser, this is ${version}`);
}

interface AnySession {
  send(method: string, parameters: unknown): Promise<unknown>;
}

async function loadUnpacked(session: unknown, folders: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const path of folders) {
    const loaded = await (session as AnySession).send('Extensions.loadUnpacked', { path });
    ids.push((loaded as { id: string }).id);
  }
  return ids;
}

/** Tabs carry no mark that both sides can see, so the page lends its title for a moment. */
async function tabId(worker: Worker, page: Page): Promise<number> {
  const mark = `tab-${Math.random()}`;
  const title = await page.title();
  await page.evaluate((text) => {
    document.title = text;
  }, mark);
  const id = await worker.evaluate(async (text) => {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const [tab] = await chrome.tabs.query({ title: text });
      if (tab?.id !== undefined) return tab.id;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return -1;
  }, mark);
  await page.evaluate((text) => {
    document.title = text;
  }, title);
  if (id < 0) throw new Error(`no tab shows ${page.url()}`);
  return id;
}

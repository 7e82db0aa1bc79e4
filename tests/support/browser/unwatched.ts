import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { idOfUnpacked } from './extension-id.ts';
import { findChromium } from './find.ts';
import type { ChromiumOptions } from './options.ts';
import { allowThirdPartyCookies, newProfile, removeProfile } from './profile.ts';
import { switches } from './switches.ts';

/** A Chromium whose extension's worker nobody looks at, so that it may fall asleep. */
export interface Unwatched {
  readonly browser: Browser;
  readonly extensionId: string;
  /** Opens a page in a new tab and waits until all that it embeds has come to an end. */
  visit(url: string): Promise<Page>;
  openExtensionPage(path: string): Promise<Page>;
  workerIsRunning(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Like `launchChromium`, but without a debugger on the worker: with one, Chromium never stops a
 * worker for being idle. Nothing that the worker says is heard.
 *
 * @throws when there is no Chromium, or only one that does not take an extension by switch.
 */
export async function launchUnwatched(
  options: ChromiumOptions & { readonly extension: string },
): Promise<Unwatched> {
  const found = findChromium();
  if (!found || found.branded) throw new Error('this needs Chromium, not Chrome or Edge');
  const profile = await newProfile();
  await allowThirdPartyCookies(profile, options.thirdPartyCookies ?? true);
  const { args, ignoreDefaultArgs } = switches(options, [options.extension]);
  const browser = await puppeteer.launch({
    executablePath: found.path,
    headless: false,
    pipe: true,
    userDataDir: profile,
    args: ['--no-sandbox', ...args],
    ignoreDefaultArgs,
    targetFilter: (target) => target.type() !== 'service_worker',
  });
  const extensionId = await idOfUnpacked(options.extension);
  const session = await browser.target().createCDPSession();
  const origin = `chrome-extension://${extensionId}/`;

  return {
    browser,
    extensionId,
    async visit(url) {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      await page.waitForSelector('html[data-settled]', { timeout: 50_000 });
      return page;
    },
    async openExtensionPage(path) {
      const page = await browser.newPage();
      await page.goto(origin + path);
      return page;
    },
    async workerIsRunning() {
      const { targetInfos } = await session.send('Target.getTargets');
      return targetInfos.some(
        ({ type, url }) => type === 'service_worker' && url.startsWith(origin),
      );
    },
    async close() {
      await browser.close();
      await removeProfile(profile);
    },
  };
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { PageReport } from '../lib/domain/report.ts';
import { siteOf } from '../lib/domain/site.ts';
import { tabKey } from '../lib/domain/storage.ts';
import type { Chromium } from '../tests/support/browser/chromium.ts';
import { askedByPages, type Replica } from '../tests/support/replica/server.ts';

/** How long the server must be silent before a page counts as done, in milliseconds. */
const SILENCE = 250;
const PATIENCE = 5_000;

/** Visits a page and returns the third-party hosts that the server heard from meanwhile. */
export async function visitAndListen(
  chromium: Chromium,
  replica: Replica,
  page: Page,
  url: string,
): Promise<Set<string>> {
  // What the page before sends on leaving belongs to that page.
  await page.goto('about:blank');
  await replica.quiet(50);
  replica.clear();
  await chromium.visit(url, page);
  await replica.quiet(SILENCE);
  const site = siteOf(new URL(url).hostname);
  return new Set(
    askedByPages(replica.hits)
      .map(({ host }) => host)
      .filter((host) => siteOf(host) !== site),
  );
}

/** What Unweave says of the page in a tab, once it has nothing to add; `undefined` without any. */
export async function reportOf(chromium: Chromium, tabId: number): Promise<PageReport | undefined> {
  const key = tabKey(tabId);
  const worker = await chromium.worker();
  const read = () => worker.evaluate((name) => chrome.storage.session.get(name), key);
  const end = Date.now() + PATIENCE;
  let before: string | undefined;
  while (Date.now() < end) {
    const stored = (await read())[key] as PageReport | undefined;
    const now = JSON.stringify(stored);
    if (stored && now === before) return stored;
    before = now;
    // Longer than the pause after which the background writes down what it saw.
    await pause(300);
  }
  return undefined;
}

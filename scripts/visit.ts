import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { PageReport } from '../lib/domain/report.ts';
import { siteOf } from '../lib/domain/site.ts';
import type { Chromium } from '../tests/support/browser/chromium.ts';
import { askedByPages, type Replica } from '../tests/support/replica/server.ts';
import { reportOf } from '../tests/support/truth/unweave.ts';

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

/** What Unweave says of a page, once it has nothing to add; `undefined` without any. */
export async function finalReportOf(
  chromium: Chromium,
  page: Page,
): Promise<PageReport | undefined> {
  const end = Date.now() + PATIENCE;
  let before: string | undefined;
  while (Date.now() < end) {
    const report = await reportOf(chromium, page);
    const now = JSON.stringify(report);
    if (report && now === before) return report;
    before = now;
    // Longer than the pause after which the background writes down what it saw.
    await pause(300);
  }
  return undefined;
}

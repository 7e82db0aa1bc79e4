import { setTimeout as pause } from 'node:timers/promises';
import type { Replica } from '../../support/replica/server.ts';
import { assertDone } from '../support/bench.ts';
import { type MeasuredBrowser, stopWorker } from '../support/browser.ts';
import { until } from '../support/extension-worker.ts';
import { type Shown, timeToPicture } from '../support/first-picture.ts';
import { reportOf } from '../support/proofs.ts';
import type { Sitting } from '../support/rounds.ts';
import { sitSideBySide } from '../support/side-by-side.ts';
import type { Rows } from './history.ts';
import { seed } from './seed.ts';

/** One side of a comparison of popups. */
export interface PopupSide {
  readonly name: string;
  /** Folder of its extension. */
  readonly extension: string;
  /** Whether its worker runs when the popup is opened. */
  readonly running: boolean;
  /** What must be there for the popup to count as drawn. */
  readonly shows: Shown;
}

/** Milliseconds from the start of the navigation to the first frame with a picture. */
export const POPUP_METRICS = ['picture'] as const;

/** Long enough for a worker that has just started to have done what it does at first. */
const CALM = 1_000;

/** What a popup is opened on. */
export interface PopupScene {
  readonly replica: Replica;
  /** The page in the tab. */
  readonly url: string;
  /** The record on disk. */
  readonly rows: Rows;
  readonly sides: readonly PopupSide[];
}

/** Starts a browser for each extension; Unweave's has a long history and shows a page with trackers. */
export function sitWithPopups(scene: PopupScene): Promise<Sitting<'picture'>> {
  const { replica, url, rows, sides } = scene;
  let tabId = -1;
  return sitSideBySide<PopupSide & { readonly shares: string }, 'picture'>({
    replica,
    sides: sides.map((side) => ({ ...side, shares: side.extension })),
    async prepare(browser, { shows }) {
      if (shows === 'graph') tabId = await prepare(browser, url, rows);
    },
    async measure(browser, { running, shows }) {
      await setWorker(browser, running);
      return { picture: await openPopup(browser, tabId, shows) };
    },
  });
}

/** Gives a new Unweave its history, and a page to show. Returns the id of the page's tab. */
async function prepare(browser: MeasuredBrowser, url: string, rows: Rows): Promise<number> {
  const { tab, extensionId, newTab } = browser;
  const { hostname } = new URL(url);
  await tab.go(url);
  await until(async () => (await reportOf(browser, hostname)) !== undefined, 'no report came');
  await pause(2 * CALM);
  const page = await newTab();
  await page.go(`chrome-extension://${extensionId}/popup.html`);
  await seed(page, rows);
  await page.close();
  // A worker trusts that nobody else writes the record: what it remembers of it ends here.
  await browser.worker.stop();
  await tab.go(url);
  await until(async () => {
    const report = await reportOf(browser, hostname);
    return report !== undefined && report.totalSites > rows.sites.length;
  }, 'the history is not in the report');
  await pause(2 * CALM);
  const report = await reportOf(browser, hostname);
  assertDone(report?.neighbours.length === 12, 'the report names no other sites');
  return report.tabId;
}

async function setWorker(browser: MeasuredBrowser, running: boolean): Promise<void> {
  if (!running) return stopWorker(browser);
  await browser.worker.start();
  await pause(CALM);
}

async function openPopup(
  { newTab, extensionId }: MeasuredBrowser,
  tabId: number,
  shows: Shown,
): Promise<number> {
  const popup = await newTab();
  try {
    return await timeToPicture(
      popup,
      `chrome-extension://${extensionId}/popup.html?tab=${tabId}`,
      shows,
    );
  } finally {
    await popup.close();
  }
}

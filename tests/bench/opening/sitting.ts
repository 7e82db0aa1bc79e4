import { setTimeout as pause } from 'node:timers/promises';
import type { Replica } from '../../support/replica/server.ts';
import type { Rows } from '../popup/history.ts';
import { seed } from '../popup/seed.ts';
import { assertDone } from '../support/bench.ts';
import { type MeasuredBrowser, stopWorker } from '../support/browser.ts';
import { until } from '../support/extension-worker.ts';
import { type Shown, timeToPicture } from '../support/first-picture.ts';
import { reportOf } from '../support/proofs.ts';
import type { Sitting } from '../support/rounds.ts';
import { sitSideBySide } from '../support/side-by-side.ts';
import type { Tab } from '../support/tab.ts';

/** One side of a comparison: a page of an extension, on a record or without one. */
export interface OpeningSide {
  readonly name: string;
  /** Folder of its extension. */
  readonly extension: string;
  readonly page: string;
  readonly shows: Shown;
  readonly rows?: Rows;
}

/** What is measured of a page that is opened. */
export const OPENING_METRICS = ['picture', 'read', 'longest'] as const;

type Metric = (typeof OPENING_METRICS)[number];

/** Long enough for what a worker or a page does at first. */
const CALM = 1_000;

/** Starts a browser for each side; those with rows have seen their atlas at rest once. */
export function sitWithPages(
  replica: Replica,
  url: string,
  sides: readonly OpeningSide[],
): Promise<Sitting<Metric>> {
  return sitSideBySide<OpeningSide, Metric>({
    replica,
    sides,
    async prepare(browser, { page, rows }) {
      if (rows) await prepare(browser, { url, page, rows });
    },
    async measure(browser, side) {
      await stopWorker(browser);
      return open(browser, side);
    },
  });
}

/** Gives a new Unweave its history, and lets its picture come to rest and be kept. */
async function prepare(
  browser: MeasuredBrowser,
  { url, page, rows }: { readonly url: string; readonly page: string; readonly rows: Rows },
): Promise<void> {
  const { tab, extensionId, newTab, worker } = browser;
  await tab.go(url);
  await until(
    async () => (await reportOf(browser, new URL(url).hostname)) !== undefined,
    'no report came',
  );
  await pause(2 * CALM);
  await tab.go('about:blank');
  const first = await newTab();
  await first.go(`chrome-extension://${extensionId}/lists.html`);
  await pause(CALM);
  await seed(first, rows);
  await first.close();
  // A worker trusts that nobody else writes the record: what it remembers of it ends here.
  await worker.stop();
  const atlas = await newTab();
  await atlas.go(`chrome-extension://${extensionId}/${page}`);
  await until(() => atlas.evaluate<boolean>(`(${isPictureKept})()`), 'no picture was kept', 60_000);
  await atlas.close();
}

/** Runs in a page: whether the picture of the atlas was kept. */
export async function isPictureKept(): Promise<boolean> {
  const opened = indexedDB.open('unweave-atlas', 1);
  opened.onupgradeneeded = () => opened.result.createObjectStore('snapshots');
  await new Promise((resolve) => {
    opened.onsuccess = resolve;
  });
  const counted = opened.result.transaction('snapshots').objectStore('snapshots').count();
  await new Promise((resolve) => {
    counted.onsuccess = resolve;
  });
  opened.result.close();
  return counted.result > 0;
}

async function open({ newTab, extensionId }: MeasuredBrowser, side: OpeningSide) {
  const tab = await newTab();
  try {
    await tab.prepare(`(${watchTasks})()`);
    const picture = await timeToPicture(
      tab,
      `chrome-extension://${extensionId}/${side.page}`,
      side.shows,
    );
    if (!side.rows) return { picture, read: picture, longest: 0 };
    return { picture, ...(await whenRead(tab)) };
  } finally {
    await tab.close();
  }
}

declare global {
  /** The longest task so far that took over 50 ms, in milliseconds; 0 without any. */
  var longestTask: number;
}

/** Runs in the page before its own scripts. */
function watchTasks(): void {
  globalThis.longestTask = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      globalThis.longestTask = Math.max(globalThis.longestTask, duration);
    }
  }).observe({ type: 'longtask', buffered: true });
}

/** Waits until the atlas tells of the record itself: its timeline stands only then. */
async function whenRead(tab: Tab): Promise<{ read: number; longest: number }> {
  const read = await tab.evaluate<number>(`(${watchTimeline})()`);
  assertDone(read > 0, 'the record was not read');
  await pause(CALM);
  return { read, longest: await tab.evaluate<number>('globalThis.longestTask') };
}

/** Runs in the page: milliseconds from the start of the navigation until the timeline has bars; 0: never. */
function watchTimeline(): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const now = performance.now();
      if (document.querySelector('.timeline .bar')) resolve(now);
      else if (now > 30_000) resolve(0);
      else requestAnimationFrame(look);
    };
    look();
  });
}

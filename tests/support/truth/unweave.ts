import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { unsavedEvents } from '../../../lib/background/journal.ts';
import type { StoredPage } from '../../../lib/background/stored-page.ts';
import { BATCH_KEY } from '../../../lib/background/writer.ts';
import type { DayRow } from '../../../lib/history/schema.ts';
import type { Chromium } from '../browser/chromium.ts';

/** How often a third-party host was let through and stopped. */
export interface HostTally {
  readonly through: number;
  readonly stopped: number;
}

/** Tallies by host. */
export type Tallies = Readonly<Record<string, HostTally>>;

/**
 * Every page report that Unweave holds, by its key in `storage.session`. It travels as one text:
 * value by value it would take ten times as long.
 */
export async function sessionOf(chromium: Chromium): Promise<Record<string, unknown>> {
  const text = await (await chromium.worker()).evaluate(async () =>
    JSON.stringify(await chrome.storage.session.get(null)),
  );
  return JSON.parse(text);
}

/** The report of the page that a tab shows. */
export async function reportOf(chromium: Chromium, page: Page): Promise<StoredPage | undefined> {
  const id = await chromium.tabId(page);
  return (await sessionOf(chromium))[`tab:${id}`] as StoredPage | undefined;
}

/** What the badge of a tab says. */
export async function badgeOf(chromium: Chromium, page: Page): Promise<string> {
  const tabId = await chromium.tabId(page);
  return (await chromium.worker()).evaluate(
    (id) => chrome.action.getBadgeText({ tabId: id }),
    tabId,
  );
}

/** Every row of the record on disk. */
export async function recordOf(chromium: Chromium): Promise<DayRow[]> {
  const text = await (await chromium.worker()).evaluate(async () => {
    // Opening a database that is not there would make an empty one.
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes('unweave')) return '[]';
    return new Promise<string>((resolve, reject) => {
      const open = indexedDB.open('unweave');
      open.onerror = () => reject(open.error);
      open.onsuccess = () => {
        const all = open.result.transaction('days').objectStore('days').getAll();
        all.onerror = () => reject(all.error);
        all.onsuccess = () => {
          open.result.close();
          resolve(JSON.stringify(all.result));
        };
      };
    });
  });
  return JSON.parse(text);
}

/** What the record says of a site, all days together. */
export function tallyRecord(rows: readonly DayRow[], site: string): Tallies {
  const tallies: Record<string, HostTally> = {};
  for (const row of rows.filter((day) => day.site === site)) {
    for (const [host, allowed, limited, blocked, stubbed] of row.hosts) {
      const before = tallies[host] ?? { through: 0, stopped: 0 };
      tallies[host] = {
        through: before.through + allowed + limited,
        stopped: before.stopped + blocked + stubbed,
      };
    }
  }
  return tallies;
}

/** What a report says of its page. */
export function tallyReport(report: StoredPage | undefined): Tallies {
  return Object.fromEntries(
    (report?.hosts ?? []).map(({ host, allowed, limited, blocked, stubbed }) => [
      host,
      { through: allowed + limited, stopped: blocked + stubbed },
    ]),
  );
}

/** Waits until Unweave has written down all it heard, and hears no more for a moment. */
export async function written(chromium: Chromium, patience = 15_000): Promise<void> {
  const end = Date.now() + patience;
  let before = '';
  while (Date.now() < end) {
    const session = await sessionOf(chromium);
    const pages = Object.values(session).filter(isStoredPage);
    const now = JSON.stringify(pages);
    const unsaved = unsavedEvents(session).events.filter(({ kind }) => kind === 'request');
    const pending = session[BATCH_KEY] || unsaved.length > 0;
    if (!pending && now === before && pages.every(isRecorded)) return;
    before = now;
    await pause(250);
  }
  throw new Error(`the record was not complete after ${patience} ms`);
}

function isStoredPage(value: unknown): value is StoredPage {
  return typeof value === 'object' && value !== null && 'documentId' in value;
}

function isRecorded(page: StoredPage): boolean {
  if (page.private) return true;
  return page.hosts.every(
    ({ allowed, limited, blocked, stubbed, recorded }) =>
      allowed === recorded.allowed &&
      limited === recorded.limited &&
      blocked === recorded.blocked &&
      stubbed === recorded.stubbed,
  );
}

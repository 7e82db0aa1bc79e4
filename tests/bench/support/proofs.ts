import type { StoredPage } from '../../../lib/background/stored-page.ts';
import { stopped, through } from '../../../lib/domain/verdict.ts';
import type { MeasuredBrowser } from './browser.ts';

/** Says what an extension has failed to do; nothing if it did its work. */
export type Proof = (browser: MeasuredBrowser) => Promise<string | undefined>;

/** A bare extension has heard of at least so many requests. */
export function heardOf(requests: number): Proof {
  return async ({ worker }) => {
    const heard = await worker.evaluate<number>('globalThis.heard');
    return heard >= requests ? undefined : `heard of ${heard} requests, not ${requests}`;
  };
}

/** What Unweave holds of a page: the newest one on this host. */
export async function reportOf(
  { worker }: MeasuredBrowser,
  host: string,
): Promise<StoredPage | undefined> {
  await worker.start();
  const session = await worker.evaluate<Record<string, unknown>>('chrome.storage.session.get()');
  return Object.entries(session)
    .filter(([key]) => key.startsWith('tab:'))
    .map(([, page]) => page as StoredPage)
    .find((page) => page.host === host);
}

/** A bare extension has kept an entry for each of so many requests. */
export function kept(requests: number): Proof {
  return async ({ worker }) => {
    const entries = await worker.evaluate<object>('chrome.storage.session.get()');
    const { length } = Object.keys(entries);
    return length >= requests ? undefined : `kept ${length} entries, not ${requests}`;
  };
}

/** Unweave let through and stopped exactly so many third-party requests of a page. */
export function recorded(
  host: string,
  expected: { readonly through: number; readonly stopped: number },
): Proof {
  return async (browser) => {
    const hosts = (await reportOf(browser, host))?.hosts ?? [];
    const passed = hosts.reduce((sum, counts) => sum + through(counts), 0);
    const held = hosts.reduce((sum, counts) => sum + stopped(counts), 0);
    if (passed === expected.through && held === expected.stopped) return undefined;
    const wanted = `not ${expected.through} and ${expected.stopped}`;
    return `let ${passed} requests through and stopped ${held}, ${wanted}`;
  };
}

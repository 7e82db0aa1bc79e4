import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settled } from '../support/browser/chromium.ts';
import { launchUnwatched } from '../support/browser/unwatched.ts';
import { image, request } from '../support/replica/sites/embeds.ts';
import type { Embed, Web } from '../support/replica/web.ts';
import { received } from '../support/truth/server.ts';
import { BUILT, type Session, startSession } from '../support/truth/session.ts';
import { recordOf, reportOf, tallyRecord, written } from '../support/truth/unweave.ts';

/** Two hundred requests to forty hosts that no list knows, answered in four waves. */
const MANY: Embed[] = Array.from({ length: 200 }, (_, i) => ({
  ...request(`answers-${i % 40}.example/${i}`),
  delay: 500 + Math.floor(i / 50) * 1_500,
}));

const site = (host: string, embeds: Embed[]) => ({
  ...{ host, title: host, about: '' },
  pages: [{ path: '/', embeds }],
});
const WEB: Web = {
  sites: [
    site('many.example', MANY),
    site('few.example', [image('a.first.example/1.png'), image('b.second.example/2.png')]),
    site('idle.example', []),
  ],
};

let session: Session;
beforeAll(async () => {
  session = await startSession(WEB);
});
afterAll(() => session.close());

describe('when the worker is killed', () => {
  it('between page load and popup, the popup shows the page without waking it', async () => {
    const { chromium } = session;
    const page = await chromium.visit('https://few.example/');
    await written(chromium);
    const id = await chromium.tabId(page);
    await chromium.stopWorker();
    const popup = await chromium.newPage();
    // A popup that waited for the worker would have to send it a message.
    await popup.addInitScript(() => {
      if (location.protocol !== 'chrome-extension:') return;
      chrome.runtime.sendMessage = () => {
        document.title = 'asked the worker';
        return new Promise(() => undefined);
      };
    });
    await chromium.openPopup(id, popup);
    await popup.getByText('first.example').first().waitFor();
    await popup.getByText('second.example').first().waitFor();
    expect(await popup.title()).toBe('Unweave');
    await popup.close();
    expect(Object.keys(await session.agreed(page)).sort()).toEqual([
      'a.first.example',
      'b.second.example',
    ]);
    await page.close();
  });

  it('a page that was open before Unweave came is seen from then on, and known to be a part', async () => {
    const { chromium, replica } = session;
    const page = await chromium.visit('https://few.example/');
    await written(chromium);
    const own = await chromium.openExtensionPage('workshop.html');
    await chromium.stopWorker();
    // As after an installation or an update, which find pages open and nothing kept of them.
    await own.evaluate(() => chrome.storage.session.clear());
    await own.close();
    replica.clear();
    await page.evaluate(() => fetch('https://late.third.example/x', { mode: 'no-cors' }));
    await replica.quiet(300);
    await expect
      .poll(async () => await reportOf(chromium, page), { timeout: 10_000 })
      .toMatchObject({
        ...{ site: 'few.example', partial: true },
        hosts: [{ host: 'late.third.example', allowed: 1 }],
      });
    await written(chromium);
    const record = tallyRecord(await recordOf(chromium), 'few.example');
    expect(record['late.third.example']).toEqual({ through: 1, stopped: 0 });
    // Loaded anew, it is known to the full.
    await chromium.visit('https://few.example/', page);
    await written(chromium);
    expect(await reportOf(chromium, page)).not.toHaveProperty('partial');
    await page.close();
  });

  it.each([50, 100, 150])('after %i of 200 requests, nothing is lost', async (answered) => {
    const { chromium, replica } = session;
    const before = Object.values(tallyRecord(await recordOf(chromium), 'many.example'));
    const recordedBefore = before.reduce((sum, tally) => sum + tally.through, 0);
    replica.clear();
    const page = await chromium.newPage();
    await page.goto('https://many.example/', { waitUntil: 'commit' });
    const answers = () => performance.getEntriesByType('resource').length;
    while ((await page.evaluate(answers)) < answered) await pause(10);
    // Between two waves: what a browser kills in the very moment of an event cannot tell of it.
    await pause(300);
    await chromium.stopWorker();
    expect(await page.evaluate(answers)).toBeLessThan(200);
    await settled(page);
    await replica.quiet(300);
    await written(chromium);
    const report = await reportOf(chromium, page);
    const counted = report?.hosts.reduce((sum, host) => sum + host.allowed, 0);
    expect(counted).toBe(200);
    const after = Object.values(tallyRecord(await recordOf(chromium), 'many.example'));
    expect(after.reduce((sum, tally) => sum + tally.through, 0)).toBe(recordedBefore + 200);
    await page.close();
  });
});

describe('when the browser itself lets the worker sleep', () => {
  it('counts the first request after 35 idle seconds', async () => {
    const { replica } = session;
    const browser = await launchUnwatched({ replica, extension: BUILT });
    try {
      const page = await browser.visit('https://idle.example/');
      await expect.poll(() => browser.workerIsRunning(), { timeout: 5_000 }).toBe(true);
      await pause(35_000);
      expect(await browser.workerIsRunning()).toBe(false);
      replica.clear();
      await page.evaluate(() => fetch('https://late.tracker.example/x', { mode: 'no-cors' }));
      await pause(3_000);
      expect(received(replica.hits, 'idle.example')).toEqual({ 'late.tracker.example': 1 });
      const popup = await browser.openExtensionPage('popup.html');
      const stored = await popup.evaluate(() => chrome.storage.session.get(null));
      const reports = Object.values(stored) as ({ site?: string; hosts?: unknown[] } | null)[];
      const report = reports.find((value) => value?.site === 'idle.example');
      expect(report?.hosts).toMatchObject([{ host: 'late.tracker.example', allowed: 1 }]);
    } finally {
      await browser.close();
    }
  }, 90_000);
});

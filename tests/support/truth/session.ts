import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Command } from '../../../lib/domain/command.ts';
import { siteOf } from '../../../lib/domain/site.ts';
import { type Chromium, launchChromium } from '../browser/chromium.ts';
import type { ChromiumOptions } from '../browser/options.ts';
import { type Hit, type Replica, startReplica } from '../replica/server.ts';
import type { Web } from '../replica/web.ts';
import { compare, received } from './server.ts';
import {
  recordOf,
  reportOf,
  sessionOf,
  type Tallies,
  tallyRecord,
  tallyReport,
  written,
} from './unweave.ts';

/** Folder of the extension as built for Chromium. */
export const BUILT = '.output/chrome-mv3';

/** A web, and a Chromium with Unweave that sees nothing else. */
export interface Session {
  readonly replica: Replica;
  chromium: Chromium;
  /**
   * Asserts that server, record and report agree on a site, and returns what they agree on. Waits
   * for `patience` milliseconds at most until the record is complete.
   */
  agreed(page: Page, patience?: number): Promise<Tallies>;
  /** Visits a page, and returns the requests of others that reached the server, sorted by `what`. */
  reached(url: string, page: Page, what?: (hit: Hit) => string): Promise<string[]>;
  /** Closes the browser and starts it again with the same profile. */
  restart(): Promise<void>;
  /** Ends both, after asserting that nothing went wrong in silence. */
  close(): Promise<void>;
}

/** Starts a web and a Chromium with the built extension. */
export async function startSession(web: Web, options: ChromiumOptions = {}): Promise<Session> {
  const replica = await startReplica(web);
  const session: Session = {
    replica,
    chromium: await launchChromium({ replica, extension: BUILT, ...options }),

    async agreed(page, patience = 15_000) {
      const end = Date.now() + patience;
      const site = siteOf(new URL(page.url()).hostname);
      for (;;) {
        await replica.quiet(300);
        await written(session.chromium, patience);
        const recorded = tallyRecord(await recordOf(session.chromium), site);
        const differences = compare(received(replica.hits, site), recorded);
        // A busy machine may fall silent for longer in the middle of a page.
        if (differences.length > 0 && Date.now() < end) continue;
        expect(differences).toEqual([]);
        expect(tallyReport(await reportOf(session.chromium, page))).toEqual(recorded);
        return recorded;
      }
    },

    async reached(url, page, what = ({ host }) => host) {
      replica.clear();
      await session.chromium.visit(url, page);
      await replica.quiet(300);
      const { hostname } = new URL(url);
      return replica.hits
        .filter(({ host }) => host !== hostname)
        .map(what)
        .sort();
    },

    async restart() {
      session.chromium = await session.chromium.restart();
      await recording(session.chromium);
    },

    async close() {
      // Before it closes: what a browser cuts off while it shuts down is no failure.
      const errors = [...session.chromium.errors];
      await session.chromium.close();
      await replica.close();
      expect(errors).toEqual([]);
    },
  };
  await recording(session.chromium);
  return session;
}

/**
 * Until the engine has been loaded for the first time and has saved its state, and the browser has
 * its lists in force: a Chromium that has just started stops nothing before it has read them.
 */
async function recording(chromium: Chromium): Promise<void> {
  const end = Date.now() + 30_000;
  const enabled = async () =>
    (await chromium.worker()).evaluate(() => chrome.declarativeNetRequest.getEnabledRulesets());
  while (!('log-saved' in (await sessionOf(chromium))) || (await enabled()).length === 0) {
    if (Date.now() > end) throw new Error('the engine or the lists did not start');
    await pause(50);
  }
}

/** Sends a command to the background as the popup does, and returns the reply. */
export async function command(chromium: Chromium, message: unknown): Promise<unknown> {
  const page = await chromium.openExtensionPage('popup.html');
  const reply = await page.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
  await page.close();
  return reply;
}

/** Sends a command from a page of the extension that is open, and asserts that it is in force. */
export async function obey(sender: Page, message: Command): Promise<void> {
  const reply = await sender.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
  expect(reply).toEqual({ ok: true });
}

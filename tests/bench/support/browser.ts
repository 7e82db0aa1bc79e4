import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import puppeteer from 'puppeteer-core';
import { idOfUnpacked } from '../../support/browser/extension-id.ts';
import { findChromium } from '../../support/browser/find.ts';
import {
  allowThirdPartyCookies,
  newProfile,
  removeProfile,
} from '../../support/browser/profile.ts';
import { switches } from '../../support/browser/switches.ts';
import type { Replica } from '../../support/replica/server.ts';
import { type CpuTime, cpuOfTree } from './cpu.ts';
import { connect } from './devtools.ts';
import { type ExtensionWorker, extensionWorker, until } from './extension-worker.ts';
import { watchMemory } from './memory.ts';
import { openTab, type Tab } from './tab.ts';

/** A Chromium that is measured: nobody listens to what its pages and workers do. */
export interface MeasuredBrowser {
  /** A tab that stays open. */
  readonly tab: Tab;
  newTab(): Promise<Tab>;
  /** Empty without an extension. */
  readonly extensionId: string;
  readonly worker: ExtensionWorker;
  /** Processor time since its start. */
  cpu(): CpuTime;
  /** Begins to watch the extensions' memory; the answer tells by how many megabytes it grew at most. */
  watchMemory(): () => number;
  close(): Promise<void>;
}

/**
 * Starts a fresh Chromium that sees nothing but the replica, with an unpacked extension or none.
 *
 * @throws when there is no Chromium, or only one that does not take an extension by switch.
 */
export async function launchMeasured(
  replica: Replica,
  extension: string | undefined,
): Promise<MeasuredBrowser> {
  const found = findChromium();
  if (!found || found.branded) throw new Error('this needs Chromium, not Chrome or Edge');
  const profile = await newProfile();
  await allowThirdPartyCookies(profile, true);
  const { args, ignoreDefaultArgs } = switches({ replica }, extension ? [extension] : []);
  const usual = await puppeteer.defaultArgs({ headless: true, userDataDir: profile });
  const browser = spawn(
    found.path,
    [
      ...usual.filter((arg) => !ignoreDefaultArgs.includes(arg)),
      ...args,
      ...['--no-sandbox', '--remote-debugging-pipe'],
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const ended = once(browser, 'exit');
  const devtools = connect(browser.stdio[3] as Writable, browser.stdio[4] as Readable);
  const extensionId = extension ? await idOfUnpacked(extension) : '';
  const tab = await openTab(devtools);
  const worker = extensionWorker(devtools, tab, extensionId);
  if (extension) await worker.start();
  return {
    tab,
    newTab: () => openTab(devtools),
    extensionId,
    worker,
    cpu: () => cpuOfTree(browser.pid ?? 0),
    watchMemory: () => watchMemory(browser.pid ?? 0),
    async close() {
      // It answers, or it is gone before it can.
      await Promise.race([devtools.send('Browser.close'), ended]);
      await ended;
      await removeProfile(profile);
    },
  };
}

/** Stops the worker of the extension as the browser does with an idle one, with its process. */
export async function stopWorker({ worker, cpu }: MeasuredBrowser): Promise<void> {
  // There is nothing to stop before it has run once.
  await worker.start();
  await worker.stop();
  await until(async () => cpu().extensions === 0, 'the process of the worker did not end');
}

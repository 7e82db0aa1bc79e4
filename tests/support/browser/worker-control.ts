import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Worker } from 'playwright-core';

/** Power over an extension's service worker. */
export interface WorkerControl {
  /** The running worker. Starts it when it was stopped. */
  worker(): Promise<Worker>;
  workerIsRunning(): Promise<boolean>;
  /** Stops it as the browser does after 30 idle seconds, and waits until it is gone. */
  stopWorker(): Promise<void>;
}

const PATIENCE = 10_000;

interface Version {
  readonly versionId: string;
  readonly scriptURL: string;
  readonly runningStatus: 'stopped' | 'starting' | 'running' | 'stopping';
}

/** Reaches for the worker of one extension. */
export function workerControl(
  session: CDPSession,
  context: BrowserContext,
  extensionId: string,
): WorkerControl {
  const scope = `chrome-extension://${extensionId}/`;

  const workerIsRunning = async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.some(({ type, url }) => type === 'service_worker' && url.startsWith(scope));
  };
  // The driver lists a stopped worker on, and its object works again once the worker is back.
  const known = () => context.serviceWorkers().find((worker) => worker.url().startsWith(scope));

  return {
    workerIsRunning,
    async worker() {
      const wake = Date.now() + 300;
      const end = Date.now() + PATIENCE;
      let woken = false;
      while (Date.now() < end) {
        const running = await workerIsRunning();
        const worker = known();
        if (running && worker) return worker;
        if (!running && !woken && Date.now() > wake) {
          woken = true;
          await withServiceWorkers(context, (control) =>
            control.send('ServiceWorker.startWorker', { scopeURL: scope }),
          );
        }
        await pause(20);
      }
      throw new Error(`the extension's service worker did not start within ${PATIENCE} ms`);
    },
    async stopWorker() {
      await withServiceWorkers(context, async (control, versions) => {
        const end = Date.now() + PATIENCE;
        while (Date.now() < end) {
          const version = [...versions.values()].find(
            ({ scriptURL, runningStatus }) =>
              scriptURL.startsWith(scope) && runningStatus !== 'stopped',
          );
          if (version?.runningStatus === 'running')
            await control.send('ServiceWorker.stopWorker', { versionId: version.versionId });
          if (versions.size > 0 && !version && !(await workerIsRunning())) return;
          await pause(20);
        }
        throw new Error(`the extension's service worker did not stop within ${PATIENCE} ms`);
      });
    },
  };
}

/** The ServiceWorker domain hangs on a page; any will do, and one is opened if there is none. */
async function withServiceWorkers<T>(
  context: BrowserContext,
  use: (control: CDPSession, versions: ReadonlyMap<string, Version>) => Promise<T>,
): Promise<T> {
  const open = context.pages()[0];
  const page = open ?? (await context.newPage());
  const control = await context.newCDPSession(page);
  const versions = new Map<string, Version>();
  control.on('ServiceWorker.workerVersionUpdated', (event) => {
    for (const version of event.versions) versions.set(version.versionId, version);
  });
  try {
    await control.send('ServiceWorker.enable');
    return await use(control, versions);
  } finally {
    await control.detach();
    if (!open) await page.close();
  }
}

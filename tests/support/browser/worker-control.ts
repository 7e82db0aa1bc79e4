import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Worker } from 'playwright-core';

/** Power over an extension's service worker. */
export interface WorkerControl {
  /** The running worker. Starts it when it was stopped. */
  worker(): Promise<Worker>;
  workerIsRunning(): Promise<boolean>;
  /** Stops it as the browser does after 30 idle seconds; an event may have woken it again already. */
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
      await withServiceWorkers(context, async (control, latest) => {
        const end = Date.now() + PATIENCE;
        let asked = false;
        while (Date.now() < end) {
          const version = latest(scope);
          // Asked once only: in the midst of requests the next event starts it again right away.
          if (version?.runningStatus === 'running' && !asked) {
            asked = true;
            await control.send('ServiceWorker.stopWorker', { versionId: version.versionId });
          }
          if (version && latest(scope, 'stopped')) return;
          await pause(10);
        }
        throw new Error(`the extension's service worker did not stop within ${PATIENCE} ms`);
      });
    },
  };
}

/** The last word on the worker of a scope; with a status, the last time that it had this status. */
type Latest = (scope: string, status?: Version['runningStatus']) => Version | undefined;

/** The ServiceWorker domain hangs on a page; any will do, and one is opened if there is none. */
async function withServiceWorkers<T>(
  context: BrowserContext,
  use: (control: CDPSession, latest: Latest) => Promise<T>,
): Promise<T> {
  const open = context.pages()[0];
  const page = open ?? (await context.newPage());
  const control = await context.newCDPSession(page);
  const told: Version[] = [];
  control.on('ServiceWorker.workerVersionUpdated', ({ versions }) => told.push(...versions));
  try {
    await control.send('ServiceWorker.enable');
    return await use(control, (scope, status) =>
      told.findLast(
        ({ scriptURL, runningStatus }) =>
          scriptURL.startsWith(scope) && (status === undefined || runningStatus === status),
      ),
    );
  } finally {
    await control.detach();
    if (!open) await page.close();
  }
}

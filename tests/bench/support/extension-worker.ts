import { setTimeout as pause } from 'node:timers/promises';
import type { DevTools, Notice } from './devtools.ts';
import { attach, type Tab } from './tab.ts';

/** Power over the service worker of an extension, which is attached to only while it is asked. */
export interface ExtensionWorker {
  start(): Promise<void>;
  /** Stops it as the browser does with an idle one; resolves when it is gone. */
  stop(): Promise<void>;
  /** The value of an expression in the worker, which must be running. */
  evaluate<Value>(expression: string): Promise<Value>;
}

interface Version {
  readonly versionId: string;
  readonly scriptURL: string;
  readonly runningStatus: 'stopped' | 'starting' | 'running' | 'stopping';
}

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

/** A worker that has only just begun has none of the browser's namespaces yet. */
const READY = `typeof chrome !== 'undefined'`;

const PATIENCE = 10_000;

/** Reaches for the worker of one extension; the DevTools hang service workers on some tab. */
export function extensionWorker(
  devtools: DevTools,
  tab: Pick<Tab, 'sessionId'>,
  extensionId: string,
): ExtensionWorker {
  const scope = `chrome-extension://${extensionId}/`;

  const target = async () => {
    const { targetInfos } = await devtools.send<{ targetInfos: Target[] }>('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(scope));
  };

  const evaluate = async <Value>(expression: string) => {
    const found = await target();
    if (!found) throw new Error('the worker is not running');
    const realm = await attach(devtools, found.targetId);
    try {
      return await realm.evaluate<Value>(expression);
    } finally {
      await devtools.send('Target.detachFromTarget', { sessionId: realm.sessionId });
    }
  };

  return {
    evaluate,
    async start() {
      if (!(await target())) {
        await withControl(devtools, tab, (send) =>
          send('ServiceWorker.startWorker', { scopeURL: scope }),
        );
      }
      await until(
        async () => (await target()) !== undefined && (await evaluate<boolean>(READY)),
        'the worker did not start',
      );
    },
    stop: () =>
      withControl(devtools, tab, async (send, versions) => {
        await until(async () => {
          const own = [...versions.values()].filter(({ scriptURL }) => scriptURL.startsWith(scope));
          const running = own.filter(({ runningStatus }) => runningStatus === 'running');
          for (const { versionId } of running)
            await send('ServiceWorker.stopWorker', { versionId });
          const gone = own.every(({ runningStatus }) => runningStatus === 'stopped');
          return own.length > 0 && gone && (await target()) === undefined;
        }, 'the worker did not stop');
      }),
  };
}

/** Waits until a condition holds. Rejects after ten seconds. */
export async function until(
  condition: () => Promise<boolean>,
  failure: string,
  patience = PATIENCE,
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(failure);
    await pause(20);
  }
}

type Send = (method: string, params: object) => Promise<unknown>;

async function withControl<Result>(
  devtools: DevTools,
  { sessionId }: Pick<Tab, 'sessionId'>,
  use: (send: Send, versions: ReadonlyMap<string, Version>) => Promise<Result>,
): Promise<Result> {
  const ending = new AbortController();
  const versions = new Map<string, Version>();
  devtools.listen(({ method, params }: Notice) => {
    if (method !== 'ServiceWorker.workerVersionUpdated') return;
    for (const version of (params as { versions: Version[] }).versions)
      versions.set(version.versionId, version);
  }, ending.signal);
  const send: Send = (method, params) => devtools.send(method, params, sessionId);
  try {
    await send('ServiceWorker.enable', {});
    return await use(send, versions);
  } finally {
    ending.abort();
    await send('ServiceWorker.disable', {});
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Replica } from '../../support/replica/server.ts';
import { assertDone } from './bench.ts';
import type { MeasuredBrowser } from './browser.ts';
import { until } from './extension-worker.ts';
import type { Proof } from './proofs.ts';
import type { Sample, Sitting } from './rounds.ts';
import { sitSideBySide } from './side-by-side.ts';
import type { WorkerMoments } from './worker-watch.ts';

/** One side of a comparison of cold starts. */
export interface WorkerSide {
  readonly name: string;
  /** Folder of its extension, whose worker is watched. */
  readonly extension: string;
  /** How many pages beside the present one the worker finds in its memory. */
  readonly earlierPages: number;
  /** What the page must have led to before anything is measured. */
  readonly proof: Proof;
}

/**
 * A cold start in milliseconds: `kept` is the sum of the four after it, `reported` the time until the
 * request stands in the report of its page (the same as `kept` where there are no reports).
 */
export const START_METRICS = [
  ...(['kept', 'started', 'read', 'evaluated', 'handled'] as const),
  'reported',
] as const;
type StartMetric = (typeof START_METRICS)[number];

/** An address on a third party that the page has asked before, so that its connection stands. */
const ASKED = 'https://cdn.pictures-0.example/again.png';

/** Long enough for a save, and for the write to disk that follows a second later. */
const REST = 2_500;

/** Opens the page in a browser of its own for each side. */
export function sitWithColdWorkers(
  replica: Replica,
  url: string,
  sides: readonly WorkerSide[],
): Promise<Sitting<StartMetric>> {
  return sitSideBySide<WorkerSide, StartMetric>({
    replica,
    sides,
    async prepare(browser, { name, earlierPages, proof }) {
      await browser.tab.go(url);
      await until(async () => (await proof(browser)) === undefined, `${name} saw too little`);
      await pause(REST);
      if (earlierPages > 0) await browser.worker.evaluate(`(${rememberPages})(${earlierPages})`);
    },
    measure: (browser, { name }) => coldStart(browser, name),
  });
}

async function coldStart(browser: MeasuredBrowser, name: string): Promise<Sample<StartMetric>> {
  const { tab, worker, cpu } = browser;
  await worker.stop();
  await until(async () => cpu().extensions === 0, 'the process of the worker did not end');
  await tab.evaluate(`fetch('${ASKED}', { mode: 'no-cors' }).then(() => undefined)`);
  // To look at a worker while it starts would slow it down.
  await pause(REST);
  const moments = await worker.evaluate<WorkerMoments>('globalThis.moments');
  const { origin, evaluating, evaluated, kept, requestEnded, reported = kept, accepted } = moments;
  assertDone(
    kept !== undefined && requestEnded !== undefined && reported !== undefined && accepted > 0,
    `${name}: no request was counted after the worker was stopped`,
  );
  return {
    kept: origin + kept - requestEnded,
    started: origin - requestEnded,
    read: evaluating,
    evaluated: evaluated - evaluating,
    handled: kept - evaluated,
    reported: origin + reported - requestEnded,
  };
}

/** Runs in the worker: keeps copies of the page that is shown as pages that were shown before. */
async function rememberPages(count: number): Promise<void> {
  const session = await chrome.storage.session.get();
  const shown = Object.entries(session).find(([key]) => key.startsWith('tab:'))?.[1] as object;
  if (!shown) throw new Error('no page is remembered');
  const copies = Array.from({ length: count }, (_, i) => {
    const documentId = `earlier-${i}`;
    return [`past:${documentId}`, { ...shown, documentId, state: 'past' }];
  });
  await chrome.storage.session.set(Object.fromEntries(copies));
}

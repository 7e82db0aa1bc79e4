import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { startReplica } from '../support/replica/server.ts';
import { pageUrl } from '../support/replica/web.ts';
import { manyRequests } from './pages/many-requests.ts';
import type { Bench } from './support/bench.ts';
import { type BareExtension, makeExtension } from './support/extensions.ts';
import { kept, recorded } from './support/proofs.ts';
import { measureInTurns, type Samples } from './support/rounds.ts';
import { median } from './support/stats.ts';
import { START_METRICS, sitWithColdWorkers } from './support/worker-starts.ts';
import { bytesOfWorker, watchWorker } from './support/worker-watch.ts';

const UNWEAVE = 'Unweave';
const CROWDED = 'Unweave with 24 earlier pages in memory';

/** Keeps one entry per completed request, in the place and the form in which Unweave does. */
const BARE: BareExtension = {
  name: 'bare onCompleted listener',
  permissions: ['webRequest', 'storage'],
  worker: () => {
    let count = 0;
    chrome.webRequest.onCompleted.addListener(
      ({ url, type, documentId, timeStamp }) => {
        if (type === 'main_frame') return;
        count += 1;
        const { hostname: host } = new URL(url);
        const request = { host, verdict: 'allowed', time: timeStamp, documentId };
        const entries = [[count, { kind: 'request', request }]];
        void chrome.storage.session.set({ [`log:1:${count}`]: entries });
      },
      { urls: ['<all_urls>'] },
    );
  },
};

/**
 * A worker that was stopped is woken by the end of a third-party request. Timed from that moment,
 * as the browser stamps it, until the request is handed to `storage.session`: from then on it counts,
 * whatever happens to the worker. When the report of its page has it is told beside.
 */
const workerStart: Bench = async ({ plan, folder, unweave }) => {
  const watched = join(folder, 'watched');
  await cp(unweave, watched, { recursive: true });
  const bytes = await bytesOfWorker(watched);
  await watchWorker(watched);
  const bare = await makeExtension(folder, BARE);
  await watchWorker(bare);

  const page = manyRequests('cold.example', 'https', 30, 1);
  const replica = await startReplica({ sites: [page.site] });
  const proof = recorded(page.site.host, { through: page.requests, stopped: 0 });
  const sides = [
    { name: BARE.name, extension: bare, earlierPages: 0, proof: kept(page.requests) },
    { name: UNWEAVE, extension: watched, earlierPages: 0, proof },
    { name: CROWDED, extension: watched, earlierPages: 24, proof },
  ];
  try {
    const samples = await measureInTurns(
      plan,
      sides.map(({ name }) => name),
      START_METRICS,
      () => sitWithColdWorkers(replica, pageUrl(page.site), sides),
    );
    const name = 'end of the request that wakes the worker → it is handed to storage';
    const goals = [{ side: UNWEAVE, atMost: 1.25 }];
    return {
      comparisons: [{ name, unit: 'ms', baseline: BARE.name, samples: samples.kept, goals }],
      figures: {
        'Unweave: bytes of the script that listens': bytes.first,
        'Unweave: bytes of the script that follows': bytes.later,
        ...Object.assign({}, ...sides.map((side) => phases(samples, side.name))),
      },
    };
  } finally {
    await replica.close();
  }
};

export default workerStart;

/** Where the time goes, side by side. */
function phases(
  samples: Samples<(typeof START_METRICS)[number]>,
  side: string,
): Record<string, number> {
  const middle = (metric: (typeof START_METRICS)[number]) =>
    Number(median(samples[metric][side] ?? []).toFixed(2));
  return {
    [`${side}: ms until a worker is there`]: middle('started'),
    [`${side}: ms to read and parse its script`]: middle('read'),
    [`${side}: ms to evaluate it`]: middle('evaluated'),
    [`${side}: ms to handle the event and keep it`]: middle('handled'),
    ...(side !== BARE.name && {
      [`${side}: ms in all until it stands in the report of its page`]: middle('reported'),
    }),
  };
}

import { startReplica } from '../support/replica/server.ts';
import { pageUrl } from '../support/replica/web.ts';
import { type ManyRequests, manyRequests } from './pages/many-requests.ts';
import type { Bench, BenchOptions } from './support/bench.ts';
import { type BareExtension, makeExtension } from './support/extensions.ts';
import { EMPTY_COMPLETED } from './support/listeners.ts';
import type { Outcome } from './support/outcome.ts';
import { heardOf, recorded } from './support/proofs.ts';
import { measureInTurns, type Samples } from './support/rounds.ts';
import { median } from './support/stats.ts';
import { sitWithPages, VISIT_METRICS, type VisitSide } from './support/visits.ts';

const LISTENER = EMPTY_COMPLETED.name;
const UNWEAVE = 'Unweave';

/** Keeps one entry per request, as Unweave does until it has saved the page, and nothing else. */
const LOG: BareExtension = {
  name: 'onCompleted listener with a log',
  permissions: ['webRequest', 'storage'],
  worker: () => {
    globalThis.heard = 0;
    chrome.webRequest.onCompleted.addListener(
      ({ url, documentId, timeStamp }) => {
        globalThis.heard += 1;
        const entry = [documentId, new URL(url).hostname, 'allowed', timeStamp];
        void chrome.storage.session.set({ [`log:${globalThis.heard % 500}`]: entry });
      },
      { urls: ['<all_urls>'] },
    );
  },
};

/** What recording costs where it has most to do: many requests that are all let through. */
const recordingLoad: Bench = async (options) => {
  const few = manyRequests('two-hundred.example', 'http', 20, 10);
  const many = manyRequests('two-thousand.example', 'http', 100, 20);
  // A visit of the larger page takes ten times as long: fewer of them have to do.
  const shorter = { ...options.plan, rounds: Math.ceil(options.plan.rounds / 2), dropped: 1 };
  const outcomes = [
    await measure(options, few),
    await measure({ ...options, plan: shorter }, many),
  ];
  return {
    comparisons: outcomes.flatMap(({ comparisons }) => comparisons),
    figures: Object.assign({}, ...outcomes.map(({ figures }) => figures)),
  };
};

export default recordingLoad;

async function measure(options: BenchOptions, page: ManyRequests): Promise<Outcome> {
  const { plan, folder, unweave } = options;
  const { site, requests } = page;
  const reaching = 1 + requests;
  const bare = async (extension: BareExtension): Promise<VisitSide> => ({
    name: extension.name,
    extension: await makeExtension(folder, extension),
    reaching,
    proof: heardOf(reaching),
  });
  const sides: VisitSide[] = [
    await bare(EMPTY_COMPLETED),
    await bare(LOG),
    {
      name: UNWEAVE,
      extension: unweave,
      reaching,
      proof: recorded(site.host, { through: requests, stopped: 0 }),
    },
  ];
  const replica = await startReplica({ sites: [site] });
  try {
    const samples = await measureInTurns(
      plan,
      sides.map(({ name }) => name),
      VISIT_METRICS,
      () => sitWithPages(replica, pageUrl(site), sides),
    );
    return describe(requests, samples);
  } finally {
    await replica.close();
  }
}

function describe(requests: number, samples: Samples<(typeof VISIT_METRICS)[number]>): Outcome {
  const extra = (metric: 'cpu' | 'extensionCpu', side: string) => {
    const base = samples[metric][LISTENER] ?? [];
    const more = (samples[metric][side] ?? []).map((value, round) => value - (base[round] ?? 0));
    return Math.round((1_000 * median(more)) / requests);
  };
  const name = `a page with ${requests} third-party requests`;
  return {
    comparisons: [
      { name: `load of ${name}`, unit: 'ms', baseline: LISTENER, samples: samples.load },
      { name: `CPU for ${name}`, unit: 'ms', baseline: LISTENER, samples: samples.cpu },
    ],
    figures: Object.fromEntries(
      [LOG.name, UNWEAVE].flatMap((side) => [
        [`${requests} requests, ${side}: µs of CPU more per request`, extra('cpu', side)],
        [`${requests} requests, ${side}: in the extension itself`, extra('extensionCpu', side)],
      ]),
    ),
  };
}

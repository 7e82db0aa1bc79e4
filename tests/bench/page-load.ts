import { startReplica } from '../support/replica/server.ts';
import { pageUrl, type ReplicaSite } from '../support/replica/web.ts';
import { CLEAN, FIRST_PARTY, HARMLESS, TRACKED, TRACKERS } from './pages/plain-pages.ts';
import type { Bench, BenchOptions } from './support/bench.ts';
import { makeExtension } from './support/extensions.ts';
import { EMPTY_BEFORE_REQUEST } from './support/listeners.ts';
import { heardOf, recorded } from './support/proofs.ts';
import { measureInTurns } from './support/rounds.ts';
import { median } from './support/stats.ts';
import { sitWithPages, VISIT_METRICS, type VisitSide } from './support/visits.ts';

const NONE = 'no extension';
const LISTENER = EMPTY_BEFORE_REQUEST.name;
const UNWEAVE = 'Unweave';

/** The page itself, and what it asks for of its own and of harmless hosts. */
const PLAIN = 1 + FIRST_PARTY + HARMLESS;

/**
 * What Unweave costs a page: its load, and the processor time of the whole browser until two
 * seconds later. On a page without trackers beside an extension that only listens; on a page with
 * slow trackers beside no extension at all.
 */
const pageLoad: Bench = async (options) => {
  const listener = await makeExtension(options.folder, EMPTY_BEFORE_REQUEST);
  const clean = await compare(options, CLEAN, 'a page without trackers', LISTENER, [
    { name: NONE, reaching: PLAIN },
    { name: LISTENER, extension: listener, reaching: PLAIN, proof: heardOf(PLAIN) },
    {
      name: UNWEAVE,
      extension: options.unweave,
      reaching: PLAIN,
      proof: recorded(CLEAN.host, { through: HARMLESS, stopped: 0 }),
    },
  ]);
  const all = PLAIN + TRACKERS;
  const tracked = await compare(options, TRACKED, 'a page with slow trackers', NONE, [
    { name: NONE, reaching: all },
    { name: LISTENER, extension: listener, reaching: all, proof: heardOf(all) },
    {
      name: UNWEAVE,
      extension: options.unweave,
      reaching: PLAIN,
      proof: recorded(TRACKED.host, { through: HARMLESS, stopped: TRACKERS }),
    },
  ]);
  const cost = [{ side: UNWEAVE, atMost: 1.06 }];
  const gain = [{ side: UNWEAVE, atMost: 0.45 }];
  return {
    comparisons: [
      { ...clean.load, goals: cost },
      { ...clean.cpu, goals: cost },
      { ...tracked.load, goals: gain },
      tracked.cpu,
    ],
    figures: { ...clean.figures, ...tracked.figures },
  };
};

export default pageLoad;

async function compare(
  { plan }: BenchOptions,
  site: ReplicaSite,
  title: string,
  baseline: string,
  sides: readonly VisitSide[],
) {
  const replica = await startReplica({ sites: [site] });
  try {
    const samples = await measureInTurns(
      plan,
      sides.map(({ name }) => name),
      VISIT_METRICS,
      () => sitWithPages(replica, pageUrl(site), sides),
    );
    const compared = { unit: 'ms', baseline } as const;
    const own = (side: string) => Number(median(samples.extensionCpu[side] ?? []).toFixed(1));
    return {
      load: { ...compared, name: `load of ${title}`, samples: samples.load },
      cpu: { ...compared, name: `CPU for ${title}`, samples: samples.cpu },
      figures: {
        [`${title}, ${LISTENER}: ms of CPU in the extension itself`]: own(LISTENER),
        [`${title}, ${UNWEAVE}: ms of CPU in the extension itself`]: own(UNWEAVE),
      },
    };
  } finally {
    await replica.close();
  }
}

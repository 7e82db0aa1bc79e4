import { startReplica } from '../support/replica/server.ts';
import { pageUrl, type ReplicaSite } from '../support/replica/web.ts';
import { CLEAN, FIRST_PARTY, HARMLESS, TRACKED, TRACKERS } from './pages/plain-pages.ts';
import type { Bench, BenchOptions } from './support/bench.ts';
import { makeExtension } from './support/extensions.ts';
import { EMPTY_BEFORE_REQUEST } from './support/listeners.ts';
import type { Comparison } from './support/outcome.ts';
import { heardOf, recorded } from './support/proofs.ts';
import { measureInTurns } from './support/rounds.ts';
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
  const clean = await compare(options, CLEAN, LISTENER, 1.06, 'a page without trackers', [
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
  const tracked = await compare(options, TRACKED, NONE, 0.45, 'a page with slow trackers', [
    { name: NONE, reaching: all },
    { name: LISTENER, extension: listener, reaching: all, proof: heardOf(all) },
    {
      name: UNWEAVE,
      extension: options.unweave,
      reaching: PLAIN,
      proof: recorded(TRACKED.host, { through: HARMLESS, stopped: TRACKERS }),
    },
  ]);
  return { comparisons: [...clean, ...tracked] };
};

export default pageLoad;

async function compare(
  { plan }: BenchOptions,
  site: ReplicaSite,
  baseline: string,
  atMost: number,
  title: string,
  sides: readonly VisitSide[],
): Promise<Comparison[]> {
  const replica = await startReplica({ sites: [site] });
  try {
    const samples = await measureInTurns(
      plan,
      sides.map(({ name }) => name),
      VISIT_METRICS,
      () => sitWithPages(replica, pageUrl(site), sides),
    );
    const goals = [{ side: UNWEAVE, atMost }];
    return [
      { name: `load of ${title}`, unit: 'ms', baseline, samples: samples.load, goals },
      { name: `CPU for ${title}`, unit: 'ms', baseline, samples: samples.cpu, goals },
    ];
  } finally {
    await replica.close();
  }
}

import type { Change, Reply } from '../../lib/domain/command.ts';
import { startReplica } from '../support/replica/server.ts';
import { pageUrl, type ReplicaSite } from '../support/replica/web.ts';
import { CLEAN, FIRST_PARTY, HARMLESS, TRACKED, TRACKERS } from './pages/plain-pages.ts';
import { assertDone, type Bench, type BenchOptions } from './support/bench.ts';
import type { MeasuredBrowser } from './support/browser.ts';
import { makeExtension } from './support/extensions.ts';
import {
  COMPLETED_AND_HEADER,
  EMPTY_BEFORE_REQUEST,
  EMPTY_COMPLETED,
} from './support/listeners.ts';
import type { Comparison, Goal } from './support/outcome.ts';
import { heardOf, recorded } from './support/proofs.ts';
import { measureInTurns } from './support/rounds.ts';
import { median } from './support/stats.ts';
import { sitWithPages, VISIT_METRICS, type VisitSide } from './support/visits.ts';

const NONE = 'no extension';
const LISTENER = EMPTY_BEFORE_REQUEST.name;
const ENDS = EMPTY_COMPLETED.name;
const HEADER = COMPLETED_AND_HEADER.name;
const SILENT = 'Unweave, Global Privacy Control off';
const UNWEAVE = 'Unweave';

/** The page itself, and what it asks for of its own and of harmless hosts. */
const PLAIN = 1 + FIRST_PARTY + HARMLESS;

/**
 * What Unweave costs a page: its load, and the processor time of the whole browser until two
 * seconds later. On a page without trackers beside an extension that only listens; on a page with
 * slow trackers beside no extension at all.
 *
 * Unweave hears of the ends of requests, which alone say what became of them. That event costs a
 * page more than the one before a request, and Global Privacy Control costs a rule that changes a
 * header. So beside the goal stands what Unweave adds to an empty listener of the same event, with
 * such a rule or without.
 */
const pageLoad: Bench = async (options) => {
  const { folder, unweave } = options;
  const listener = await makeExtension(folder, EMPTY_BEFORE_REQUEST);
  const ends = await makeExtension(folder, EMPTY_COMPLETED);
  const header = await makeExtension(folder, COMPLETED_AND_HEADER);
  const proof = recorded(CLEAN.host, { through: HARMLESS, stopped: 0 });
  const clean = await compare(options, CLEAN, 'a page without trackers', [
    { name: NONE, reaching: PLAIN },
    { name: LISTENER, extension: listener, reaching: PLAIN, proof: heardOf(PLAIN) },
    { name: ENDS, extension: ends, reaching: PLAIN, proof: heardOf(PLAIN) },
    { name: SILENT, extension: unweave, reaching: PLAIN, prepare: switchGpcOff, proof },
    { name: HEADER, extension: header, reaching: PLAIN, proof: heardOf(PLAIN) },
    { name: UNWEAVE, extension: unweave, reaching: PLAIN, proof },
  ]);
  const all = PLAIN + TRACKERS;
  const tracked = await compare(options, TRACKED, 'a page with slow trackers', [
    { name: NONE, reaching: all },
    { name: LISTENER, extension: listener, reaching: all, proof: heardOf(all) },
    {
      name: UNWEAVE,
      extension: unweave,
      reaching: PLAIN,
      proof: recorded(TRACKED.host, { through: HARMLESS, stopped: TRACKERS }),
    },
  ]);
  const cost = (side: string) => [{ side, atMost: 1.06 }];
  return {
    comparisons: [
      clean.load(LISTENER, [...cost(SILENT), ...cost(UNWEAVE)]),
      clean.cpu(LISTENER, [...cost(SILENT), ...cost(UNWEAVE)]),
      clean.load(ENDS, cost(SILENT)),
      clean.cpu(ENDS, cost(SILENT)),
      clean.load(HEADER, cost(UNWEAVE)),
      clean.cpu(HEADER, cost(UNWEAVE)),
      tracked.load(NONE, [{ side: UNWEAVE, atMost: 0.45 }]),
      tracked.cpu(NONE, []),
    ],
    figures: { ...clean.figures, ...tracked.figures },
  };
};

export default pageLoad;

/** Tells Unweave through one of its pages that no site is to be told anything. */
async function switchGpcOff({ newTab, extensionId }: MeasuredBrowser): Promise<void> {
  const page = await newTab();
  await page.go(`chrome-extension://${extensionId}/lists.html`);
  const command: Change = { type: 'signal', signal: 'gpc', on: false };
  const reply = await page.evaluate<Reply>(
    `chrome.runtime.sendMessage(${JSON.stringify(command)})`,
  );
  assertDone(reply.ok, `the signal was not switched off: ${JSON.stringify(reply)}`);
  await page.close();
}

/** The pages' load and processor time on all sides, to be told beside whichever of them. */
async function compare(
  { plan }: BenchOptions,
  site: ReplicaSite,
  title: string,
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
    const figures = sides
      .filter(({ extension }) => extension !== undefined)
      .map(({ name }): [string, number] => [
        `${title}, ${name}: ms of CPU in the extension itself`,
        Number(median(samples.extensionCpu[name] ?? []).toFixed(1)),
      ]);
    const beside =
      (name: string, of: 'load' | 'cpu') =>
      (baseline: string, goals: readonly Goal[]): Comparison => {
        return { name: `${name} ${title}`, unit: 'ms', baseline, samples: samples[of], goals };
      };
    return {
      load: beside('load of', 'load'),
      cpu: beside('CPU for', 'cpu'),
      figures: Object.fromEntries(figures),
    };
  } finally {
    await replica.close();
  }
}

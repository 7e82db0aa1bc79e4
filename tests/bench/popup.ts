import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCatalog } from '../../lib/domain/catalog-file.ts';
import { dayOf } from '../../lib/domain/day.ts';
import { startReplica } from '../support/replica/server.ts';
import { pageUrl, requestsOf } from '../support/replica/web.ts';
import { TRACKED } from './pages/plain-pages.ts';
import { buildBlankPopup } from './popup/blank.ts';
import { makeHistory } from './popup/history.ts';
import { POPUP_METRICS, sitWithPopups } from './popup/sitting.ts';
import type { Bench } from './support/bench.ts';
import type { Comparison } from './support/outcome.ts';
import { measureInTurns } from './support/rounds.ts';

const BLANK = 'blank React popup';
const UNWEAVE = 'Unweave';

/**
 * How long the popup takes from the start of its navigation to the first frame in which its graph
 * is there, beside a popup that says two words; with the worker running, and with it stopped.
 */
const popup: Bench = async ({ plan, folder, unweave }) => {
  const blank = await buildBlankPopup(folder);
  const known = await companiesOf(join(unweave, 'catalog.bin'));
  const now = Date.now();
  const rows = makeHistory(known, dayOf(now), now);
  const sides = [true, false].flatMap((running) => [
    { name: titleOf(BLANK, running), extension: blank, running, shows: 'text' as const },
    { name: titleOf(UNWEAVE, running), extension: unweave, running, shows: 'graph' as const },
  ]);
  const replica = await startReplica({ sites: [TRACKED] });
  try {
    const samples = await measureInTurns(
      plan,
      sides.map(({ name }) => name),
      POPUP_METRICS,
      () => sitWithPopups({ replica, url: pageUrl(TRACKED), rows, sides }),
    );
    const compare = (running: boolean): Comparison => {
      const [baseline, side] = [titleOf(BLANK, running), titleOf(UNWEAVE, running)];
      const { picture } = samples;
      return {
        name: `first picture of the popup, worker ${running ? 'running' : 'stopped'}`,
        unit: 'ms',
        baseline,
        samples: { [baseline]: picture[baseline] ?? [], [side]: picture[side] ?? [] },
        goals: [{ side, atMost: 1.2 }],
      };
    };
    return {
      comparisons: [compare(true), compare(false)],
      figures: {
        'sites and third parties in the record': rows.sites.length + rows.companies.length,
        'links in the record': rows.companies.reduce(
          (sum, { sites }) => sum + Object.keys(sites).length,
          0,
        ),
        'companies on the page': known.length,
      },
    };
  } finally {
    await replica.close();
  }
};

export default popup;

function titleOf(side: string, running: boolean): string {
  return `${side}, worker ${running ? 'running' : 'stopped'}`;
}

/** The companies of the page that the popup will show, with a host of each. */
async function companiesOf(catalogFile: string): Promise<{ company: string; host: string }[]> {
  const catalog = openCatalog(new Uint8Array(await readFile(catalogFile)).buffer);
  const own = catalog.entityOf(TRACKED.host).id;
  const hosts = TRACKED.pages
    .flatMap((page) => requestsOf(page, pageUrl(TRACKED, page)))
    .map(({ url }) => new URL(url).hostname);
  const companies = new Map(hosts.map((host) => [catalog.entityOf(host).id, host]));
  companies.delete(own);
  return [...companies].map(([company, host]) => ({ company, host }));
}

import { dayOf } from '../../lib/domain/day.ts';
import { startReplica } from '../support/replica/server.ts';
import { LIGHTBEAM, lightbeamFile, type MadeFile, yearFile } from './import/files.ts';
import { benchInPage, type ImportBench, type Timing } from './import/in-page.ts';
import { assertDone, type Bench } from './support/bench.ts';
import { launchMeasured } from './support/browser.ts';
import type { Comparison } from './support/outcome.ts';
import { measureInTurns, type Plan, type Sitting } from './support/rounds.ts';

const PLAIN = 'JSON.parse, and its rows as they are';
const UNWEAVE = 'Unweave';

const METRICS = ['staging', 'taking', 'longest'] as const;

/** A round of both sides takes a minute and more: twelve pairs. */
const LONG: Plan = { sittings: 3, rounds: 5, dropped: 1 };

/**
 * What it takes to read a file into a database beside the record, and to make it the record, beside
 * a page that parses the file whole and puts what is in it into a database.
 */
const importing: Bench = async ({ plan, unweave }) => {
  const isQuick = plan.sittings === 1;
  const files = [lightbeamFile(LIGHTBEAM), yearFile(dayOf(Date.now()))];
  const replica = await startReplica({ sites: [] });
  const comparisons: Comparison[] = [];
  const figures: Record<string, string> = {};
  try {
    for (const file of files) {
      const samples = await measureInTurns(
        isQuick ? plan : LONG,
        [PLAIN, UNWEAVE],
        METRICS,
        async () => {
          return sit(await launchMeasured(replica, unweave), file);
        },
      );
      const compare = (name: string, metric: keyof Timing, atMost?: number): Comparison => ({
        ...{
          name: `${name} (${file.name})`,
          unit: 'ms',
          baseline: PLAIN,
          samples: samples[metric],
        },
        ...(atMost !== undefined && { goals: [{ side: UNWEAVE, atMost }] }),
      });
      comparisons.push(
        compare('reading the file', 'staging', 2.5),
        compare('taking it in', 'taking', 2.5),
        compare('longest task of the page while it is read', 'longest', 0.5),
      );
      figures[`megabytes of ${file.name}`] = (file.text.length / 1e6).toFixed(1);
    }
  } finally {
    await replica.close();
  }
  return { comparisons, figures };
};

export default importing;

type Browser = Awaited<ReturnType<typeof launchMeasured>>;

/** Opens the page of your data, and gives it the file. */
async function sit(browser: Browser, file: MadeFile): Promise<Sitting<keyof Timing>> {
  try {
    const tab = await browser.newTab();
    await tab.go(`chrome-extension://${browser.extensionId}/atlas.html#/data`);
    const values = [file.text, file.list].map((value) => JSON.stringify(value) ?? 'undefined');
    await tab.evaluate(`(${benchInPage})(${values.join(', ')})`);
    return {
      close: browser.close,
      async measure(side) {
        if (side === PLAIN) return tab.evaluate<Timing>('importBench.plain()');
        const { told, ...timing } =
          await tab.evaluate<Awaited<ReturnType<ImportBench['unweave']>>>('importBench.unweave()');
        const sites = `· ${file.sites.toLocaleString('en')} sites ·`;
        assertDone(told.includes(sites), `the page does not say "${sites}" but "${told}"`);
        return timing;
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

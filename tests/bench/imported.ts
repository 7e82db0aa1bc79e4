import type { WebSize } from '../support/made-web.ts';
import { startReplica } from '../support/replica/server.ts';
import { LIGHTBEAM, lightbeamFile, type MadeFile } from './import/files.ts';
import { benchInPage, type ImportBench } from './import/in-page.ts';
import { type Handling, handsInPage } from './imported/in-page.ts';
import { isPictureKept } from './opening/sitting.ts';
import type { Bench } from './support/bench.ts';
import { type MeasuredBrowser, stopWorker } from './support/browser.ts';
import { until } from './support/extension-worker.ts';
import { timeToPicture } from './support/first-picture.ts';
import type { Comparison } from './support/outcome.ts';
import { measureInTurns, type Sample } from './support/rounds.ts';
import { sitSideBySide } from './support/side-by-side.ts';
import { median } from './support/stats.ts';
import type { Tab } from './support/tab.ts';

/** A young record, which nobody waits for. */
const YOUNG: WebSize = { sites: 50, parties: 90, links: 400 };

const METRICS = ['open', 'filter', 'unfilter', 'pan', 'panSlow', 'exported', 'picture'] as const;

type Metric = (typeof METRICS)[number];

const NAMES: Readonly<Record<Exclude<Metric, 'panSlow'>, string>> = {
  open: 'the atlas is opened, until its first picture',
  filter: 'the picture is narrowed to one site, until its frame is drawn',
  unfilter: 'the whole picture again, until its frame is drawn',
  pan: 'between two frames while the picture is dragged about',
  exported: 'record and decisions are exported',
  picture: 'the picture is saved as PNG',
};

/**
 * What was imported from Lightbeam at the size at which it stopped to answer: opened, filtered,
 * dragged about, exported and forgotten, beside a young record.
 */
const imported: Bench = async ({ plan, unweave }) => {
  const files = [lightbeamFile(YOUNG), lightbeamFile(LIGHTBEAM)] as const;
  const [young, large] = files;
  const sides = files.map((file) => ({ name: file.name, extension: unweave, file }));
  const replica = await startReplica({ sites: [] });
  const forgotten = new Map<string, number[]>(files.map(({ name }) => [name, []]));
  try {
    const samples = await measureInTurns(
      plan,
      sides.map(({ name }) => name),
      METRICS,
      async () => {
        const opened = new Map<string, MeasuredBrowser>();
        const sitting = await sitSideBySide<(typeof sides)[number], Metric>({
          replica,
          sides,
          async prepare(browser, { name, file }) {
            opened.set(name, browser);
            await take(browser, file);
          },
          measure: (browser) => measure(browser),
        });
        return {
          ...sitting,
          async close() {
            try {
              for (const [name, browser] of opened) {
                forgotten.get(name)?.push(await forget(browser));
              }
            } finally {
              await sitting.close();
            }
          },
        };
      },
    );
    const comparisons = Object.entries(NAMES).map(
      ([metric, name]): Comparison => ({
        ...{ name, unit: 'ms', baseline: young.name, samples: samples[metric as Metric] },
      }),
    );
    const slow = median(samples.panSlow[large.name] ?? []);
    return {
      comparisons,
      figures: {
        [`${large.name}: ms between frames while dragged about, p95`]: Number(slow.toFixed(1)),
        ...Object.fromEntries(
          [...forgotten].map(([name, times]) => [
            `${name}: ms until everything is forgotten`,
            Math.round(median(times)),
          ]),
        ),
      },
    };
  } finally {
    await replica.close();
  }
};

export default imported;

/** Imports a file as a person does, and lets its picture come to rest and be kept. */
async function take({ newTab, extensionId }: MeasuredBrowser, file: MadeFile): Promise<void> {
  const tab = await newTab();
  await tab.go(`chrome-extension://${extensionId}/atlas.html#/data`);
  await tab.evaluate(`(${benchInPage})(${JSON.stringify(file.text)}, undefined)`);
  await tab.evaluate<Awaited<ReturnType<ImportBench['unweave']>>>('importBench.unweave()');
  await tab.evaluate(`location.hash = '#/graph'`);
  const isKept = () => tab.evaluate<boolean>(`(${isPictureKept})()`);
  await until(isKept, 'no picture was kept', 120_000);
  await tab.close();
}

async function measure(browser: MeasuredBrowser): Promise<Sample<Metric>> {
  await stopWorker(browser);
  const tab = await browser.newTab();
  try {
    const address = `chrome-extension://${browser.extensionId}/atlas.html`;
    const open = await timeToPicture(tab, address, 'graph');
    await readWhole(tab);
    return { open, ...(await tab.evaluate<Handling>('atlasHands.handle()')) };
  } finally {
    await tab.close();
  }
}

async function forget({ newTab, extensionId }: MeasuredBrowser): Promise<number> {
  const tab = await newTab();
  await tab.go(`chrome-extension://${extensionId}/atlas.html`);
  await readWhole(tab);
  return tab.evaluate<number>('atlasHands.forget()');
}

/** Waits until the record itself is shown, and lays hands on the page. */
async function readWhole(tab: Tab): Promise<void> {
  const isRead = `document.querySelector('.timeline .bar') !== null`;
  await until(() => tab.evaluate<boolean>(isRead), 'the record was not read', 60_000);
  await tab.evaluate(`(${handsInPage})()`);
}

import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../support/browser/find.ts';
import { buildGallery, serveGallery } from '../support/popup-gallery/serve.ts';
import { assertDone, type Bench } from './support/bench.ts';
import type { Comparison } from './support/outcome.ts';
import { measureInTurns } from './support/rounds.ts';
import { median, quantile } from './support/stats.ts';

const EVERYTHING = 'everything';
const SIDES = [EVERYTHING, 'moving frame', 'hover'];
const SIZES = [1_000, 5_000, 20_000];
/** Below this many nodes there is too little to leave out: measured, but not judged. */
const JUDGED_FROM = 5_000;
/** A turn is the median of so many frames: a single hover is shorter than the clock is fine. */
const FRAMES = 15;

/** What the bench page leaves within reach. */
interface BenchWindow {
  readonly bench: {
    readonly sides: Readonly<Record<string, () => number>>;
    readonly proof: Readonly<Record<string, number>>;
    framesWhile(hand: 'pan' | 'hover'): Promise<number[]>;
    framesAtRest(): Promise<number>;
  };
}

/**
 * What a frame of the atlas takes, beside a redraw of everything with one path for each style; how
 * evenly frames come while a hand pans and hovers; and that there are none at rest.
 */
const picture: Bench = async ({ plan }) => {
  const found = findChromium();
  assertDone(found !== undefined, 'no Chromium found');
  await buildGallery();
  const gallery = await serveGallery();
  const comparisons: Comparison[] = [];
  const figures: Record<string, number> = {};
  try {
    for (const nodes of SIZES) {
      const open = () => openPage(found.path, gallery.url(String(nodes), 'picture-bench'));
      const samples = await measureInTurns(plan, SIDES, ['frame'], async () => {
        const { page, close } = await open();
        return { measure: (side) => measure(page, side), close };
      });
      const goals = [
        { side: 'moving frame', atMost: 0.45 },
        { side: 'hover', atMost: 0.03 },
      ];
      comparisons.push({
        name: `a frame of ${nodes} nodes`,
        unit: 'ms',
        baseline: EVERYTHING,
        samples: samples.frame,
        ...(nodes >= JUDGED_FROM && { goals }),
      });
      Object.assign(figures, await watch(await open(), nodes));
    }
  } finally {
    await gallery.close();
  }
  return { comparisons, figures };
};

export default picture;

interface Opened {
  readonly page: Page;
  close(): Promise<void>;
}

async function openPage(executablePath: string, url: string): Promise<Opened> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // Laying out the largest graph takes its time, and the page is not loaded before that.
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => 'bench' in globalThis, undefined, { timeout: 300_000 });
  return { page, close: () => browser.close() };
}

async function measure(page: Page, side: string): Promise<{ frame: number }> {
  const times = await page.evaluate(
    ([name, count]) => {
      const { bench } = globalThis as unknown as BenchWindow;
      return Array.from({ length: count }, () => bench.sides[name]?.() ?? Number.NaN);
    },
    [side, FRAMES] as const,
  );
  assertDone(times.every(Number.isFinite), `${side} drew nothing`);
  return { frame: median(times) };
}

/** Watches a live picture: how it moves under a hand, and that it rests. */
async function watch({ page, close }: Opened, nodes: number): Promise<Record<string, number>> {
  const { proof, pan, hover, rest } = await page.evaluate(async () => {
    const { bench } = globalThis as unknown as BenchWindow;
    return {
      proof: bench.proof,
      pan: await bench.framesWhile('pan'),
      hover: await bench.framesWhile('hover'),
      rest: await bench.framesAtRest(),
    };
  });
  await close();
  assertDone((proof.drawn ?? 0) > 50 && (proof.threads ?? 0) > 100, 'the overview is empty');
  const perSecond = (gaps: readonly number[]) => Math.round(1000 / median(gaps));
  const late = (gaps: readonly number[]) => Number(quantile(gaps, 0.95).toFixed(1));
  return {
    [`${nodes}: links`]: proof.links ?? 0,
    [`${nodes}: frames per second while panning`]: perSecond(pan),
    [`${nodes}: milliseconds between frames while panning, p95`]: late(pan),
    [`${nodes}: frames per second while hovering`]: perSecond(hover),
    [`${nodes}: frames asked for in a second at rest`]: rest,
  };
}

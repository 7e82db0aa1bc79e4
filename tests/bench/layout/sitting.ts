import type { Replica } from '../../support/replica/server.ts';
import { assertDone } from '../support/bench.ts';
import { launchMeasured } from '../support/browser.ts';
import type { Sitting } from '../support/rounds.ts';
import type { Run, SideName } from './page/main.ts';

/**
 * Milliseconds to rest, of the processor until then, of a frame while settling, and of the longest
 * task; megabytes by which memory grew.
 */
export const LAYOUT_METRICS = ['rest', 'cpu', 'frame', 'longest', 'memory'] as const;

export type LayoutMetric = (typeof LAYOUT_METRICS)[number];

/** What the sides are called in tables. */
export const SIDES: Readonly<Record<SideName, string>> = {
  d3: 'd3-force on the main thread',
  'd3 by three': 'd3-force, one picture for three ticks',
  'd3 by ten': 'd3-force, one picture for ten ticks',
  'force-graph': 'force-graph',
  cold: 'Unweave',
  warm: 'Unweave, warm start after 2% new sites',
};

/** What a sitting lays out. */
export interface LayoutScene {
  readonly replica: Replica;
  /** Folder of the extension whose page lays out. */
  readonly extension: string;
  readonly nodes: number;
  readonly linksPerNode: number;
  /** By side: where its newest places are put. */
  readonly places: Map<SideName, Float32Array>;
}

/** Starts a browser; each turn has a new page. */
export async function sitWithLayouts(scene: LayoutScene): Promise<Sitting<LayoutMetric>> {
  const { replica, extension, nodes, linksPerNode, places } = scene;
  const browser = await launchMeasured(replica, extension);
  return {
    close: browser.close,
    async measure(title) {
      const side = (Object.keys(SIDES) as SideName[]).find((one) => SIDES[one] === title);
      assertDone(side !== undefined, `no such side: ${title}`);
      const tab = await browser.newTab();
      try {
        await tab.go(`chrome-extension://${browser.extensionId}/layouts.html`);
        await tab.evaluate(`(${untilLoaded})()`);
        await tab.evaluate(`prepare(${JSON.stringify(side)}, ${nodes}, ${linksPerNode})`);
        const growth = browser.watchMemory();
        const before = browser.cpu().all;
        const { places: found, ...fare } = await tab.evaluate<Run>('run()');
        const cpu = browser.cpu().all - before;
        const memory = growth();
        assertDone(
          found.length === 2 * nodes && found.every(Number.isFinite),
          `${title} left nodes without a place`,
        );
        places.set(side, Float32Array.from(found));
        return { ...fare, cpu, memory };
      } finally {
        await tab.close();
      }
    },
  };
}

/** Runs in the page. */
async function untilLoaded(): Promise<void> {
  while (typeof globalThis.prepare !== 'function')
    await new Promise((resolve) => setTimeout(resolve, 20));
}

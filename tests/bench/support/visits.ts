import { setTimeout as pause } from 'node:timers/promises';
import { askedByPages, type Replica } from '../../support/replica/server.ts';
import { assertDone } from './bench.ts';
import type { MeasuredBrowser } from './browser.ts';
import type { Proof } from './proofs.ts';
import type { Sitting } from './rounds.ts';
import { sitSideBySide } from './side-by-side.ts';

/** One side of a comparison of page loads. */
export interface VisitSide {
  readonly name: string;
  /** Folder of its extension; none without. */
  readonly extension?: string;
  /** How many requests of the page reach the server, the page itself included. */
  readonly reaching: number;
  /** Sets the extension otherwise than it comes. */
  readonly prepare?: (browser: MeasuredBrowser) => Promise<void>;
  /** What an unmeasured visit must have led to before anything is measured. */
  readonly proof?: Proof;
}

/** What a visit costs, in milliseconds. */
export const VISIT_METRICS = ['load', 'cpu', 'extensionCpu'] as const;
type VisitMetric = (typeof VISIT_METRICS)[number];

/** First visits until a browser must have got ready. */
const ATTEMPTS = 10;

/** What comes after the load is paid for as well: saving, and writing to disk a second later. */
const AFTERMATH = 2_000;

/** Starts a browser for each side and proves, before anything is measured, that it does its work. */
export function sitWithPages(
  replica: Replica,
  url: string,
  sides: readonly VisitSide[],
): Promise<Sitting<VisitMetric>> {
  return sitSideBySide<VisitSide, VisitMetric>({
    replica,
    sides,
    async prepare(browser, side) {
      await side.prepare?.(browser);
      await prove(replica, url, side, browser);
    },
    async measure(browser, { name, reaching }) {
      replica.clear();
      const before = browser.cpu();
      const load = await visit(browser, url);
      await pause(AFTERMATH);
      const after = browser.cpu();
      const reached = askedByPages(replica.hits).length;
      assertDone(
        reached === reaching,
        `${name}: ${reached} requests reached the server, not ${reaching}`,
      );
      return {
        load,
        cpu: after.all - before.all,
        extensionCpu: after.extensions - before.extensions,
      };
    },
  });
}

/** Loads a page; milliseconds from the start of the navigation to the end of its load event. */
async function visit({ tab }: MeasuredBrowser, url: string): Promise<number> {
  await tab.go(url);
  return tab.evaluate<number>(`new Promise((resolve) => {
    const tell = () => setTimeout(() =>
      resolve(performance.getEntriesByType('navigation')[0].loadEventEnd));
    if (document.readyState === 'complete') tell();
    else addEventListener('load', tell);
  })`);
}

/** A browser may show its first page before it has put an extension's rules into force. */
async function prove(
  replica: Replica,
  url: string,
  side: VisitSide,
  browser: MeasuredBrowser,
): Promise<void> {
  let problem: string | undefined;
  const works = async () => {
    replica.clear();
    await visit(browser, url);
    await replica.quiet(500);
    const reached = askedByPages(replica.hits).length;
    problem =
      reached === side.reaching
        ? await side.proof?.(browser)
        : `${reached} requests reached the server, not ${side.reaching}`;
    return problem === undefined;
  };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) if (await works()) return;
  assertDone(false, `${side.name}: ${problem}`);
}

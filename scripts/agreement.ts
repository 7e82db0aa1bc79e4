import type { Page } from 'playwright-core';
import { siteOf } from '../lib/domain/site.ts';
import type { Chromium } from '../tests/support/browser/chromium.ts';
import type { Replica } from '../tests/support/replica/server.ts';
import { compare, type Disagreement, received } from '../tests/support/truth/server.ts';
import { reportOf, tallyReport, written } from '../tests/support/truth/unweave.ts';

/** What Unweave wrote down of one page, held against the server's log. */
export interface PageTruth {
  readonly url: string;
  /** Third-party hosts that Unweave says were asked for, through or not. */
  readonly seen: number;
  /** Hosts that either of the two knows of. */
  readonly known: number;
  /** Hosts that the server heard from. */
  readonly heard: number;
  /** Hosts of which Unweave says that every request was stopped. */
  readonly stopped: number;
  readonly disagreements: readonly Disagreement[];
}

/** Compares, both ways and host by host, once Unweave has written down all that it heard. */
export async function holdAgainstServer(
  chromium: Chromium,
  replica: Replica,
  page: Page,
): Promise<PageTruth> {
  await written(chromium);
  const url = page.url();
  const counts = received(replica.hits, siteOf(new URL(url).hostname));
  const tallies = tallyReport(await reportOf(chromium, page));
  return {
    url,
    seen: Object.keys(tallies).length,
    known: new Set([...Object.keys(tallies), ...Object.keys(counts)]).size,
    heard: Object.keys(counts).length,
    stopped: Object.values(tallies).filter(({ through }) => through === 0).length,
    disagreements: compare(counts, tallies),
  };
}

/** The truth of many pages in a few lines; every disagreement by name. */
export function describeTruth(pages: readonly PageTruth[]): string {
  const sum = (count: (page: PageTruth) => number) =>
    pages.reduce((total, page) => total + count(page), 0);
  const wrong = pages.flatMap(({ url, disagreements }) =>
    disagreements.map(
      ({ host, received: server, recorded }) =>
        `  ${url}: ${host}: the server received ${server}, Unweave recorded ${recorded}`,
    ),
  );
  const known = sum((page) => page.known);
  return [
    'Truth against the server, host by host on each page:',
    `  Unweave saw ${sum((page) => page.seen)} third-party hosts, said of ${sum((page) => page.stopped)} that nothing got through;`,
    `  the server heard from ${sum((page) => page.heard)}; they agree on ${known - wrong.length} of ${known}.`,
    ...wrong,
  ].join('\n');
}

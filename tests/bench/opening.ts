import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCatalog } from '../../lib/domain/catalog-file.ts';
import { dayOf } from '../../lib/domain/day.ts';
import { startReplica } from '../support/replica/server.ts';
import { pageUrl } from '../support/replica/web.ts';
import { OPENING_METRICS, sitWithPages } from './opening/sitting.ts';
import { lastMonths } from './opening/year.ts';
import { TRACKED } from './pages/plain-pages.ts';
import { buildBlankPopup } from './popup/blank.ts';
import type { Bench } from './support/bench.ts';
import type { Comparison } from './support/outcome.ts';
import { measureInTurns } from './support/rounds.ts';
import { median } from './support/stats.ts';

const BLANK = 'blank React popup';
const MONTH = 'atlas, month 1';
const YEAR = 'atlas, month 12';

/**
 * How long the atlas takes from the start of its navigation to its first picture and to the whole
 * record, on a month and on a year of heavy browsing, with the worker stopped.
 */
const opening: Bench = async ({ plan, folder, unweave }) => {
  const blank = await buildBlankPopup(folder);
  const catalog = openCatalog(new Uint8Array(await readFile(join(unweave, 'catalog.bin'))).buffer);
  const today = dayOf(Date.now());
  const [month, year] = [1, 12].map((months) => lastMonths(months, today, catalog));
  const atlas = { extension: unweave, page: 'atlas.html', shows: 'graph' } as const;
  const sides = [
    { name: BLANK, extension: blank, page: 'popup.html', shows: 'text' as const },
    { name: MONTH, ...atlas, ...(month && { rows: month }) },
    { name: YEAR, ...atlas, ...(year && { rows: year }) },
  ];
  const replica = await startReplica({ sites: [TRACKED] });
  try {
    const samples = await measureInTurns(
      plan,
      sides.map(({ name }) => name),
      OPENING_METRICS,
      () => sitWithPages(replica, pageUrl(TRACKED), sides),
    );
    const compare = (
      metric: 'picture' | 'read',
      name: string,
      [baseline, side]: readonly [string, string],
      atMost?: number,
    ): Comparison => ({
      ...{ name, unit: 'ms', baseline },
      samples: {
        [baseline]: samples[metric][baseline] ?? [],
        [side]: samples[metric][side] ?? [],
      },
      ...(atMost !== undefined && { goals: [{ side, atMost }] }),
    });
    return {
      comparisons: [
        compare('picture', 'first picture of the atlas, worker stopped', [BLANK, YEAR], 1.2),
        compare('picture', 'first picture, a year beside a month', [MONTH, YEAR], 1.1),
        compare('read', 'until the whole record is told', [MONTH, YEAR]),
      ],
      figures: {
        'sites in the year': year?.sites.length ?? 0,
        'third parties in the year': year?.companies.length ?? 0,
        'longest task over 50 ms while opening a year, median, ms': median(
          samples.longest[YEAR] ?? [],
        ),
        'longest task over 50 ms while opening a month, median, ms': median(
          samples.longest[MONTH] ?? [],
        ),
      },
    };
  } finally {
    await replica.close();
  }
};

export default opening;

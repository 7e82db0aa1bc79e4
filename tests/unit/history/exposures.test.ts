import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Exposures } from '@/lib/domain/exposures.ts';
import { reachOf } from '@/lib/domain/reach.ts';
import { addDays } from '@/lib/history/collect.ts';
import { readExposures, rowsSince } from '@/lib/history/exposures.ts';
import { sightings } from '@/lib/history/read.ts';
import { type DayRow, History } from '@/lib/history/schema.ts';
import { writeBatch } from '@/lib/history/write.ts';
import { anyDays, collect, letterCatalog } from '../../support/fixtures/any-days.ts';
import { LAST_DAY, makeDayRows, makeExposures } from '../../support/fixtures/exposures.ts';
import { madeUpCatalog } from '../../support/fixtures/made-up-web.ts';

let history: History;
beforeEach(() => {
  history = new History(`exposures-${Math.random()}`);
});
afterEach(() => history.delete());

/** Every entry in words, whatever numbers the names have. */
function entriesOf(exposures: Exposures): string[] {
  const { sites, hosts, companies, companyOf, owners, visits } = exposures;
  const seen = Array.from({ length: exposures.length }, (_, i) => {
    const [site, host] = [exposures.site[i]!, exposures.host[i]!];
    const names = [sites[site], owners[site], hosts[host], companies[companyOf[host]!]?.id];
    const { day, at, allowed, limited, stopped, cookie, affiliated } = exposures;
    const columns = [day, at, allowed, limited, stopped, cookie, affiliated];
    return [...names, ...columns.map((column) => column[i])].join(' ');
  });
  const visited = Array.from({ length: visits.length }, (_, i) =>
    [sites[visits.site[i]!], visits.day[i], visits.count[i], visits.at[i]].join(' '),
  );
  return [...seen, ...visited].sort();
}

function expectInOrder({ day, at, length }: Pick<Exposures, 'day' | 'at' | 'length'>): void {
  for (let i = 1; i < length; i += 1) {
    const inOrder = day[i]! > day[i - 1]! || (day[i] === day[i - 1] && at[i]! >= at[i - 1]!);
    expect(inOrder).toBe(true);
  }
}

describe('readExposures', () => {
  it('gives every row of the disk in columns, in more than one chunk', async () => {
    const sketch = { companies: 40, days: 60, sitesPerDay: 12 };
    const rows = makeDayRows(sketch);
    expect(rows.length).toBeGreaterThan(400);
    await history.days.bulkPut(rows);
    const shares: number[] = [];
    const read = await readExposures(history, madeUpCatalog, (share) => shares.push(share));
    expect(read).toEqual(makeExposures(sketch));
    expect(shares.length).toBeGreaterThan(1);
    expect(shares.at(-1)).toBe(1);
    expectInOrder(read);
    expectInOrder(read.visits);
  });

  it('stops when it is told to', async () => {
    await history.days.bulkPut(makeDayRows({ companies: 3 }));
    const reading = readExposures(history, madeUpCatalog, undefined, AbortSignal.abort('enough'));
    await expect(reading).rejects.toBe('enough');
  });

  it('leaves out hosts that were only found to hold a cookie', () => {
    const row = { day: LAST_DAY, site: 'news.test', visits: 0, first: 0, last: 0 };
    const exposures = collect([{ ...row, hosts: [['y.b.test', 0, 0, 0, 0, 1, 0, 0]] }]);
    expect(exposures.length).toBe(0);
    expect(exposures.visits.length).toBe(1);
  });

  it('counts the sites of a company as the popup does', async () => {
    await fc.assert(
      fc.asyncProperty(anyDays, async (rows) => {
        const record = new History(`popup-${Math.random()}`);
        for (const row of rows) await write(record, row);
        const report = reachOf(await readExposures(record, letterCatalog), {});
        const ids = report.companies.map(({ entity }) => entity.id);
        const { sites, totalSites } = await sightings(record, 'news.test', ids);
        const onNews = rows.some(({ site }) => site === 'news.test');
        expect(totalSites).toBe(report.sites + (onNews ? 0 : 1));
        for (const { entity, attempted } of report.companies) {
          const seen = (await record.companies.get(entity.id))!.sites;
          const here = Object.hasOwn(seen, 'news.test') ? 0 : 1;
          expect(sites.get(entity.id)).toBe(attempted + here);
        }
        await record.delete();
      }),
      { numRuns: 30 },
    );
  });
});

async function write(record: History, { day, site, visits, first, hosts }: DayRow): Promise<void> {
  const owner = letterCatalog.entityOf(site).id;
  const deltas = hosts
    .filter(([, ...counts]) => counts.slice(0, 4).some((count) => Number(count) > 0))
    .map(([host, allowed, limited, blocked, stubbed]) => {
      const company = letterCatalog.entityOf(host).id;
      const counts = { allowed, limited, blocked, stubbed };
      const times = { first, last: first };
      return { host, company, affiliated: company === owner, cookie: false, ...counts, ...times };
    });
  const delta = { site, visits, first, last: first, hosts: deltas };
  await writeBatch(record, { id: String(Math.random()), day, sites: [delta] });
}

describe('addDays', () => {
  it('gives what reading everything again would give', () => {
    fc.assert(
      fc.property(anyDays, anyDays, (before, added) => {
        const keyOf = ({ day, site }: DayRow) => `${day} ${site}`;
        const changed = new Set(added.map(keyOf));
        const all = [...before.filter((row) => !changed.has(keyOf(row))), ...added];
        all.sort((a, b) => a.day - b.day || (a.site < b.site ? -1 : 1));
        const old = collect(before);
        const together = addDays(old, added, letterCatalog);
        expect(entriesOf(together)).toEqual(entriesOf(collect(all)));
        expect(together.sites.slice(0, old.sites.length)).toEqual(old.sites);
        expect(together.hosts.slice(0, old.hosts.length)).toEqual(old.hosts);
        expectInOrder(together);
        expectInOrder(together.visits);
      }),
    );
  });

  it('gives the same record where nothing was added', () => {
    const exposures = makeExposures({ companies: 3 });
    expect(addDays(exposures, [], madeUpCatalog)).toBe(exposures);
  });
});

describe('rowsSince', () => {
  it('gives the rows of a day and of those after it', async () => {
    await history.days.bulkPut(makeDayRows({ companies: 3, days: 4 }));
    const rows = await rowsSince(history, LAST_DAY);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ day }) => day))).toEqual(new Set([LAST_DAY]));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithinPeriod, type Period } from '@/lib/domain/exposures.ts';
import { type Lens, periodOf } from '@/lib/domain/lens.ts';
import { ownerOf } from '@/lib/domain/owner.ts';
import { reachOf } from '@/lib/domain/reach.ts';
import type { DayRow } from '@/lib/history/schema.ts';
import { anyDays, collect, letterCatalog } from '../../support/fixtures/any-days.ts';
import { LAST_DAY, makeExposures } from '../../support/fixtures/exposures.ts';

const BRUSHED = { from: 20261101, to: 20261110 };
const anyPeriod: fc.Arbitrary<Period> = fc
  .constantFrom<Lens['period'][]>('today', 'week', 'month', 'all', BRUSHED)
  .map((period) => periodOf(period, LAST_DAY));

/** The same counts by going through all rows again for every company and site. */
function bruteForce(rows: readonly DayRow[], period: Period) {
  const inPeriod = rows.filter(({ day }) => isWithinPeriod(day, period));
  const hosts = inPeriod.flatMap((row) =>
    row.hosts.map(([host, allowed, limited, blocked, stubbed, cookie]) => ({
      ...{ site: row.site, company: letterCatalog.entityOf(host).id, allowed, limited, cookie },
      stopped: blocked + stubbed,
    })),
  );
  const strangers = hosts.filter(
    ({ site, company, allowed, limited, stopped }) =>
      company !== ownerOf(site, letterCatalog) && allowed + limited + stopped > 0,
  );
  const companies = [...new Set(strangers.map(({ company }) => company))].map((id) => {
    const own = strangers.filter(({ company }) => company === id);
    const sites = [...new Set(own.map(({ site }) => site))];
    const on = (site: string) => own.filter((entry) => entry.site === site);
    const through = sites.filter((site) => on(site).some((e) => e.allowed + e.limited > 0));
    return {
      id,
      attempted: sites.length,
      through: through.length,
      limited: through.filter((site) => on(site).every(({ allowed }) => allowed === 0)).length,
      recognised: through.filter((site) => on(site).some(({ cookie }) => cookie === 1)).length,
      requestsThrough: own.reduce((sum, e) => sum + e.allowed + e.limited, 0),
      requestsStopped: own.reduce((sum, e) => sum + e.stopped, 0),
      knowsYou: rows.some(({ site }) => ownerOf(site, letterCatalog) === id),
    };
  });
  const sites = new Set(inPeriod.map(({ site }) => site)).size;
  return { sites, companies: companies.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

describe('reachOf', () => {
  it('counts what counting by hand gives, whatever the record and the period', () => {
    let followed = 0;
    fc.assert(
      fc.property(anyDays, anyPeriod, (rows, period) => {
        const report = reachOf(collect(rows), period);
        const companies = report.companies
          .map(({ entity, first: _, last: __, ...counts }) => ({ id: entity.id, ...counts }))
          .sort((a, b) => (a.id < b.id ? -1 : 1));
        followed += companies.length;
        expect({ sites: report.sites, companies }).toEqual(bruteForce(rows, period));
        const sum = (key: 'attempted' | 'through' | 'requestsThrough' | 'requestsStopped') =>
          companies.reduce((total, company) => total + company[key], 0);
        expect(report.threads).toBe(sum('attempted'));
        expect(report.threadsStopped).toBe(sum('attempted') - sum('through'));
        expect(report.requestsThrough).toBe(sum('requestsThrough'));
        expect(report.requestsStopped).toBe(sum('requestsStopped'));
      }),
      { numRuns: 300 },
    );
    expect(followed).toBeGreaterThan(100);
  });

  it('puts the largest first, and says when each was seen', () => {
    const exposures = makeExposures({ companies: 400 });
    const { companies } = reachOf(exposures, {});
    expect(companies[0]?.entity.name).toBe('Google');
    for (const [i, company] of companies.entries()) {
      const before = companies[i - 1];
      if (before) expect(before.attempted).toBeGreaterThanOrEqual(company.attempted);
      expect(company.first).toBeLessThanOrEqual(company.last);
    }
    expect(Math.max(...companies.map(({ last }) => last))).toBeLessThanOrEqual(
      exposures.at.reduce((latest, at) => Math.max(latest, at)),
    );
  });

  it('says of an empty record that there is nothing', () => {
    expect(reachOf(makeExposures({ companies: 0 }), {})).toEqual({
      ...{ sites: 0, companies: [], threads: 0, threadsStopped: 0 },
      ...{ requestsThrough: 0, requestsStopped: 0 },
    });
  });
});

describe('periodOf', () => {
  it('counts today as one of the days, over the end of a month', () => {
    expect(periodOf('today', 20261102)).toEqual({ from: 20261102, to: 20261102 });
    expect(periodOf('week', 20261102)).toEqual({ from: 20261027, to: 20261102 });
    expect(periodOf('month', 20261102)).toEqual({ from: 20261004, to: 20261102 });
    expect(periodOf('all', 20261102)).toEqual({});
  });

  it('takes days that were brushed backwards', () => {
    expect(periodOf({ from: 20261105, to: 20261101 }, 20261121)).toEqual({
      ...{ from: 20261101, to: 20261105 },
    });
  });
});

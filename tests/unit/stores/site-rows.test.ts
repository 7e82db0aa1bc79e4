import { describe, expect, it } from 'vitest';
import { startOf } from '@/lib/domain/day.ts';
import { isEntryWithin, type Period } from '@/lib/domain/exposures.ts';
import type { Lens } from '@/lib/domain/lens.ts';
import type { AtlasState } from '@/lib/stores/atlas.ts';
import { lookedAt, lookOf } from '@/lib/stores/atlas-look.ts';
import { sitesOf } from '@/lib/stores/site-rows.ts';
import { LAST_DAY, makeExposures } from '../../support/fixtures/exposures.ts';

const record = makeExposures({ companies: 120, days: 60 });
const { visits, sites } = record;

/** By company on a site: whether anything reached it. */
function companiesOn(site: string, { categories }: Lens, period: Period): Map<string, boolean> {
  const met = new Map<string, boolean>();
  for (let i = 0; i < record.length; i += 1) {
    const company = record.companies[record.companyOf[record.host[i]!]!]!;
    const isHere = sites[record.site[i]!] === site && record.affiliated[i] === 0;
    if (!isHere || !isEntryWithin(record, i, period)) continue;
    if (categories && !categories.includes(company.category)) continue;
    const reached = record.allowed[i]! + record.limited[i]! > 0;
    met.set(company.id, met.get(company.id) === true || reached);
  }
  return met;
}

describe('sitesOf', () => {
  it.each<Lens>([
    { period: 'week' },
    { period: 'all', categories: ['social'] },
    { period: 'all', outcome: 'stopped' },
    { period: 'month', outcome: 'through', categories: ['advertising', 'delivery'] },
  ])('counts companies and visits as the record has them: %o', (lens) => {
    const address = { view: 'sites', lens } as const;
    const settings = { now: startOf(LAST_DAY) + 1_000 };
    const state = { record, address, settings } as unknown as AtlasState;
    const look = lookOf(state)!;
    const rows = sitesOf(look, record, lookedAt(state));
    expect(rows.length).toBeGreaterThan(3);
    for (const { site, attempted, through, visits: count, last } of rows) {
      const met = [...companiesOn(site, lens, look.period).values()];
      expect([attempted, through]).toEqual([met.length, met.filter(Boolean).length]);
      const entries = [...visits.day.keys()].filter(
        (i) => sites[visits.site[i]!] === site && isEntryWithin(visits, i, look.period),
      );
      expect(count).toBe(entries.reduce((sum, i) => sum + visits.count[i]!, 0));
      expect(last).toBe(Math.max(...entries.map((i) => visits.at[i]!)));
    }
  });
});

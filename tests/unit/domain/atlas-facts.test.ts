import { describe, expect, it } from 'vitest';
import { activityOf } from '@/lib/domain/activity.ts';
import { binsOf, spanOf } from '@/lib/domain/bins.ts';
import { companyDossier, outcomeOf, siteDossier, threadsOf } from '@/lib/domain/dossier.ts';
import { isPlainService } from '@/lib/domain/headline.ts';
import type { InForce } from '@/lib/domain/in-force';
import { inForceAt } from '@/lib/domain/in-force.ts';
import { nextBlock } from '@/lib/domain/next-block.ts';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection.ts';
import { reachOf } from '@/lib/domain/reach.ts';
import { whatIf } from '@/lib/domain/what-if.ts';
import { LAST_DAY, makeExposures } from '../../support/fixtures/exposures.ts';

const RECORD = makeExposures({ companies: 60, days: 50, seed: 5 });
const REPORT = reachOf(RECORD, {});
const IN_FORCE = inForceAt(DEFAULT_PROTECTION, 0);

describe('the activity of a record', () => {
  const { days, attempted, through } = activityOf(RECORD, LAST_DAY);

  it('has every calendar day once, two months at least', () => {
    expect(days).toHaveLength(60);
    expect(days.at(-1)).toBe(LAST_DAY);
    expect([...days].toSorted((a, b) => a - b)).toEqual(days);
  });

  it('counts of each day the threads that reach counts of it', () => {
    for (const [index, day] of days.entries()) {
      const { threads, threadsStopped } = reachOf(RECORD, { from: day, to: day });
      expect([day, attempted[index], through[index]]).toEqual([
        day,
        threads,
        threads - threadsStopped,
      ]);
    }
  });

  it('loses nothing in bars of several days', () => {
    for (const most of [1, 7, 59, 60, 1000]) {
      const bins = binsOf({ days, attempted, through }, most);
      expect(bins.length).toBeLessThanOrEqual(Math.max(1, most));
      const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0);
      expect(sum(bins.map((bin) => bin.attempted))).toBe(sum(attempted));
      expect(bins.at(-1)?.to).toBe(LAST_DAY);
      expect(bins[0]?.from).toBe(days[0]);
    }
  });

  it('finds the days of a period', () => {
    expect(spanOf(days, {})).toEqual([0, 59]);
    expect(spanOf(days, { from: days[3], to: days[9] })).toEqual([3, 9]);
    expect(spanOf(days, { from: 19990101, to: 20991231 })).toEqual([0, 59]);
  });
});

describe('a dossier', () => {
  it('of each company has the sites that reach counts, and as many requests', () => {
    for (const {
      entity,
      attempted,
      through,
      requestsThrough,
      requestsStopped,
    } of REPORT.companies) {
      const { sites, hosts } = companyDossier(RECORD, entity.id, {});
      expect(sites).toHaveLength(attempted);
      expect(sites.filter((site) => outcomeOf(site) !== 'stopped')).toHaveLength(through);
      for (const list of [sites, hosts]) {
        const sum = (key: 'allowed' | 'limited' | 'stopped') =>
          list.reduce((total, one) => total + one[key], 0);
        expect(sum('allowed') + sum('limited')).toBe(requestsThrough);
        expect(sum('stopped')).toBe(requestsStopped);
      }
    }
  });

  it('of all sites together has each thread once', () => {
    const dossiers = RECORD.sites.map((site) => siteDossier(RECORD, site, {}));
    expect(dossiers.reduce((sum, { companies }) => sum + companies.length, 0)).toBe(REPORT.threads);
    expect(dossiers.every(({ visits, first, last }) => visits > 0 && first <= last)).toBe(true);
  });

  it('of what is not on record is empty', () => {
    expect(companyDossier(RECORD, 'Nobody', {})).toEqual({ sites: [], hosts: [] });
    expect(siteDossier(RECORD, 'nobody.example', {})).toMatchObject({ companies: [], visits: 0 });
    expect(threadsOf(RECORD, 'Nobody')).toEqual([]);
  });
});

describe('the next block', () => {
  it('is of the company that reached most sites and delivers no parts of pages', () => {
    const next = nextBlock(REPORT, IN_FORCE, isPlainService);
    const open = REPORT.companies.filter((one) => one.through > 0 && !isPlainService(one));
    expect(next?.company.through).toBe(Math.max(...open.map(({ through }) => through)));
    const threads = threadsOf(RECORD, next?.company.entity.id ?? '');
    const subject = { kind: 'company', id: next?.company.entity.id ?? '' } as const;
    const blocked: InForce = { ...IN_FORCE, rulings: [{ subject, action: 'block' }] };
    const { vanish } = whatIf(IN_FORCE, blocked, subject.id, threads);
    expect(vanish.length).toBeGreaterThan(0);
  });

  it('passes over what is blocked already, and ends with nobody', () => {
    const rulings = REPORT.companies.map(({ entity }) => ({
      subject: { kind: 'company', id: entity.id } as const,
      action: 'block' as const,
    }));
    expect(nextBlock(REPORT, { ...IN_FORCE, rulings }, isPlainService)).toBeUndefined();
    const first = nextBlock(REPORT, IN_FORCE, isPlainService)?.company;
    const one = rulings.filter(({ subject }) => subject.id === first?.entity.id);
    const second = nextBlock(REPORT, { ...IN_FORCE, rulings: one }, isPlainService)?.company;
    expect(second).not.toBe(first);
  });

  it('leaves out whom the person let in everywhere, and counts what they still see', () => {
    const first = nextBlock(REPORT, IN_FORCE, isPlainService)?.company;
    const subject = { kind: 'company', id: first?.entity.id ?? '' } as const;
    for (const action of ['allow', 'limit'] as const) {
      const letIn: InForce = { ...IN_FORCE, rulings: [{ subject, action }] };
      const next = nextBlock(REPORT, letIn, isPlainService);
      expect(next?.company).not.toBe(first);
      expect(next?.remaining).toBeGreaterThanOrEqual(first?.through ?? 0);
      const here: InForce = { ...IN_FORCE, rulings: [{ subject, site: 'a.example', action }] };
      expect(nextBlock(REPORT, here, isPlainService)?.company).toBe(first);
    }
  });
});

describe('a replay', () => {
  it('shows what had happened, and at its end all of it', () => {
    const moments = [...RECORD.at].toSorted((a, b) => a - b);
    let before = -1;
    for (const share of [0, 0.2, 0.5, 0.8, 1]) {
      const until = moments[Math.floor(share * (moments.length - 1))];
      const { threads } = reachOf(RECORD, { until });
      expect(threads).toBeGreaterThanOrEqual(before);
      before = threads;
    }
    expect(before).toBe(REPORT.threads);
    expect(reachOf(RECORD, { until: 0 })).toMatchObject({ sites: 0, threads: 0, companies: [] });
  });
});

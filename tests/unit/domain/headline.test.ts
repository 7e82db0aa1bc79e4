import { describe, expect, it } from 'vitest';
import type { Category } from '@/lib/domain/catalog.ts';
import { headlineOf } from '@/lib/domain/headline.ts';
import type { Reach, ReachReport } from '@/lib/domain/reach.ts';

function reach(
  name: string,
  attempted: number,
  through: number,
  category: Category = 'advertising',
): Reach {
  return {
    entity: { id: name, name, category, source: 'none' },
    ...{ attempted, through, limited: 0, recognised: 0, knowsYou: false },
    ...{ requestsThrough: 0, requestsStopped: 0, first: 0, last: 0 },
  };
}

function report(sites: number, ...companies: Reach[]): ReachReport {
  return {
    ...{ sites, companies, threads: 0, threadsStopped: 0, requestsThrough: 0, requestsStopped: 0 },
  };
}

describe('headlineOf', () => {
  it('names the company that could follow you furthest, and what blocking did about it', () => {
    const google = reach('Google', 71, 3);
    expect(headlineOf(report(96, google, reach('Meta', 40, 40)))).toEqual({
      ...{ kind: 'followed', sites: 96, company: google, tied: [], blocking: 'cut' },
    });
  });

  it.each([
    [71, 'none'],
    [70, 'cut'],
    [1, 'cut'],
    [0, 'ended'],
  ] as const)('says of 71 sites with %i through: %s', (through, blocking) => {
    expect(headlineOf(report(96, reach('Google', 71, through)))).toMatchObject({ blocking });
  });

  it('names others of just the same reach', () => {
    const [a, b, c] = [reach('A', 5, 2), reach('B', 5, 2), reach('C', 5, 1)];
    expect(headlineOf(report(9, a, b, c))).toMatchObject({ company: a, tied: [b] });
  });

  it('prefers companies that live by knowing people to those that deliver parts of pages', () => {
    const [cdn, ads] = [reach('CDN', 20, 20, 'delivery'), reach('Ads', 10, 0)];
    expect(headlineOf(report(30, cdn, ads))).toMatchObject({ company: ads });
    const few = reach('Ads', 9, 0);
    expect(headlineOf(report(30, cdn, few))).toMatchObject({ company: cdn, tied: [] });
    expect(headlineOf(report(30, cdn))).toMatchObject({ company: cdn });
  });

  it('says that nobody could follow you where nobody was on two sites', () => {
    expect(headlineOf(report(3, reach('A', 1, 1), reach('B', 1, 0)))).toEqual({
      ...{ kind: 'apart', sites: 3, companies: 2, reached: 1 },
    });
  });

  it('says when no stranger was there, and when nothing is on record', () => {
    expect(headlineOf(report(4))).toEqual({ kind: 'alone', sites: 4 });
    expect(headlineOf(report(0))).toEqual({ kind: 'empty' });
  });
});

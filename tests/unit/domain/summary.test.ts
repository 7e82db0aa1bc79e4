import { describe, expect, it } from 'vitest';
import type { PageReport } from '@/lib/domain/report.ts';
import { summarise } from '@/lib/domain/summary.ts';

const counts = { allowed: 0, limited: 0, blocked: 0, stubbed: 0, cookie: false };
const facts = { category: 'advertising', source: 'third-party-web', sites: 1 } as const;

const REPORT: PageReport = {
  site: 'news.example',
  host: 'www.news.example',
  startedAt: 0,
  private: false,
  hosts: [
    { ...counts, host: 'a.ads.example', company: 'Ads', blocked: 2 },
    { ...counts, host: 'b.ads.example', company: 'Ads', allowed: 1, cookie: true },
    { ...counts, host: 'stub.example', company: 'Stub', stubbed: 1 },
    { ...counts, host: 'limit.example', company: 'Limit', limited: 1 },
    { ...counts, host: 'cdn-news.example', company: 'News', allowed: 4 },
  ],
  companies: [
    { ...facts, id: 'Stub', name: 'Stub', affiliated: false },
    { ...facts, id: 'Ads', name: 'Ads', affiliated: false },
    { ...facts, id: 'Limit', name: 'Limit', affiliated: false },
    { ...facts, id: 'News', name: 'News', affiliated: true },
  ],
  neighbours: [],
  totalSites: 1,
  overflow: 0,
};

describe('summarise', () => {
  const summary = summarise(REPORT);

  it('lists strangers by requests, then by name, and the owner of the site apart', () => {
    expect(summary.strangers.map((company) => company.id)).toEqual(['Ads', 'Limit', 'Stub']);
    expect(summary.affiliated.map((company) => company.id)).toEqual(['News']);
  });

  it('adds up the hosts of a company', () => {
    expect(summary.strangers[0]).toMatchObject({ blocked: 2, allowed: 1, cookie: true });
    expect(summary.strangers.map((company) => company.outcome)).toEqual([
      'mixed',
      'through',
      'stopped',
    ]);
  });

  it('counts what was stopped and what left, and which strangers were reached', () => {
    expect(summary).toMatchObject({ strangersThrough: 2, requestsStopped: 3, requestsThrough: 6 });
  });
});

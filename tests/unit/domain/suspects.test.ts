import { describe, expect, it } from 'vitest';
import type { Category } from '@/lib/domain/catalog.ts';
import type { Decision } from '@/lib/domain/decision.ts';
import { inForceAt } from '@/lib/domain/in-force.ts';
import { DEFAULT_PROTECTION, type Protection } from '@/lib/domain/protection.ts';
import type { HostCount, PageReport } from '@/lib/domain/report.ts';
import { seenOn, suspectsOf } from '@/lib/domain/suspects.ts';

const SITE = 'news.example';
const company = (id: string) => ({ kind: 'company', id }) as const;

/** A host named `<category>-<n>.<company>`. */
function host(name: string, counts: Partial<HostCount>): HostCount {
  const none = { allowed: 0, limited: 0, blocked: 0, stubbed: 0, cookie: false };
  return { ...none, host: name, company: name.split('.').slice(1).join('.'), ...counts };
}

function page(...hosts: HostCount[]): PageReport {
  return {
    ...{ site: SITE, host: SITE, startedAt: 1, private: false, hosts, companies: [] },
    ...{ neighbours: [], totalSites: 1, overflow: 0 },
  };
}

const categoryOf = (name: string) => (name.split('.')[0] ?? '').replace('_', '-') as Category;
const inForce = (change: Partial<Protection> = {}) =>
  inForceAt({ ...DEFAULT_PROTECTION, ...change }, 1_000);
const suspects = (report: PageReport, change: Partial<Protection> = {}) =>
  suspectsOf(report, inForce(change), categoryOf).map(({ id }) => id);

describe('suspects', () => {
  it('are those who were stopped, what pages need before what measures and advertises', () => {
    const blocked = { blocked: 1 };
    const report = page(
      host('advertising.ads', blocked),
      host('analytics.count', blocked),
      host('unknown.stranger', blocked),
      host('delivery.files', { allowed: 3 }),
      host('video.films', blocked),
      host('consent.asks', blocked),
      host('tag_manager.tags', blocked),
    );
    expect(suspects(report)).toEqual(['asks', 'films', 'tags', 'stranger', 'count', 'ads']);
  });

  it('are likelier where a stub stands for a script, and by the likeliest of their hosts', () => {
    const report = page(
      host('analytics.a', { blocked: 1 }),
      host('advertising.b', { blocked: 1 }),
      host('analytics.c', { stubbed: 1 }),
      host('utility.b', { blocked: 1 }),
    );
    expect(suspects(report)).toEqual(['b', 'c', 'a']);
  });

  it('are, where cookies are taken away, also those who got through without', () => {
    const through = { allowed: 1 };
    const report = page(
      host('utility.pays', through),
      host('delivery.signs-in', through),
      host('advertising.ads', { blocked: 1 }),
    );
    expect(suspects(report)).toEqual(['ads']);
    expect(suspects(report, { level: 'strict' })).toEqual(['pays', 'signs-in', 'ads']);
    const marks = { action: 'limit', madeAt: 1, from: 'popup' } as const;
    const decisions: Decision[] = [{ subject: company('signs-in'), ...marks }];
    expect(suspects(report, { decisions })).toEqual(['signs-in', 'ads']);
  });

  it('are a domain where the person stopped it on this very site: its company stands below', () => {
    const report = page(host('utility.a', { blocked: 1 }), host('video.b', { blocked: 1 }));
    const subject = { kind: 'domain', id: 'utility.a' } as const;
    const marks = { action: 'block', madeAt: 1, from: 'popup' } as const;
    const there: Decision[] = [{ subject, site: SITE, ...marks }];
    expect(suspectsOf(report, inForce({ decisions: there }), categoryOf)).toEqual([
      subject,
      company('b'),
    ]);
    const everywhere: Decision[] = [{ subject, ...marks }];
    expect(suspects(report, { decisions: everywhere })).toEqual(['a', 'b']);
  });
});

describe('what was seen while the person looked', () => {
  it('tells who was stopped, and who of those let in was asked for', () => {
    const report = page(host('x.a', { allowed: 1 }), host('x.b', { blocked: 1 }));
    const relaxed = [company('a'), company('c'), { kind: 'domain', id: 'x.a' } as const];
    expect(seenOn(report, relaxed, inForce())).toEqual({
      stopped: [company('b')],
      through: [company('a'), { kind: 'domain', id: 'x.a' }],
    });
  });
});

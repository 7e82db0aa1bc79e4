import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  behavesLikeTracker,
  type Learned,
  learnedOf,
  readLearned,
  type Stranger,
  withLearned,
} from '@/lib/domain/learned.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';

const SITES = ['news.example', 'shop.example', 'forum.example'];
const entity = unnamedCatalog.entityOf('px.stranger.example');
const judge = (change: Partial<Stranger>, ownerOf = (site: string) => site) =>
  behavesLikeTracker({ domain: 'stranger.example', entity, sites: SITES, ...change }, ownerOf);

describe('a stranger', () => {
  it('behaves like a tracker from three sites on', () => {
    expect(judge({})).toBe(3);
    expect(judge({ sites: [...SITES, 'bank.example'] })).toBe(4);
    expect(judge({ sites: SITES.slice(0, 2) })).toBe(0);
    expect(judge({ sites: [] })).toBe(0);
  });

  it('is not accused when a source of ours names it', () => {
    expect(judge({ entity: { ...entity, category: 'delivery', source: 'unweave' } })).toBe(0);
    expect(judge({ entity: { ...entity, category: 'unknown', source: 'third-party-web' } })).toBe(
      0,
    );
    expect(judge({ entity: { ...entity, category: 'tracking', source: 'adguard-tracking' } })).toBe(
      0,
    );
  });

  it.each([
    'cdn.example',
    'shopcdn.example',
    'news-cdn.example',
    'static-files.example',
    'cdn7.example',
  ])('is not accused when it delivers, by its name: %s', (domain) =>
    expect(judge({ domain })).toBe(0),
  );

  it('is not accused for a name that only looks like delivery', () => {
    expect(judge({ domain: 'ecdnx.example' })).toBe(3);
    expect(judge({ domain: 'ecstatic.example' })).toBe(3);
  });

  it('is not accused on sites of one owner, whether the catalog or the name tells', () => {
    const ownerOf = (site: string) => (site === 'bank.example' ? site : 'Publisher');
    expect(judge({ sites: [...SITES, 'bank.example'] }, ownerOf)).toBe(0);
    expect(judge({ sites: ['shop.de', 'shop.fr', 'shop.co.uk', 'news.example'] })).toBe(0);
    const own = ['stranger.de', 'stranger.fr', ...SITES.slice(0, 2)];
    expect(judge({ sites: own })).toBe(0);
  });
});

describe('what was learned', () => {
  const one: Learned = { domain: 'a.example', since: 5, sites: 3 };

  it('is read entry by entry, whatever is stored', () => {
    expect(readLearned([one, { ...one, sites: 2 }, 7, null, { domain: 'not a site' }])).toEqual([
      one,
    ]);
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        for (const { domain, sites } of readLearned(stored)) {
          expect(domain).toMatch(/^\S+$/);
          expect(sites).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });

  it('keeps since when, counts up, and is bounded', () => {
    expect(withLearned([one], { ...one, since: 9, sites: 4 })).toEqual([{ ...one, sites: 4 }]);
    const list = [one];
    expect(withLearned(list, { ...one, since: 9 })).toBe(list);
    let many: readonly Learned[] = [];
    for (let i = 0; i < 600; i += 1) many = withLearned(many, { ...one, domain: `d${i}.example` });
    expect(many).toHaveLength(500);
    expect(many.at(-1)?.domain).toBe('d599.example');
  });

  it('is taken away by allowing it everywhere, not by allowing it on one site', () => {
    const subject = { kind: 'company', id: 'a.example' } as const;
    const of = (ruling: object) =>
      learnedOf('a.example', [one], { rulings: [{ subject, action: 'allow', ...ruling }] });
    expect(of({})).toBeUndefined();
    expect(of({ subject: { ...subject, kind: 'domain' } })).toBeUndefined();
    expect(of({ site: 'news.example' })).toEqual(one);
    expect(of({ action: 'limit' })).toEqual(one);
    expect(learnedOf('b.example', [one], { rulings: [] })).toBeUndefined();
  });
});

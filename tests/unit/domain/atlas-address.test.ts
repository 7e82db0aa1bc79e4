import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AtlasAddress,
  FIRST_ADDRESS,
  readAddress,
  VIEWS,
  writeAddress,
} from '@/lib/domain/atlas-address.ts';
import { dayOf } from '@/lib/domain/day.ts';
import { isNarrow, isWide, SPANS } from '@/lib/domain/lens.ts';

const site = fc.constantFrom('nytimes.com', 'a-b.example', '[::1]', 'localhost', '10.0.0.1');
const name = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });
const days = fc
  .tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 400 }))
  .map(([start, length]) => ({
    from: dayOf(start * 86_400_000 + 43_200_000),
    to: dayOf((start + length) * 86_400_000 + 43_200_000),
  }));
const lens = fc.record(
  {
    period: fc.oneof(fc.constantFrom(...SPANS), days),
    categories: fc.uniqueArray(fc.constantFrom('advertising', 'tag-manager', 'unknown'), {
      minLength: 1,
    }),
    outcome: fc.constantFrom('through', 'limited', 'stopped'),
    cookies: fc.constant(true),
    knowsYou: fc.constant(true),
    company: name,
    site,
    path: fc.tuple(site, site),
  },
  { requiredKeys: ['period'] },
);
const address = fc.record(
  {
    view: fc.constantFrom(...VIEWS),
    lens,
    node: fc.oneof(
      site.map((one) => `site:${one}`),
      name.map((one) => `company:${one}`),
    ),
    sort: fc.record({ by: fc.constantFrom('name', 'through'), descending: fc.boolean() }),
    search: name,
    trail: fc.record(
      { company: name, day: days.map(({ from }) => from) },
      { requiredKeys: ['company'] },
    ),
  },
  { requiredKeys: ['view', 'lens'] },
) as fc.Arbitrary<AtlasAddress>;

const KEYS = [
  'period',
  'category',
  'outcome',
  'path',
  'node',
  'sort',
  'search',
  'trail',
  'day',
  '__proto__',
];
const anyQuery = fc
  .array(fc.tuple(fc.constantFrom(...KEYS), fc.string({ unit: 'binary' })))
  .map((pairs) => new URLSearchParams(pairs).toString());

describe('the address of the atlas', () => {
  it('says everything that is shown, and is read as it was written', () => {
    fc.assert(
      fc.property(address, (shown) => {
        expect(readAddress(writeAddress(shown))).toEqual(shown);
      }),
    );
  });

  it('survives the way through a URL', () => {
    fc.assert(
      fc.property(address, (shown) => {
        const url = new URL(`https://atlas.example/atlas.html${writeAddress(shown)}`);
        expect(readAddress(url.hash)).toEqual(shown);
      }),
    );
  });

  it('never throws, and what it understood of nonsense can be written again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), anyQuery, (path, query) => {
        for (const hash of [path, `#${path}`, `#/graph?${query}`, `#/graph?period=${path}`]) {
          const read = readAddress(hash);
          expect(readAddress(writeAddress(read))).toEqual(read);
        }
      }),
    );
  });

  it.each([
    ['', FIRST_ADDRESS],
    ['#', FIRST_ADDRESS],
    ['#/nowhere', FIRST_ADDRESS],
    ['#/graph?period=20260230-20260301', FIRST_ADDRESS],
    ['#/graph?period=20260302-20260301', FIRST_ADDRESS],
    ['#/graph?period=year', FIRST_ADDRESS],
    ['#/graph?category=advertising.nonsense', FIRST_ADDRESS],
    ['#/graph?site=<script>', FIRST_ADDRESS],
    ['#/graph?site=UPPER.example', FIRST_ADDRESS],
    ['#/graph?path=a.example', FIRST_ADDRESS],
    ['#/graph?path=a.example&path=b.example&path=c.example', FIRST_ADDRESS],
    ['#/graph?node=nobody', FIRST_ADDRESS],
    ['#/graph?node=company:', FIRST_ADDRESS],
    ['#/graph?sort=__proto__-up', FIRST_ADDRESS],
    [`#/graph?search=${'x'.repeat(201)}`, FIRST_ADDRESS],
    [`#/graph?company=${'x'.repeat(254)}`, FIRST_ADDRESS],
    [
      '#/graph?outcome=stolen&cookies=yes',
      { ...FIRST_ADDRESS, lens: { period: 'all', cookies: true } },
    ],
  ])('leaves out what is wrong: %s', (hash, read) => {
    expect(readAddress(hash)).toEqual(read);
  });

  it('is short where little is said', () => {
    expect(writeAddress(FIRST_ADDRESS)).toBe('#/graph');
    expect(writeAddress({ view: 'sites', lens: { period: 'week' }, search: 'news' })).toBe(
      '#/sites?period=week&search=news',
    );
  });

  it('tells a lens that narrows from one that does not', () => {
    expect(isNarrow({ period: 'today' })).toBe(false);
    expect(isNarrow({ period: 'today', cookies: true })).toBe(true);
    expect(isWide({ period: 'today' })).toBe(false);
    expect(isWide({ period: 'all', until: 1 })).toBe(false);
    expect(isWide({ period: 'all', cookies: false, site: undefined })).toBe(true);
  });
});

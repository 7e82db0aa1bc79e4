import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Category } from '@/lib/domain/catalog';
import { openCatalog } from '@/lib/domain/catalog-file';
import { siteOf } from '@/lib/domain/site';
import type { Company, Product } from '@/lib/lists/companies';
import { packCatalog } from '@/lib/lists/pack-catalog';

const product = (name: string, category: Category, domains: string[]): Product => ({
  ...{ name, category, domains },
  source: 'third-party-web',
});
const company = (id: string, ...products: Product[]): Company => ({
  ...{ id, name: `The ${id}`, products },
  category: products[0]?.category ?? 'unknown',
  source: 'unweave',
});

const CRITEO = company('Criteo', product('Criteo', 'advertising', ['criteo.com', 'criteo.net']));
const GOOGLE = company(
  'Google',
  product('Google Search', 'utility', ['google.com', 'google.de']),
  product('Google Analytics', 'analytics', ['google-analytics.com', 'analytics.google.com']),
);
/** Rents a name of another, of which a part is the other's own. */
const SHOP = company('Shop', product('Shop', 'utility', ['shop.google.com', 'a.shop.google.com']));
const CLOUD = company('Cloud', product('Cloud', 'delivery', ['cloud.shop.google.com']));
const PACKED = packCatalog({
  companies: [CLOUD, CRITEO, GOOGLE, SHOP],
  base: ['ads.example.com', 'both.com', 'listed.com', 'criteo.com', '203.0.113.7'],
  tracking: ['both.com', 'tracks.co.uk'],
});
const CATALOG = openCatalog(PACKED);

describe('a packed catalog', () => {
  it.each([
    ['criteo.com', 'Criteo'],
    ['static.criteo.net', 'Criteo'],
    ['a.b.c.criteo.com', 'Criteo'],
    ['www.google.de', 'Google'],
    ['analytics.google.com', 'Google'],
    ['notcriteo.com', 'notcriteo.com'],
    ['criteo.com.evil.org', 'evil.org'],
    ['criteo', 'criteo'],
    ['com', 'com'],
    ['x.criteo.co', 'criteo.co'],
    ['www.shop.example.co.uk', 'example.co.uk'],
    ['localhost', 'localhost'],
    ['192.0.2.1', '192.0.2.1'],
    ['[2001:db8::1]', '[2001:db8::1]'],
    ['', ''],
  ])('says that %j belongs to %j', (host, id) => {
    expect(CATALOG.entityOf(host).id).toBe(id);
  });

  it('tells all that it knows of a company', () => {
    expect(CATALOG.entityOf('static.criteo.net')).toEqual({
      ...{ id: 'Criteo', name: 'The Criteo', category: 'advertising', source: 'unweave' },
    });
  });

  it('falls back on the lists for sites that nobody names', () => {
    const site = (id: string, category: string, source: string) => ({
      id,
      name: id,
      category,
      source,
    });
    expect(CATALOG.entityOf('cdn.listed.com')).toEqual(
      site('listed.com', 'advertising', 'adguard-base'),
    );
    expect(CATALOG.entityOf('tracks.co.uk')).toEqual(
      site('tracks.co.uk', 'tracking', 'adguard-tracking'),
    );
    expect(CATALOG.entityOf('both.com')).toEqual(site('both.com', 'advertising', 'adguard-base'));
    expect(CATALOG.entityOf('203.0.113.7')).toEqual(
      site('203.0.113.7', 'advertising', 'adguard-base'),
    );
    expect(CATALOG.entityOf('www.nobody.org')).toEqual(site('nobody.org', 'unknown', 'none'));
  });

  it('says nothing of a site of which only one host is listed', () => {
    expect(CATALOG.entityOf('ads.example.com').source).toBe('none');
  });

  it('tells the products of a company apart, the longest name first', () => {
    const products = ['www.google.com', 'analytics.google.com', 'x.analytics.google.com'];
    expect(products.map((host) => CATALOG.productOf(host))).toEqual([
      { name: 'Google Search', category: 'utility', source: 'third-party-web' },
      { name: 'Google Analytics', category: 'analytics', source: 'third-party-web' },
      { name: 'Google Analytics', category: 'analytics', source: 'third-party-web' },
    ]);
    expect(CATALOG.productOf('a.listed.com')).toMatchObject({
      name: 'listed.com',
      category: 'advertising',
    });
  });

  it('lists the domains of a company; an unnamed site is its own', () => {
    expect(CATALOG.domainsOf('Google')).toEqual([
      ...['google.com', 'google.de', 'google-analytics.com', 'analytics.google.com'],
    ]);
    expect(CATALOG.domainsOf('Criteo')).toEqual(['criteo.com', 'criteo.net']);
    expect(CATALOG.domainsOf('listed.com')).toEqual(['listed.com']);
    for (const id of ['nobody.org', '', 'A', 'Zzz']) expect(CATALOG.domainsOf(id)).toEqual([id]);
  });

  it('lists the names beneath the domains of a company that belong to others', () => {
    expect(CATALOG.othersBeneath('Google')).toEqual(['shop.google.com']);
    expect(CATALOG.othersBeneath('Shop')).toEqual(['cloud.shop.google.com']);
    for (const id of ['Criteo', 'Cloud', 'nobody.org']) {
      expect(CATALOG.othersBeneath(id)).toEqual([]);
    }
  });

  it('answers the same when asked again, and after many others', () => {
    const first = CATALOG.entityOf('static.criteo.net');
    for (let i = 0; i < 5_000; i++) CATALOG.entityOf(`h${i}.org`);
    expect(CATALOG.entityOf('static.criteo.net')).toBe(first);
  });

  it('has a version that changes with its contents only', () => {
    const other = packCatalog({ companies: [CRITEO], base: [], tracking: [] });
    const same = packCatalog({ companies: [CRITEO], base: [], tracking: [] });
    expect(openCatalog(same).version).toBe(openCatalog(other).version);
    expect(openCatalog(same).version).not.toBe(CATALOG.version);
  });

  it('refuses more companies than its numbers can count', () => {
    const many = Array.from({ length: 2 ** 16 + 1 }, (_, i) =>
      company(`c${String(i).padStart(6, '0')}`),
    );
    expect(() => packCatalog({ companies: many, base: [], tracking: [] })).toThrow('too much');
  });
});

const label = fc.stringMatching(/^[a-z0-9]{1,6}$/);
const domain = fc
  .tuple(
    fc.array(label, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('com', 'co.uk', 'github.io'),
  )
  .map(([labels, suffix]) => `${labels.join('.')}.${suffix}`);

describe('any packed catalog', () => {
  it('finds what a plain map of its domains finds', () => {
    const companies = fc.uniqueArray(domain, { minLength: 1, maxLength: 30 });
    const property = fc.property(
      companies,
      fc.array(domain, { maxLength: 20 }),
      (owned, others) => {
        const sorted = [...owned].sort();
        const catalog = openCatalog(
          packCatalog({
            companies: sorted.map((name) => company(name, product(name, 'utility', [name]))),
            base: [],
            tracking: [],
          }),
        );
        const known = new Set(owned);
        const hosts = [
          ...owned,
          ...others,
          ...owned.map((host) => `x.${host}`),
          ...owned.map((host) => `x${host}`),
        ];
        for (const host of hosts) {
          expect(catalog.entityOf(host).id).toBe(longestSuffix(host, known) ?? siteOf(host));
        }
        for (const name of owned) expect(catalog.domainsOf(name)).toEqual([name]);
      },
    );
    fc.assert(property, { numRuns: 200 });
  });
});

function longestSuffix(host: string, known: ReadonlySet<string>): string | undefined {
  const labels = host.split('.');
  return labels.map((_, i) => labels.slice(i).join('.')).find((suffix) => known.has(suffix));
}

describe('openCatalog', () => {
  it.each([0, 4, 127, 128, PACKED.byteLength - 4, PACKED.byteLength - 1])(
    'refuses a file cut to %i bytes',
    (length) => {
      expect(() => openCatalog(PACKED.slice(0, length))).toThrow(/^catalog\.bin cannot be read: /);
    },
  );

  it('refuses bytes behind the end', () => {
    const longer = new Uint8Array(PACKED.byteLength + 4);
    longer.set(new Uint8Array(PACKED));
    expect(() => openCatalog(longer.buffer)).toThrow('bytes of');
  });

  it('refuses another kind of file', () => {
    const text = new TextEncoder().encode('<!doctype html>'.padEnd(400, ' '));
    expect(() => openCatalog(text.buffer)).toThrow('does not begin like a catalog');
  });

  it('refuses another version', () => {
    const other = PACKED.slice(0);
    new DataView(other).setUint32(4, 99, true);
    expect(() => openCatalog(other)).toThrow('version 99');
  });

  it('refuses a file in which any one byte is wrong', () => {
    const property = fc.property(
      fc.nat(PACKED.byteLength - 1),
      fc.integer({ min: 1, max: 255 }),
      (at, flip) => {
        const broken = PACKED.slice(0);
        const bytes = new Uint8Array(broken);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        expect(() => openCatalog(broken)).toThrow(/^catalog\.bin cannot be read: /);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});

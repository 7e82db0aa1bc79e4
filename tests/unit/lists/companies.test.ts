import { readFileSync } from 'node:fs';
import { getPublicSuffix } from 'tldts';
import { describe, expect, it } from 'vitest';
import { buildCompanies, type Company, type ThirdPartyEntity } from '@/lib/lists/companies';

const ENTITIES: ThirdPartyEntity[] = JSON.parse(
  readFileSync('node_modules/third-party-web/dist/entities.json', 'utf8'),
);
const COMPANIES = buildCompanies(ENTITIES);

function ownersOf(domain: string): string[] {
  return COMPANIES.filter((company) => domainsOf(company).includes(domain)).map(({ id }) => id);
}

function domainsOf(company: Company): string[] {
  return company.products.flatMap((product) => product.domains);
}

describe('buildCompanies', () => {
  it.each([
    [
      'Google',
      ['doubleclick.net', 'google-analytics.com', 'youtube.com', 'fonts.gstatic.com', 'google.de'],
    ],
    ['Meta', ['facebook.com', 'fbcdn.net', 'instagram.com', 'cdninstagram.com', 'whatsapp.net']],
    ['Amazon', ['amazon.com', 'media-amazon.com', 'ssl-images-amazon.com', 'amazon-adsystem.com']],
    ['Microsoft', ['bing.com', 'clarity.ms', 'adnxs.com', 'live.com']],
    ['LinkedIn', ['licdn.com', 'ads.linkedin.com', 'linkedin.com']],
    ['X (Twitter)', ['twimg.com', 't.co', 'ads-twitter.com', 'x.com']],
    ['Adobe', ['omtrdc.net', 'demdex.net', 'typekit.net', 'adobedtm.com', 'marketo.net']],
    ['hCaptcha', ['hcaptcha.com']],
    ['AdaptMX', ['a-mo.net']],
  ])('knows what %s owns', (company, domains) => {
    expect(domains.flatMap(ownersOf)).toEqual(domains.map(() => company));
  });

  it.each([
    ['Amazon', 'Amazon Web Services', 'cloudfront.net'],
    ['Google', 'Google hosting', 'blogspot.com'],
    ['Microsoft', 'Microsoft Azure', 'azurewebsites.net'],
    ['Cloudflare', 'Cloudflare hosting', 'workers.dev'],
  ])('tells %s from the customers of its hosting', (company, platform, domain) => {
    expect(ownersOf(domain)).toEqual([platform]);
    expect(COMPANIES.map(({ id }) => id)).toContain(company);
  });

  it('keeps what each product of a company does', () => {
    const google = COMPANIES.find(({ id }) => id === 'Google');
    const categories = new Map(google?.products.map(({ name, category }) => [name, category]));
    expect(google?.category).toBe('advertising');
    expect(categories.get('Google Analytics')).toBe('analytics');
    expect(categories.get('Google Fonts')).toBe('delivery');
    expect(categories.get('Google Tag Manager')).toBe('tag-manager');
  });

  it('says where a name comes from', () => {
    const sources = new Map(COMPANIES.map(({ id, source }) => [id, source]));
    expect(sources.get('Sentry')).toBe('third-party-web');
    expect(sources.get('Meta')).toBe('unweave');
  });

  it('gives no domain to two companies, and none without one', () => {
    const domains = COMPANIES.flatMap((company) => [...new Set(domainsOf(company))]);
    expect(domains.length).toBeGreaterThan(3_000);
    expect(new Set(domains).size).toBe(domains.length);
    expect(COMPANIES.filter((company) => domainsOf(company).length === 0)).toEqual([]);
  });

  it('gives nobody a whole public suffix or an address', () => {
    const domains = COMPANIES.flatMap(domainsOf);
    expect(domains.filter((domain) => getPublicSuffix(domain) === domain)).toEqual([]);
    expect(domains.filter((domain) => /^[0-9.]+$/.test(domain))).toEqual([]);
  });

  it('writes every domain as browsers do', () => {
    const domains = COMPANIES.flatMap(domainsOf);
    expect(domains.filter((domain) => new URL(`https://${domain}`).hostname !== domain)).toEqual(
      [],
    );
  });

  it('orders companies by id, once each', () => {
    const ids = COMPANIES.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => (a < b ? -1 : 1)));
  });

  it('throws when the overlay speaks of what is no longer there', () => {
    expect(() => buildCompanies(ENTITIES.filter(({ name }) => name !== 'YouTube'))).toThrow(
      'YouTube',
    );
  });

  it('takes the category that a company was seen with most', () => {
    const seen = (name: string, category: string, totalOccurrences: number): ThirdPartyEntity => ({
      ...{ name, category, totalOccurrences, company: 'Umbrella' },
      domains: [`*.${name}.example.com`],
    });
    const companies = buildCompanies([
      ...ENTITIES,
      ...[seen('a', 'ad', 5), seen('b', 'video', 50), seen('c', 'ad', 5)],
    ]);
    expect(companies.find(({ id }) => id === 'Umbrella')).toMatchObject({
      ...{ name: 'Umbrella', category: 'video', source: 'third-party-web' },
      products: [{ name: 'a', domains: ['a.example.com'] }, { name: 'b' }, { name: 'c' }],
    });
  });
});

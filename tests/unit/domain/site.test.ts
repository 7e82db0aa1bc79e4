import { describe, expect, it } from 'vitest';
import { isLender, isLent, siteOf } from '@/lib/domain/site.ts';

describe('siteOf', () => {
  it.each([
    ['www.news.example', 'news.example'],
    ['a.b.bbc.co.uk', 'bbc.co.uk'],
    ['a.github.io', 'a.github.io'],
    ['x.a.github.io', 'a.github.io'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['[2001:db8::1]', '[2001:db8::1]'],
    ['xn--bcher-kva.de', 'xn--bcher-kva.de'],
    ['co.uk', 'co.uk'],
  ])('puts %s on the site %s', (host, site) => {
    expect(siteOf(host)).toBe(site);
  });
});

describe('isLent', () => {
  it.each([
    ['a.github.io', true],
    ['b.blogspot.com', true],
    ['github.com', false],
    ['bbc.co.uk', false],
    ['localhost', false],
    ['127.0.0.1', false],
  ])('%s: %s', (site, lent) => {
    expect(isLent(site)).toBe(lent);
  });
});

describe('isLender', () => {
  it.each([
    ['github.io', true],
    ['blogspot.com', true],
    ['a.github.io', false],
    ['github.com', false],
    ['co.uk', false],
    ['localhost', false],
    ['127.0.0.1', false],
  ])('%s: %s', (domain, lends) => {
    expect(isLender(domain)).toBe(lends);
  });
});

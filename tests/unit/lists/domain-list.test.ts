import { describe, expect, it } from 'vitest';
import { isRuleDomain, readDomainList } from '@/lib/lists/domain-list';

describe('readDomainList', () => {
  it('leaves plain sites as they are', () => {
    expect(readDomainList('a.com|~b.a.com')).toEqual({
      domains: ['a.com', '~b.a.com'],
      spelledOut: false,
      leftOut: false,
    });
  });

  it('spells out a wildcard, also where it excludes', () => {
    const list = readDomainList('a.*|~b.*');
    expect(list).toMatchObject({ spelledOut: true, leftOut: false });
    expect(list?.domains).toEqual(expect.arrayContaining(['a.com', 'a.co.uk', '~b.com', '~b.de']));
    expect(list?.domains.every((domain) => !domain.includes('*'))).toBe(true);
  });

  it('leaves out sites given by a regex beside others', () => {
    expect(readDomainList('/mirror\\d+\\.com/|a.com')).toEqual({
      domains: ['a.com'],
      spelledOut: false,
      leftOut: true,
    });
  });

  it.each(['/mirror\\d+\\.com/', '/mirror\\d+\\.com/|~a.com', 'a.com|~/mirror\\d+/'])(
    'gives up on %s, which would widen the rule',
    (value) => {
      expect(readDomainList(value)).toBeUndefined();
    },
  );
});

describe('isRuleDomain', () => {
  it.each([
    'a.com',
    'xn--mnchen-3ya.de',
    '185.165.169.108',
    'go_service.a.com',
    'localhost',
    '[::1]',
  ])('takes %s', (domain) => {
    expect(isRuleDomain(domain)).toBe(true);
  });

  it.each([
    '',
    'München.de',
    'münchen.de',
    'A.com',
    'a..com',
    'a.com/',
    'a.com:80',
    '*.a.com',
    'xn--api-hn0a.a.pro',
    '300.1.1.1',
  ])('refuses %j', (domain) => {
    expect(isRuleDomain(domain)).toBe(false);
  });
});

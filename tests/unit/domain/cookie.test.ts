import { describe, expect, it } from 'vitest';
import { type CookieFacts, isIdentifying } from '@/lib/domain/cookie.ts';

const NOW = Date.UTC(2026, 10, 21);
const NAME: CookieFacts = {
  name: 'uid',
  value: '3f9a0c12-77de',
  secure: true,
  sameSite: 'no_restriction',
  expirationDate: NOW / 1_000 + 400 * 86_400,
};

describe('isIdentifying', () => {
  it.each<[string, Partial<CookieFacts>, boolean]>([
    ['a long, varied, lasting value', {}, true],
    ['one that stays at home', { sameSite: 'lax' }, false],
    ['one whose reach the site did not state', { sameSite: 'unspecified' }, false],
    ['one that third parties cannot get', { secure: false }, false],
    ['one that ends within the hour', { expirationDate: NOW / 1_000 + 3_600 }, false],
    ['a language', { value: 'en-US' }, false],
    ['a flag', { value: '1' }, false],
    ['a repeated letter', { value: 'aaaaaaaaaaaaaaaa' }, false],
  ])('%s', (_, facts, identifying) => {
    expect(isIdentifying({ ...NAME, ...facts }, NOW)).toBe(identifying);
  });

  it.each([
    ...['__cf_bm', '_cfuvid', 'cf_clearance', 'AWSALB', 'AWSALBCORS', 'AWSALBTGCORS', 'AWSELB'],
    ...['GCLB', 'ARRAffinitySameSite', 'SERVERID', 'NSC_mc_wtsq', 'BIGipServerpool_www_443'],
    ...['TS01a2b3c4', 'incap_ses_1234_2345678', 'visid_incap_2345678', 'nlbi_2345678', 'reese84'],
    ...['_abck', 'ak_bmsc', 'bm_sz', 'datadome', '_px3', '_pxhd'],
  ])('does not take %s, which keeps a server running, for a name', (name) => {
    expect(isIdentifying({ ...NAME, name }, NOW)).toBe(false);
  });

  it.each([
    'xAWSALB',
    'awsalb_id',
    'datadome2',
    'TSID',
    'TS',
    'visid',
    '_pxvid',
    'cf_bm',
    'bm_uid',
  ])('takes %s, which only looks like one of them, for a name', (name) =>
    expect(isIdentifying({ ...NAME, name }, NOW)).toBe(true),
  );

  it('does not take a cookie that ends with the browser for a lasting name', () => {
    const { expirationDate: _, ...session } = NAME;
    expect(isIdentifying(session, NOW)).toBe(false);
  });
});

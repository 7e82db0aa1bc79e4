import { describe, expect, it } from 'vitest';
import { type CookieFacts, isIdentifying } from '@/lib/domain/cookie.ts';

const NOW = Date.UTC(2026, 10, 21);
const NAME: CookieFacts = {
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

  it('does not take a cookie that ends with the browser for a lasting name', () => {
    const { expirationDate: _, ...session } = NAME;
    expect(isIdentifying(session, NOW)).toBe(false);
  });
});

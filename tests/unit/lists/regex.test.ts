import { describe, expect, it } from 'vitest';
import { isRegexSupported } from '@/lib/lists/regex';

describe('isRegexSupported', () => {
  it.each(['^https?:\\/\\/ads[0-9]+\\.', '\\/banner\\/', '(a|b)+\\.js$', '[a-z]{100}'])(
    'takes %s',
    (regex) => {
      expect(isRegexSupported(regex)).toBe(true);
    },
  );

  it.each([
    ['a look-ahead', 'ads(?!\\.html)'],
    ['a look-behind', '(?<!no)ads'],
    ['a back reference', '(a)\\1'],
    ['a broken group', 'ads('],
    ['what does not fit into two kilobytes', '(https?:\\/\\/)104\\.154\\..{100,}'],
    ['one step over the limit', '[a-z]{115}'],
    ['a repetition over a thousand', 'a{1001}'],
    ['letters outside ASCII', 'münchen'],
  ])('refuses %s', (_, regex) => {
    expect(isRegexSupported(regex)).toBe(false);
  });
});

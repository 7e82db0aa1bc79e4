import { describe, expect, test } from 'vitest';
import { createWords } from '@/components/ui/words';
import { englishWords } from '../support/fixtures/words.ts';

describe('the words', () => {
  test('choose the plural form by the language of the messages', () => {
    const words = englishWords();
    expect(words.count('companiesTried', 1)).toBe('1 company tried to reach you here.');
    expect(words.count('companiesTried', 14)).toBe('14 companies tried to reach you here.');
  });

  test('fall back to the general form where a language has no other', () => {
    const few: Record<string, string> = { languageTag: 'pl', companiesTried_other: 'firm: $1' };
    const words = createWords((key, [count]) => (few[key] ?? '').replace('$1', () => count ?? ''));
    expect(words.count('companiesTried', 3)).toBe('firm: 3');
  });

  test('write numbers and lists as people do', () => {
    const words = englishWords();
    expect(words.number(12345)).toBe('12,345');
    expect(words.list(['a.example', 'b.example', 'c.example'])).toBe(
      'a.example, b.example, and c.example',
    );
  });

  test('say nothing of a moment that no date can hold', () => {
    const { hour, date, days, month, time } = englishWords();
    for (const moment of [1e300, Number.NaN, -Number.MAX_VALUE]) {
      const said = [hour(moment), date(moment), month(moment), time(moment, 0)];
      expect([...said, days(moment, moment), days(0, moment)].join('')).toBe('');
    }
    const day = Date.UTC(2026, 10, 21, 12);
    expect(days(day, day)).toBe('Nov 21, 2026');
  });

  test('leave a value alone that looks like a placeholder', () => {
    expect(englishWords().say('browserSays', 'cost $1 and $COMPANY$')).toBe(
      'The browser says: cost $1 and $COMPANY$',
    );
  });
});

import { describe, expect, test } from 'vitest';
import { createWords } from '@/components/ui/words';
import messages from '@/public/_locales/en/messages.json';
import { englishWords } from '../support/fixtures/words.ts';

describe('the words', () => {
  test('choose the plural form by the language of the messages', () => {
    const words = englishWords();
    expect(words.count('companiesTried', 1)).toBe('1 company tried to reach you here.');
    expect(words.count('companiesTried', 14)).toBe('14 companies tried to reach you here.');
  });

  test('count what can be one by itself, so that nobody is on 1 of 1 sites', () => {
    const { count } = englishWords();
    expect(count('reachRow', 1, 'Criteo', '1')).toBe(
      'Criteo: got through on 1 of 1 site where it tried.',
    );
    expect(count('reachRow', 3, 'Criteo', '1')).toBe(
      'Criteo: got through on 1 of the 3 sites where it tried.',
    );
    expect(count('panelAttempted', 1, '1')).toBe('Tried to see you on your one site.');
    expect(count('panelAttempted', 9, '1')).toBe('Tried to see you on 1 of your 9 sites.');
    expect(count('trailSites', 1, 'Criteo', '1')).toBe('Criteo was on your one site that day.');
    expect(count('trailSites', 4, 'Criteo', '2')).toBe('Criteo was on 2 of your 4 sites that day.');
  });

  test.each([
    ['a cookie that is there need not be one that is sent', /recognise this browser|hold a cookie/],
    ['a visit to a site of its own is no name', /know you by name/, /may know you by name/],
    ['a picture with numbered sites still names companies', /safe to show/],
    ['who does not answer may have heard', /does not answer, so nothing/],
    ['a file may be cancelled where it is to be saved', /among your downloads/],
  ])('claim no more than was seen: %s', (_, claim, unless = /^$/) => {
    const said = Object.values(messages).map(({ message }) => message);
    expect(said.filter((text) => claim.test(text) && !unless.test(text))).toEqual([]);
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

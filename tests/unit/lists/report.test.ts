import { expect, it } from 'vitest';
import { emptyReport, formatReport, formatSizes, type ListReport, tally } from '@/lib/lists/report';

it('keeps every count and at most three examples', () => {
  const dropped: ListReport['dropped'] = {};
  for (const line of ['a', 'b', 'c', 'd']) tally(dropped, 'popup', line);
  tally(dropped, 'regex', 'x'.repeat(500));
  expect(dropped.popup).toEqual({ count: 4, examples: ['a', 'b', 'c'] });
  expect(dropped.regex?.examples[0]).toHaveLength(160);
});

it('prints what stands and what was left out, the most frequent reason first', () => {
  const base: ListReport = {
    ...emptyReport(),
    ...{ filters: 9, expressed: 3, rules: { block: 2, allow: 1 }, regexRules: 1 },
    dropped: { regex: { count: 1, examples: [] }, popup: { count: 5, examples: [] } },
  };
  expect(formatReport({ base, tracking: { ...emptyReport(), rules: { block: 4 } } })).toBe(
    [
      'base: 3 rules (block 2, allow 1; 1 regexes)',
      '  from 3 of 9 filters',
      '  left out: popup 5, regex 1',
      '  approximated: ',
      'tracking: 4 rules (block 4; 0 regexes)',
      '  from 0 of 0 filters',
      '  left out: ',
      '  approximated: ',
    ].join('\n'),
  );
});

it('says how many rules are on from the start', () => {
  const size = { languages: [], enabled: true };
  const sizes = [
    { ...size, id: 'base', rules: 3 },
    { ...size, id: 'tracking', rules: 4 },
    { ...size, id: 'german', rules: 5, enabled: false },
  ];
  expect(formatSizes(sizes)).toBe('on from the start: 7 rules (base 3, tracking 4); all: 12');
});

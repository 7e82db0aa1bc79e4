import { expect, it } from 'vitest';
import { isStill, type Still } from '@/lib/domain/still.ts';

const STILL: Still = {
  ...{ epoch: 'first', fit: '/atlas.html 800 600', image: 'AQI=' },
  words: {
    ...{ first: 'Google …', subline: 'All time', findLabel: 'Find' },
    spans: [{ label: 'All', isChosen: true }],
  },
};

const withSpan = (span: object) => ({ ...STILL, words: { ...STILL.words, spans: [span] } });

it('knows a still', () => {
  expect(isStill(STILL)).toBe(true);
  expect(isStill({ ...STILL, words: { ...STILL.words, second: 'Blocking …' } })).toBe(true);
});

it.each([
  ['nothing', undefined],
  ['a text', 'still'],
  ['no words', { ...STILL, words: undefined }],
  ['words that are none', { ...STILL, words: { ...STILL.words, first: 7 } }],
  ['spans that are none', withSpan({ label: 1, isChosen: true })],
  ['a choice that is none', withSpan({ label: 'All', isChosen: 'yes' })],
  ['an image that is none', { ...STILL, image: [1, 2] }],
])('takes %s for none', (_, found) => {
  expect(isStill(found)).toBe(false);
});

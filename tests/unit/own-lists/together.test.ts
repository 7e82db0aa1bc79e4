import { expect, it } from 'vitest';
import { LARGEST_TOGETHER, type OwnList } from '@/lib/domain/own-list.ts';
import { refuseTogether } from '@/lib/own-lists/accept.ts';
import { arriving } from '@/lib/own-lists/arriving.ts';

const HALF = LARGEST_TOGETHER / 2;

const list = (id: string, size: number, url?: string): OwnList => ({
  ...{ id, name: id, on: true, size, changedAt: 0, inForce: 0 },
  ...(url !== undefined && { url }),
});
const LISTS = [list('one', HALF), list('two', HALF - 10), list('far', HALF, 'https://l.example/')];

it.each([
  ['one more that fits', { size: 10 }, undefined],
  ['one more that does not', { size: 11 }, 'too-much'],
  ['one that was as large before', { id: 'one', size: HALF }, undefined],
  ['one that grows by more than is left', { id: 'two', size: HALF + 1 }, 'too-much'],
])('lists that were written have a size together: %s', (_, change, refusal) => {
  expect(refuseTogether(LISTS, change)).toBe(refusal);
});

it('a file brings only what fits beside what is there', () => {
  const present = LISTS.map((one) => ({ list: one, text: `${one.id} is there` }));
  const sources = ['12345678', '9', 'abc'].map((text) => ({ name: text, on: true, text }));
  const gateway = { now: () => 1, createId: () => crypto.randomUUID() };
  const { added, leftOut } = arriving(present, sources, 'add', gateway);
  expect(added.map(({ text }) => text)).toEqual(['12345678', '9']);
  expect(leftOut).toBe(1);
});

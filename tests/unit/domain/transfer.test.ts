import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Decision, type Marks, reachKey, type Trust } from '@/lib/domain/decision.ts';
import { DEFAULT_PROTECTION, type Protection } from '@/lib/domain/protection.ts';
import { addProtection } from '@/lib/domain/transfer.ts';

const site = fc.constantFrom('a.example', 'b.example', 'c.example');
const moment = fc.integer({ min: 0, max: 3 });
const marks = { madeAt: moment, until: fc.option(moment, { nil: undefined }) };
const trust = fc.record<Trust>({ site, ...marks, from: fc.constant('popup') });
const decision = fc.record<Decision>({
  subject: fc.record({ kind: fc.constantFrom('company', 'domain'), id: site }),
  site: fc.option(site, { nil: undefined }),
  action: fc.constantFrom(...ACTIONS),
  ...marks,
  from: fc.constant('import'),
});
const protection = fc.record({
  trusts: fc.array(trust, { maxLength: 8 }),
  decisions: fc.array(decision, { maxLength: 8 }),
  lists: fc.subarray(['badware', 'annoyances']),
});
const settings = protection.map((some): Protection => ({ ...DEFAULT_PROTECTION, ...some }));

/** One after the other, each held against all: what is meant, and slow. */
function oneByOne<T extends Marks>(
  list: readonly T[],
  added: readonly T[],
  keyOf: (one: T) => string,
): readonly T[] {
  return added.reduce<readonly T[]>((all, one) => {
    const isSame = (other: T) =>
      keyOf(other) === keyOf(one) && (other.until === undefined) === (one.until === undefined);
    const known = all.find(isSame);
    if (known && known.madeAt >= one.madeAt) return all;
    return [...all.filter((other) => !isSame(other)), one];
  }, list);
}

describe('settings of a file that are added', () => {
  it('count where they were decided last, and each thing is decided once', () => {
    fc.assert(
      fc.property(settings, settings, (before, file) => {
        const added = addProtection(before, file);
        const decisions = oneByOne(before.decisions, file.decisions, reachKey);
        expect(added.decisions).toEqual(decisions);
        expect(added.trusts).toEqual(oneByOne(before.trusts, file.trusts, (one) => one.site));
        expect(addProtection(added, file)).toBe(added);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leave the level and the signals alone', () => {
    const file: Protection = {
      ...{ ...DEFAULT_PROTECTION, level: 'strict', lists: ['badware'] },
      signals: { gpc: false, dnt: true },
    };
    expect(addProtection(DEFAULT_PROTECTION, file)).toEqual({
      ...DEFAULT_PROTECTION,
      lists: ['badware'],
    });
  });
});

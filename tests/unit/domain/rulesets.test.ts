import { describe, expect, it } from 'vitest';
import { RULESETS, readRulesetSizes } from '@/lib/domain/rulesets';

describe('the packaged rulesets', () => {
  it('have ids of their own', () => {
    const ids = RULESETS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are on from the start where they are for every site, and never for one language', () => {
    const on = RULESETS.filter(({ enabled }) => enabled);
    expect(on.map(({ id }) => id)).toEqual(['base', 'tracking', 'companies', 'parameters']);
    expect(on.flatMap(({ languages }) => languages)).toEqual([]);
  });

  it('include those that the levels switch on', () => {
    expect(RULESETS.find(({ id }) => id === 'social')).toMatchObject({ enabled: false });
  });
});

describe('readRulesetSizes', () => {
  it('reads what the build writes', () => {
    const written = [{ id: 'german', enabled: false, languages: ['de'], rules: 7 }];
    expect(readRulesetSizes(JSON.parse(JSON.stringify(written)))).toEqual(written);
  });

  it.each([undefined, {}, [{ id: 'german' }], [{ id: 'g', enabled: 1, languages: [], rules: 7 }]])(
    'refuses anything else: %j',
    (content) => {
      expect(() => readRulesetSizes(content)).toThrow();
    },
  );
});

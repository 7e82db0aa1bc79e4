import { describe, expect, it } from 'vitest';
import { translateRules } from '@/lib/lists/dialect';
import type { StaticRule } from '@/lib/lists/rule';

const RULE: StaticRule = {
  ...{ id: 1, priority: 1, action: { type: 'block' } },
  condition: { urlFilter: '/ads/', resourceTypes: ['image', 'script', 'ping'] },
};

describe('translateRules', () => {
  it('leaves rules for Chromium as they are', () => {
    expect(translateRules([RULE], 'chromium')).toEqual([RULE]);
  });

  it('names the types that only Firefox tells apart', () => {
    const excluded = { ...RULE, condition: { excludedResourceTypes: ['main_frame', 'image'] } };
    expect(translateRules([RULE, excluded], 'firefox')).toEqual([
      {
        ...RULE,
        condition: {
          urlFilter: '/ads/',
          resourceTypes: ['image', 'imageset', 'script', 'ping', 'beacon'],
        },
      },
      { ...RULE, condition: { excludedResourceTypes: ['main_frame', 'image', 'imageset'] } },
    ]);
  });
});

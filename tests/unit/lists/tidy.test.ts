import { describe, expect, it } from 'vitest';
import { tidyRule } from '@/lib/lists/tidy';

describe('tidyRule', () => {
  it('strips the notes of the compiler', () => {
    const compiled = {
      _warning: ['a note'],
      __modifierValue: 'noopjs',
      action: { type: 'block' },
      condition: { urlFilter: '/ads/', requestDomains: undefined },
    };
    expect(tidyRule(compiled, 'plain')).toEqual({
      rule: { priority: 1, action: { type: 'block' }, condition: { urlFilter: '/ads/' } },
      removed: [],
    });
  });

  it('reports what the compiler could not express', () => {
    expect(tidyRule({ _error: ['cannot', 'will not'] }, 'plain')).toEqual({
      wrong: 'refused',
      example: 'cannot; will not',
    });
  });

  it.each(['||*.ads.example', '/münchen/'])(
    'refuses the address %s as browsers do',
    (urlFilter) => {
      const compiled = { action: { type: 'block' }, condition: { urlFilter } };
      expect(tidyRule(compiled, 'plain')).toEqual({ wrong: 'refused', example: urlFilter });
    },
  );

  it('forgets an exclusion of which nothing is left', () => {
    const condition = { urlFilter: '/ads/', excludedInitiatorDomains: ['A.example'] };
    expect(tidyRule({ action: { type: 'block' }, condition }, 'plain')).toEqual({
      rule: { priority: 1, action: { type: 'block' }, condition: { urlFilter: '/ads/' } },
      removed: ['A.example'],
    });
  });

  it.each([
    [{ action: { type: 'block' }, condition: { topDomains: ['a.example'] } }, 'topDomains'],
    [{ action: { type: 'modifyHeaders' }, condition: { urlFilter: '/a/' } }, 'modifyHeaders'],
    [{ action: { type: 'redirect', redirect: { transform: {} } }, condition: {} }, 'transform'],
  ])('throws at something new: %j', (compiled, word) => {
    expect(() => tidyRule(compiled, 'plain')).toThrow(word);
  });
});

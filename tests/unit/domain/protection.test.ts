import { describe, expect, it } from 'vitest';
import {
  DEFAULT_PROTECTION,
  type Protection,
  readProtection,
  withChoice,
  withTrust,
} from '@/lib/domain/protection.ts';

const SETTINGS: Protection = {
  version: 1,
  trustedSites: ['news.example', 'localhost', '127.0.0.1', 'xn--bcher-kva.de'],
  decisions: { Google: 'block', 'unnamed.example': 'allow' },
};

describe('readProtection', () => {
  it('takes the default when nothing is stored', () => {
    expect(readProtection(undefined)).toEqual({ protection: DEFAULT_PROTECTION });
  });

  it('reads what was written', () => {
    const stored = JSON.parse(JSON.stringify(SETTINGS));
    expect(readProtection(stored)).toEqual({ protection: SETTINGS });
  });

  it.each<[string, unknown, Protection]>([
    ['text', 'garbage', DEFAULT_PROTECTION],
    ['null', null, DEFAULT_PROTECTION],
    ['a list', [1, 2], DEFAULT_PROTECTION],
    ['another version', { ...SETTINGS, version: 99 }, SETTINGS],
    [
      'no decisions',
      { version: 1, trustedSites: ['news.example'] },
      { ...DEFAULT_PROTECTION, trustedSites: ['news.example'] },
    ],
    [
      'a few bad entries',
      {
        ...SETTINGS,
        trustedSites: [...SETTINGS.trustedSites, 5, '', 'News.example', '*', 'a b', 'a.example/'],
        decisions: { ...SETTINGS.decisions, Meta: 'destroy', '': 'block' },
      },
      SETTINGS,
    ],
  ])('keeps what is well-formed of %s, and says what was wrong', (_, stored, kept) => {
    const { protection, problem } = readProtection(stored);
    expect(protection).toEqual(kept);
    expect(problem).toBeTruthy();
  });
});

describe('changes', () => {
  it('trusts a site once, and takes it back', () => {
    const trusted = withTrust(DEFAULT_PROTECTION, 'news.example', true);
    expect(trusted.trustedSites).toEqual(['news.example']);
    expect(withTrust(trusted, 'news.example', true)).toBe(trusted);
    expect(withTrust(trusted, 'news.example', false)).toEqual(DEFAULT_PROTECTION);
    expect(withTrust(DEFAULT_PROTECTION, 'news.example', false)).toBe(DEFAULT_PROTECTION);
  });

  it('decides on a company, changes its mind, and takes it back', () => {
    const blocked = withChoice(DEFAULT_PROTECTION, 'Google', 'block');
    expect(blocked.decisions).toEqual({ Google: 'block' });
    expect(withChoice(blocked, 'Google', 'block')).toBe(blocked);
    expect(withChoice(blocked, 'Google', 'allow').decisions).toEqual({ Google: 'allow' });
    expect(withChoice(blocked, 'Google', 'auto')).toEqual(DEFAULT_PROTECTION);
    expect(withChoice(DEFAULT_PROTECTION, 'Google', 'auto')).toBe(DEFAULT_PROTECTION);
  });
});

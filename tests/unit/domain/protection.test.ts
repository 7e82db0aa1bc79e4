import { describe, expect, it } from 'vitest';
import { inForceAt, nextEnd, withoutEnded } from '@/lib/domain/in-force.ts';
import { DEFAULT_PROTECTION, NOTHING_PASSING, type Protection } from '@/lib/domain/protection.ts';
import { readPassing, readProtection } from '@/lib/domain/protection-schema.ts';
import { type Settings, settle } from '@/lib/domain/settle.ts';

const MARKS = { madeAt: 5, from: 'popup' } as const;
const META = { kind: 'company', id: 'Meta' } as const;
const SETTINGS: Protection = {
  version: 2,
  level: 'strict',
  trusts: [
    { site: 'news.example', ...MARKS },
    { site: 'xn--bcher-kva.de', ...MARKS, until: 99 },
    { site: '127.0.0.1', ...MARKS },
  ],
  decisions: [
    { subject: META, action: 'block', ...MARKS },
    { subject: { kind: 'domain', id: 'px.example' }, site: 'a.example', action: 'limit', ...MARKS },
  ],
  signals: { gpc: false, dnt: true },
  lists: ['badware'],
};

describe('readProtection', () => {
  it('takes the default when nothing is stored', () => {
    expect(readProtection(undefined)).toEqual({ protection: DEFAULT_PROTECTION });
  });

  it('reads what was written', () => {
    const stored = JSON.parse(JSON.stringify(SETTINGS));
    expect(readProtection(stored)).toEqual({ protection: SETTINGS });
  });

  const first = { version: 1, trustedSites: ['news.example'], decisions: { Meta: 'block' } };
  const LONG_AGO = { madeAt: 0, from: 'popup' };
  const fromFirst = {
    ...DEFAULT_PROTECTION,
    trusts: [{ site: 'news.example', ...LONG_AGO }],
    decisions: [{ subject: META, action: 'block', ...LONG_AGO }],
  };

  it('takes over what the first version wrote', () => {
    expect(readProtection(first)).toEqual({ protection: fromFirst });
  });

  it.each<[string, unknown, unknown]>([
    ['text', 'garbage', DEFAULT_PROTECTION],
    ['null', null, DEFAULT_PROTECTION],
    ['a list', [1, 2], DEFAULT_PROTECTION],
    ['another version', { ...SETTINGS, version: 99 }, SETTINGS],
    ['no decisions', { ...SETTINGS, decisions: undefined }, { ...SETTINGS, decisions: [] }],
    ['an unknown level', { ...SETTINGS, level: 'max' }, { ...SETTINGS, level: 'standard' }],
    [
      'a few bad entries',
      {
        ...SETTINGS,
        trusts: [...SETTINGS.trusts, 5, { site: 'a b', ...MARKS }, { site: 'A.example', ...MARKS }],
        decisions: [...SETTINGS.decisions, { subject: META, action: 'destroy', ...MARKS }],
      },
      SETTINGS,
    ],
    [
      'a few bad entries of the first version',
      { ...first, trustedSites: ['news.example', 7, '*'], decisions: { Meta: 'block', '': 'x' } },
      fromFirst,
    ],
  ])('keeps what is well-formed of %s, and says what was wrong', (_, stored, kept) => {
    const { protection, problem } = readProtection(stored);
    expect(protection).toEqual(kept);
    expect(problem).toBeTruthy();
  });

  it('reads nothing passing from garbage', () => {
    expect(readPassing({ decisions: 5 })).toEqual(NOTHING_PASSING);
  });
});

const HOUR = 3_600_000;
const NEW: Settings = { protection: DEFAULT_PROTECTION, passing: NOTHING_PASSING };
const always = { duration: 'always' } as const;
const hour = { duration: 'hour' } as const;
const visit = { duration: 'visit', tabId: 3, site: 'news.example' } as const;

describe('settle', () => {
  it('trusts a site for each duration, and takes all of it back', () => {
    const terms = [always, hour, visit, always];
    const trusted = terms.reduce<Settings>(
      (settings, term) =>
        settle(settings, { type: 'trust', site: 'news.example', term, from: 'popup' }, 7),
      NEW,
    );
    expect(trusted.protection.trusts.map(({ until }) => until)).toEqual([7 + HOUR, undefined]);
    expect(trusted.passing.trusts).toMatchObject([{ visit: { tabId: 3, site: 'news.example' } }]);
    expect(inForceAt(trusted.protection, 8, trusted.passing).trustedSites).toEqual([
      'news.example',
    ]);
    expect(settle(trusted, { type: 'distrust', site: 'news.example' }, 9)).toEqual(NEW);
  });

  it('lets a decision for a while lie above one for good, and one for a visit above both', () => {
    const decide = (
      settings: Settings,
      action: 'block' | 'allow' | 'limit',
      term: typeof always | typeof hour | typeof visit,
    ) => settle(settings, { type: 'decide', subject: META, action, term, from: 'popup' }, 0);
    const blocked = decide(NEW, 'block', always);
    const allowed = decide(blocked, 'allow', hour);
    const limited = decide(allowed, 'limit', visit);
    const actions = ({ protection, passing }: Settings, now: number) =>
      inForceAt(protection, now, passing).rulings.map(({ action }) => action);
    expect(actions(blocked, 1)).toEqual(['block']);
    expect(actions(allowed, 1)).toEqual(['allow']);
    expect(actions(limited, 1)).toEqual(['limit']);
    expect(actions(allowed, HOUR)).toEqual(['block']);
    expect(settle(limited, { type: 'undecide', subject: META }, 2)).toEqual(NEW);
  });

  it('keeps what is decided here apart from what is decided everywhere', () => {
    const here = { type: 'decide', subject: META, site: 'news.example' } as const;
    const both = settle(
      settle(NEW, { ...here, action: 'block', term: always, from: 'popup' }, 0),
      { type: 'decide', subject: META, action: 'allow', term: always, from: 'popup' },
      0,
    );
    expect(both.protection.decisions).toHaveLength(2);
    const left = settle(both, { type: 'undecide', subject: META, site: 'news.example' }, 0);
    expect(left.protection.decisions).toMatchObject([{ action: 'allow' }]);
  });

  it('pauses for a time or until the browser starts again, and ends either', () => {
    const timed = settle(NEW, { type: 'pause', until: 'hour' }, 10);
    expect(inForceAt(timed.protection, HOUR, timed.passing).paused).toBe(true);
    expect(inForceAt(timed.protection, HOUR + 10, timed.passing).paused).toBe(false);
    const untilRestart = settle(timed, { type: 'pause', until: 'restart' }, 11);
    expect(untilRestart).toEqual({ ...NEW, passing: { ...NOTHING_PASSING, paused: true } });
    expect(settle(untilRestart, { type: 'pause', until: 'now' }, 12)).toEqual(NEW);
  });

  it('puts a decision or a trust in the place of another when asked to', () => {
    const subject = META;
    const there = { type: 'decide', subject, action: 'allow', from: 'popup' } as const;
    const everywhere = settle(NEW, { ...there, term: always }, 0);
    const site = 'news.example';
    const here = settle(everywhere, { ...there, site, term: hour, instead: { subject } }, 0);
    expect(here.protection.decisions).toMatchObject([{ site, until: HOUR }]);
    const once = settle(here, { ...there, site, term: visit, instead: { subject, site } }, 0);
    expect(once.protection.decisions).toEqual([]);
    expect(once.passing.decisions).toHaveLength(1);
    const trust = { type: 'trust', site, from: 'popup', instead: true } as const;
    const shorter = settle(settle(NEW, { ...trust, term: always }, 0), { ...trust, term: hour }, 0);
    expect(shorter.protection.trusts).toMatchObject([{ until: HOUR }]);
  });

  it('changes nothing where nothing changes', () => {
    const { protection, passing } = settle(NEW, { type: 'undecide', subject: META }, 0);
    expect(protection).toBe(NEW.protection);
    expect(passing).toBe(NEW.passing);
  });

  it('takes back every decision and trust at once, and nothing else', () => {
    const all = settle({ protection: SETTINGS, passing: NOTHING_PASSING }, { type: 'undo-all' }, 0);
    expect(all.protection).toEqual({ ...SETTINGS, trusts: [], decisions: [] });
  });
});

describe('endings', () => {
  it('come in the order of the clock', () => {
    expect(nextEnd(DEFAULT_PROTECTION, 0)).toBeUndefined();
    const settings = { ...SETTINGS, pausedUntil: 50 };
    expect(nextEnd(settings, 0)).toBe(50);
    expect(nextEnd(settings, 50)).toBe(99);
    expect(nextEnd(settings, 99)).toBeUndefined();
  });

  it('take away what has ended, and only that', () => {
    expect(withoutEnded(SETTINGS, 98)).toBe(SETTINGS);
    const { trusts } = withoutEnded({ ...SETTINGS, pausedUntil: 60 }, 99);
    expect(trusts.map(({ site }) => site)).toEqual(['news.example', '127.0.0.1']);
    expect(withoutEnded({ ...SETTINGS, pausedUntil: 60 }, 60)).toEqual(SETTINGS);
  });

  it('come when a clock that was ahead is put right, and not for a few minutes of difference', () => {
    const month = 30 * 24 * HOUR;
    const site = 'news.example';
    const ahead = [
      { type: 'pause', until: 'day' },
      { type: 'trust', site, term: hour, from: 'popup' },
      { type: 'decide', subject: META, action: 'allow', term: hour, from: 'popup' },
    ] as const;
    const { protection } = ahead.reduce(
      (settings: Settings, command) => settle(settings, command, month),
      NEW,
    );
    const almost = month - 5 * 60_000;
    expect(inForceAt(protection, almost)).toMatchObject({ paused: true, trustedSites: [site] });
    expect(withoutEnded(protection, almost)).toBe(protection);
    expect(nextEnd(protection, almost)).toBe(month + HOUR);
    expect(inForceAt(protection, 0)).toEqual(inForceAt(DEFAULT_PROTECTION, 0));
    expect(withoutEnded(protection, 0)).toEqual(DEFAULT_PROTECTION);
    expect(nextEnd(protection, 0)).toBeUndefined();
  });

  it('do not come for what is for good, whenever it was decided', () => {
    const madeAt = 30 * 24 * HOUR;
    const trusts = [{ site: 'news.example', madeAt, from: 'popup' }] as const;
    const settings = { ...DEFAULT_PROTECTION, trusts };
    expect(withoutEnded(settings, 0)).toBe(settings);
    expect(inForceAt(settings, 0).trustedSites).toEqual(['news.example']);
  });
});

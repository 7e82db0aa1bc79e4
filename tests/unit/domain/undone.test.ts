import { describe, expect, it } from 'vitest';
import { afterVisits, DEFAULT_PROTECTION, NOTHING_PASSING } from '@/lib/domain/protection.ts';
import { readPassing } from '@/lib/domain/protection-schema.ts';
import { type Settings, settle } from '@/lib/domain/settle.ts';

describe('what was taken back all at once', () => {
  const marks = { madeAt: 1, from: 'popup' } as const;
  const visit = { tabId: 3, site: 'news.example' };
  const company = (id: string) => ({ subject: { kind: 'company', id } as const });
  const before: Settings = {
    protection: {
      ...DEFAULT_PROTECTION,
      decisions: [
        { ...company('A'), action: 'block', ...marks },
        { ...company('A'), action: 'allow', ...marks, until: 50 },
        { ...company('B'), action: 'limit', ...marks, site: 'news.example' },
      ],
      trusts: [{ site: 'bank.example', ...marks }],
    },
    passing: {
      ...NOTHING_PASSING,
      paused: true,
      decisions: [{ ...company('C'), action: 'block', ...marks, visit }],
      trusts: [{ site: 'news.example', ...marks, visit }],
    },
  };
  const undone = settle(before, { type: 'undo-all' }, 10);

  it('is all that was decided, and can be brought back as it was', () => {
    expect(undone.protection).toEqual(DEFAULT_PROTECTION);
    expect(undone.passing).toMatchObject({ decisions: [], trusts: [], paused: true });
    expect(settle(undone, { type: 'bring-back' }, 20)).toEqual(before);
    const once = settle(undone, { type: 'bring-back' }, 20);
    expect(settle(once, { type: 'bring-back' }, 20)).toEqual(once);
  });

  it('is kept as stored, and costs nothing else where it cannot be read', () => {
    expect(readPassing(JSON.parse(JSON.stringify(undone.passing)))).toEqual(undone.passing);
    const damaged = { ...undone.passing, undone: { decisions: 'none' } };
    expect(readPassing(damaged)).toEqual({ ...NOTHING_PASSING, paused: true });
  });

  it('comes back without what has ended meanwhile', () => {
    const later = settle(undone, { type: 'bring-back' }, 50);
    expect(later.protection.decisions.map(({ action }) => action)).toEqual(['block', 'limit']);
    const left = { ...undone, passing: afterVisits(undone.passing, ({ tabId }) => tabId === 3) };
    expect(settle(left, { type: 'bring-back' }, 20).passing).toEqual({
      ...NOTHING_PASSING,
      paused: true,
    });
  });

  it('does not replace what was decided since', () => {
    const since = settle(
      undone,
      {
        ...{ type: 'decide', ...company('A'), action: 'allow', from: 'popup' },
        term: { duration: 'always' },
      },
      15,
    );
    const back = settle(since, { type: 'bring-back' }, 20).protection.decisions;
    const lasting = back.filter(({ subject, until }) => subject.id === 'A' && until === undefined);
    expect(lasting).toMatchObject([{ action: 'allow', madeAt: 15 }]);
    expect(back).toHaveLength(3);
  });

  it('is nothing where nothing was decided: what was taken back before stays', () => {
    expect(settle(undone, { type: 'undo-all' }, 30)).toBe(undone);
  });

  it('stays what can be brought back when everything is taken back once more', () => {
    const since = settle(
      undone,
      {
        ...{ type: 'decide', ...company('A'), action: 'limit', from: 'popup' },
        term: { duration: 'always' },
      },
      15,
    );
    const trusted = settle(
      since,
      { type: 'trust', site: 'shop.example', term: { duration: 'always' }, from: 'popup' },
      16,
    );
    const twice = settle(trusted, { type: 'undo-all' }, 20);
    expect(twice.protection).toEqual(DEFAULT_PROTECTION);
    const back = settle(twice, { type: 'bring-back' }, 30);
    expect(back.passing).toEqual(before.passing);
    expect(back.protection.trusts.map(({ site }) => site)).toEqual([
      'bank.example',
      'shop.example',
    ]);
    const said = back.protection.decisions.map(({ subject, action }) => [subject.id, action]);
    // What was for a while comes back beside what was for good, and of that the newer.
    expect(said).toEqual([
      ['A', 'allow'],
      ['B', 'limit'],
      ['A', 'limit'],
    ]);
  });
});

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CommandSchema } from '@/lib/domain/command.ts';
import type { Decision } from '@/lib/domain/decision.ts';
import { ledgerOf, searchLedger } from '@/lib/domain/ledger.ts';
import { DEFAULT_PROTECTION, NOTHING_PASSING } from '@/lib/domain/protection.ts';
import { type Settings, settle } from '@/lib/domain/settle.ts';
import { momentOf } from '@/lib/domain/standing.ts';

const NOW = 1000;
const META = { kind: 'company', id: 'Meta' } as const;
const marks = (madeAt: number) => ({ madeAt, from: 'popup' }) as const;
const visit = { tabId: 3, site: 'news.example' };

const DECISIONS: readonly Decision[] = [
  { subject: META, action: 'block', ...marks(1) },
  { subject: META, action: 'allow', ...marks(5), until: NOW + 1 },
  { subject: META, site: 'news.example', action: 'limit', ...marks(2) },
  { subject: { kind: 'domain', id: 'px.example' }, action: 'allow', ...marks(3), until: NOW },
];
const SETTINGS: Settings = {
  protection: {
    ...DEFAULT_PROTECTION,
    decisions: DECISIONS,
    trusts: [
      { site: 'bank.example', ...marks(4), until: NOW + 5 },
      { site: 'bank.example', ...marks(0) },
    ],
  },
  passing: {
    ...NOTHING_PASSING,
    decisions: [
      { subject: { kind: 'domain', id: 'a.example' }, action: 'block', ...marks(9), visit },
    ],
  },
};

describe('the ledger', () => {
  const entries = ledgerOf(momentOf(SETTINGS, NOW));

  it('has a line for each reach and each trusted site that holds, the newest first', () => {
    expect(entries.map(({ kind, name, site }) => [kind, name, site])).toEqual([
      ['block', 'a.example', undefined],
      ['allow', 'Meta', undefined],
      ['limit', 'Meta', 'news.example'],
      ['trust', 'bank.example', 'bank.example'],
    ]);
  });

  it('tells what holds now, and what will when that has ended', () => {
    expect(entries[0]?.held.visit).toEqual(visit);
    expect(entries[1]?.held.until).toBe(NOW + 1);
    expect(entries[1]?.afterwards?.action).toBe('block');
    expect(entries[3]?.held.until).toBeUndefined();
  });

  it('takes a line back by a command, until nothing is left', () => {
    const left = entries.reduce<Settings>((settings, { undo }) => {
      expect(v.safeParse(CommandSchema, undo).success).toBe(true);
      if (undo.type === 'dismiss' || undo.type === 'find') throw new Error('no way back');
      return settle(settings, undo, NOW);
    }, SETTINGS);
    expect(ledgerOf(momentOf(left, NOW))).toEqual([]);
  });

  it('is searched by name and by site, and filtered by kind', () => {
    const names = (query: string, kind: Parameters<typeof searchLedger>[2] = 'all') =>
      searchLedger(entries, query, kind).map(({ key }) => key);
    expect(names('')).toHaveLength(4);
    expect(names(' meta ')).toEqual(['company:Meta@*', 'company:Meta@news.example']);
    expect(names('NEWS')).toEqual(['company:Meta@news.example']);
    expect(names('', 'trust')).toEqual(['trust:bank.example']);
    expect(names('meta', 'trust')).toEqual([]);
  });
});

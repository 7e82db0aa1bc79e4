import { expect, it } from 'vitest';
import { commandOfClick } from '@/lib/domain/choosing.ts';
import type { Change } from '@/lib/domain/command.ts';
import { isDecidedThere, settingsSay } from '@/lib/domain/explain.ts';
import { DEFAULT_PROTECTION, NOTHING_PASSING } from '@/lib/domain/protection.ts';
import { type Settings, settle } from '@/lib/domain/settle.ts';
import { momentOf } from '@/lib/domain/standing.ts';

const SITE = 'news.example';
const COMPANY = { kind: 'company', id: 'Meta' } as const;
const HOST = { kind: 'domain', id: 'px.meta.example' } as const;
const PARTY = { host: HOST.id, company: 'Meta', site: SITE, siteOwner: '' };
const NEW: Settings = { protection: DEFAULT_PROTECTION, passing: NOTHING_PASSING };
const TERM = { duration: 'always' } as const;

/** Blocks the host with one click, as the popup does, and tells what becomes of it on the site. */
function blocked(settings: Settings): string {
  const onlyHere = isDecidedThere(momentOf(settings, 1).inForce, PARTY);
  const choice = { subject: HOST, site: SITE, onlyHere, decision: undefined };
  const after = settle(settings, commandOfClick(choice, 'block') as Change, 1);
  const say = settingsSay(momentOf(after, 1).inForce, PARTY);
  if (say.by !== 'decision') return say.by;
  return `${say.ruling.action} ${say.ruling.site === undefined ? 'everywhere' : 'here'}`;
}

it.each(['allow', 'limit'] as const)(
  'a host is blocked where its company is to %s here',
  (action) => {
    const decide = { type: 'decide', subject: COMPANY, action, term: TERM, from: 'popup' } as const;
    expect(blocked(settle(NEW, { ...decide, site: SITE }, 1))).toBe('block here');
    const wider = { ...decide, subject: { kind: 'domain', id: 'meta.example' } } as const;
    expect(blocked(settle(NEW, { ...wider, site: SITE }, 1))).toBe('block here');
  },
);

it('and everywhere where nothing stands against it', () => {
  const decide = { type: 'decide', subject: COMPANY, action: 'allow', term: TERM } as const;
  expect(blocked(NEW)).toBe('block everywhere');
  expect(blocked(settle(NEW, { ...decide, from: 'popup' }, 1))).toBe('block everywhere');
  const elsewhere = settle(NEW, { ...decide, from: 'popup', site: 'other.example' }, 1);
  expect(blocked(elsewhere)).toBe('block everywhere');
});

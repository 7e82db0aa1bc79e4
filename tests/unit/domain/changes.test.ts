import { describe, expect, it } from 'vitest';
import { type Changes, changedAt, readChanges, withChange } from '@/lib/domain/changes.ts';
import type { Change } from '@/lib/domain/command.ts';
import { withoutEnded } from '@/lib/domain/in-force.ts';
import { DEFAULT_PROTECTION, NOTHING_PASSING } from '@/lib/domain/protection.ts';
import { type Settings, settle } from '@/lib/domain/settle.ts';

const NEW: Settings = { protection: DEFAULT_PROTECTION, passing: NOTHING_PASSING };
const SITE = 'news.example';
const HERE = { site: SITE, tabId: 4, hosts: [{ host: 'px.meta.example', company: 'Meta' }] };
const other = { host: 'cdn.example', company: 'cdn.example' };
const ELSEWHERE = { site: 'shop.example', tabId: 5, hosts: [other] };
const always = { duration: 'always' } as const;
const hour = { duration: 'hour' } as const;
const visit = { duration: 'visit', tabId: 4, site: SITE } as const;
const subject = { kind: 'company', id: 'Meta' } as const;
const META = { kind: 'domain', id: 'meta.example' } as const;
const LIKE = { kind: 'domain', id: 'eta.example' } as const;
const block = { type: 'decide', subject, action: 'block', from: 'popup' } as const;
const trust = { type: 'trust', site: SITE, from: 'popup' } as const;

/** What a command at moment 10 changes, by place. */
function changesOf(command: Change, before = NEW): Changes {
  return withChange({}, before, settle(before, command, 10), 10);
}

describe('when what holds was changed', () => {
  it.each<[string, Change, here: boolean, elsewhere: boolean]>([
    ['a decision here', { ...block, term: always, site: SITE }, true, false],
    ['a decision for everywhere', { ...block, term: always }, true, false],
    ['a decision on a domain', { ...block, term: always, subject: META }, true, false],
    [
      'one on a name that only ends like it',
      { ...block, term: always, subject: LIKE },
      false,
      false,
    ],
    ['a decision for this visit', { ...block, term: visit, site: SITE }, true, false],
    ['trust', { ...trust, term: hour }, true, false],
    ['trust for this visit', { ...trust, term: visit }, true, false],
    ['a level', { type: 'level', level: 'strict' }, true, true],
    ['a pause', { type: 'pause', until: 'restart' }, true, true],
    ['a list', { type: 'list', list: 'badware', on: true }, true, true],
    ['a signal', { type: 'signal', signal: 'dnt', on: true }, true, true],
    ['nothing to take back', { type: 'undo-all' }, false, false],
  ])('is known of the places that it concerns: %s', (_, command, here, elsewhere) => {
    const changes = readChanges(JSON.parse(JSON.stringify(changesOf(command))));
    expect(changedAt(changes, HERE, 99)).toBe(here ? 10 : undefined);
    expect(changedAt(changes, ELSEWHERE, 99)).toBe(elsewhere ? 10 : undefined);
  });

  it('is not changed by what holds longer, and by what ends only where nothing else holds', () => {
    const blocked = settle(NEW, { ...block, term: always, site: SITE }, 0);
    expect(changesOf({ ...block, term: hour, site: SITE }, blocked)).toEqual({});
    const allowed = settle(blocked, { ...block, action: 'allow', term: hour, site: SITE }, 0);
    const ended = { ...allowed, protection: withoutEnded(allowed.protection, 4_000_000) };
    expect(withChange({}, allowed, ended, 4_000_000)).toEqual({ [SITE]: 4_000_000 });
    expect(withChange({}, blocked, { ...blocked }, 9)).toEqual({});
  });

  it('names no site of what ends with a visit, and keeps the latest moment of each place', () => {
    const passing = changesOf({ ...block, term: visit, site: SITE });
    expect(JSON.stringify(passing)).not.toContain(SITE);
    const later = settle(NEW, { ...block, term: always }, 20);
    const both = withChange(passing, NEW, later, 20);
    expect([changedAt(both, HERE, 99), changedAt(both, ELSEWHERE, 99)]).toEqual([20, undefined]);
    expect(changedAt(withChange(both, NEW, NEW, 30), HERE, 99)).toBe(20);
    expect(changedAt(both, HERE, 15)).toBe(10);
    expect(readChanges('corrupt')).toEqual({});
  });
});

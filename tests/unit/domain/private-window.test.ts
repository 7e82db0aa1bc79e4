import { describe, expect, it } from 'vitest';
import { durationsAt } from '@/lib/domain/choosing.ts';
import type { Command } from '@/lib/domain/command.ts';
import { forVisitOnly } from '@/lib/domain/private-window.ts';

const VISIT = { tabId: 3, site: 'news.example' };
const TERM = { duration: 'visit', ...VISIT };
const SUBJECT = { kind: 'company', id: 'Meta' } as const;
const DECIDE = {
  type: 'decide',
  subject: SUBJECT,
  action: 'allow',
  site: 'news.example',
  term: { duration: 'always' },
  from: 'popup',
} as const;

describe('what is decided in a private window', () => {
  it('holds for the visit, for however long it was asked for', () => {
    for (const duration of ['always', 'hour', 'day'] as const) {
      const command = { ...DECIDE, term: { duration } };
      expect(forVisitOnly(command, VISIT, [])).toEqual({ ...DECIDE, term: TERM });
    }
    const trust = { type: 'trust', site: 'news.example', from: 'popup' } as const;
    const asked = { ...trust, term: { duration: 'always' }, instead: true } as const;
    expect(forVisitOnly(asked, VISIT, [])).toEqual({ ...trust, term: TERM });
  });

  it('takes the place of what was decided for the visit, and of nothing on disk', () => {
    const instead = { subject: SUBJECT };
    const onDisk = { subject: SUBJECT, action: 'block', madeAt: 1, from: 'popup' } as const;
    const command = { ...DECIDE, instead };
    expect(forVisitOnly(command, VISIT, [])).toEqual({ ...DECIDE, term: TERM, instead });
    expect(forVisitOnly(command, VISIT, [onDisk])).toEqual({ ...DECIDE, term: TERM });
    const there = { ...onDisk, site: 'news.example' };
    expect(forVisitOnly(command, VISIT, [there])).toEqual({ ...DECIDE, term: TERM });
  });

  it('is all else as anywhere', () => {
    const commands: Command[] = [
      { type: 'undecide', subject: SUBJECT },
      { type: 'distrust', site: 'news.example' },
      { type: 'level', level: 'strict' },
      { type: 'pause', until: 'hour' },
    ];
    for (const command of commands) expect(forVisitOnly(command, VISIT, [])).toBe(command);
  });

  it('can be for nothing but the visit, and what it was', () => {
    const place = { site: 'news.example', tabId: 3 };
    expect(durationsAt(place)).toEqual(['visit', 'hour', 'day', 'always']);
    expect(durationsAt({ ...place, tabId: undefined })).toEqual(['hour', 'day', 'always']);
    expect(durationsAt({ ...place, isPrivate: true })).toEqual(['visit']);
    expect(durationsAt({ ...place, isPrivate: true }, 'day')).toEqual(['visit', 'day']);
  });
});

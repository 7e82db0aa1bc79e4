import { describe, expect, it } from 'vitest';
import { commandOfClick, durationsAt } from '@/lib/domain/choosing.ts';
import type { Change, Command } from '@/lib/domain/command.ts';
import { ACTIONS, type Action } from '@/lib/domain/decision.ts';
import { settingsSay } from '@/lib/domain/explain.ts';
import { forVisitOnly } from '@/lib/domain/private-window.ts';
import { DEFAULT_PROTECTION, NOTHING_PASSING } from '@/lib/domain/protection.ts';
import { type Settings, settle } from '@/lib/domain/settle.ts';
import { decisionAt, momentOf } from '@/lib/domain/standing.ts';

const SITE = 'news.example';
const VISIT = { tabId: 3, site: SITE };
const TERM = { duration: 'visit', ...VISIT };
const SUBJECT = { kind: 'company', id: 'Meta' } as const;
const DECIDE = {
  type: 'decide',
  subject: SUBJECT,
  action: 'allow',
  site: SITE,
  term: { duration: 'always' },
  from: 'popup',
} as const;
const BEFORE: Settings = { protection: DEFAULT_PROTECTION, passing: NOTHING_PASSING };

/** Settings after a click on an action: in a private window, or in another. */
function click(settings: Settings, action: Action, isPrivate: boolean): Settings {
  const decision = decisionAt(momentOf(settings, 1), SUBJECT, SITE, false);
  const choice = { subject: SUBJECT, site: SITE, onlyHere: isPrivate, decision };
  const asked = commandOfClick(choice, action);
  return settle(settings, (isPrivate ? privately(asked, settings) : asked) as Change, 1);
}

const privately = (command: Command, { passing }: Settings) =>
  forVisitOnly(command, VISIT, passing);

/** What is done with the company on a site. */
function done(settings: Settings, site: string): Action | undefined {
  const { inForce } = momentOf(settings, 1);
  const say = settingsSay(inForce, { host: 'meta.example', company: 'Meta', site, siteOwner: '' });
  return say.by === 'decision' ? say.ruling.action : undefined;
}

describe('what is decided in a private window', () => {
  it('holds here and for the visit, for whatever was asked', () => {
    for (const duration of ['always', 'hour', 'day'] as const) {
      const { site: _, ...everywhere } = { ...DECIDE, term: { duration } };
      const instead = { subject: SUBJECT };
      const wanted = { ...DECIDE, term: TERM };
      expect(privately({ ...everywhere, instead }, BEFORE)).toEqual(wanted);
    }
    const trust = { type: 'trust', site: SITE, from: 'popup' } as const;
    const asked = { ...trust, term: { duration: 'always' }, instead: true } as const;
    expect(privately(asked, BEFORE)).toEqual({ ...trust, term: TERM });
  });

  it('holds over anything that was decided before, and leaves that as it was', () => {
    for (const first of ACTIONS) {
      for (const [second, third] of ACTIONS.flatMap((a) => ACTIONS.map((b) => [a, b] as const))) {
        const onDisk = click(BEFORE, first, false);
        // The same once more takes it back, and that is meant for good.
        if (second === first || third === second) continue;
        const once = click(onDisk, second, true);
        expect([done(once, SITE), done(once, 'other.example')]).toEqual([
          second,
          done(onDisk, 'other.example'),
        ]);
        const twice = click(once, third, true);
        expect(done(twice, SITE)).toBe(third);
        expect(twice.protection).toEqual(onDisk.protection);
        const back = click(twice, third, true);
        expect(back).toEqual({ ...onDisk, passing: { ...onDisk.passing, decisions: [] } });
      }
    }
  });

  it('takes back the trust of the visit alone', () => {
    const trust = { type: 'trust', site: SITE, from: 'popup', term: DECIDE.term } as const;
    const trusted = settle(BEFORE, trust, 1);
    const both = settle(trusted, privately(trust, trusted) as Change, 1);
    const distrust = { type: 'distrust', site: SITE } as const;
    const after = settle(both, privately(distrust, both) as Change, 1);
    expect(after).toEqual(trusted);
    expect(settle(after, privately(distrust, after) as Change, 1).protection.trusts).toEqual([]);
  });

  it('is all else as anywhere', () => {
    const commands: Command[] = [
      { type: 'undecide', subject: SUBJECT },
      { type: 'distrust', site: SITE },
      { type: 'level', level: 'strict' },
      { type: 'pause', until: 'hour' },
    ];
    for (const command of commands) expect(privately(command, BEFORE)).toBe(command);
  });

  it('can be for nothing but the visit, and what it was', () => {
    const place = { site: SITE, tabId: 3 };
    expect(durationsAt(place)).toEqual(['visit', 'hour', 'day', 'always']);
    expect(durationsAt({ ...place, tabId: undefined })).toEqual(['hour', 'day', 'always']);
    expect(durationsAt({ ...place, isPrivate: true })).toEqual(['visit']);
    expect(durationsAt({ ...place, isPrivate: true }, 'day')).toEqual(['visit', 'day']);
  });
});

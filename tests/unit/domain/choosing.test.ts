import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  type Choice,
  commandOfClick,
  commandOfDuration,
  commandOfReach,
  commandOfTrust,
  durationOf,
} from '@/lib/domain/choosing.ts';
import { CommandSchema } from '@/lib/domain/command.ts';
import { ACTIONS, type Action, type Decision, DURATIONS } from '@/lib/domain/decision.ts';
import { settingsSay } from '@/lib/domain/explain.ts';
import { DEFAULT_PROTECTION, NOTHING_PASSING } from '@/lib/domain/protection.ts';
import { type Settings, settle } from '@/lib/domain/settle.ts';
import { decisionAt, momentOf } from '@/lib/domain/standing.ts';

const SITE = 'news.example';
const META = { kind: 'company', id: 'Meta' } as const;
const PLACE = { site: SITE, tabId: 3 };
const MARKS = { madeAt: 0, from: 'popup' } as const;
const NOW = 1000;
const NEW: Settings = { protection: DEFAULT_PROTECTION, passing: NOTHING_PASSING };

function choice(decision?: Decision, isOwn = false): Choice {
  return { subject: META, site: SITE, onlyHere: isOwn, decision };
}

describe('a click on an action', () => {
  it.each<[Action, string | undefined]>([
    ['block', undefined],
    ['limit', SITE],
    ['allow', SITE],
  ])('to %s holds always, on: %s', (action, site) => {
    expect(commandOfClick(choice(), action)).toEqual({
      ...{ type: 'decide', subject: META, action, term: { duration: 'always' }, from: 'popup' },
      ...(site !== undefined && { site }),
    });
  });

  it('to block a company on a site of its own holds there', () => {
    expect(commandOfClick(choice(undefined, true), 'block')).toMatchObject({ site: SITE });
  });

  it('that is in force takes it back, where it holds', () => {
    const everywhere: Decision = { subject: META, action: 'block', ...MARKS };
    const here: Decision = { ...everywhere, site: SITE };
    expect(commandOfClick(choice(everywhere), 'block')).toEqual({
      type: 'undecide',
      subject: META,
    });
    expect(commandOfClick(choice(here), 'block')).toEqual({
      ...{ type: 'undecide', subject: META, site: SITE },
    });
  });

  const settings = fc
    .array(fc.tuple(fc.constantFrom(...ACTIONS), fc.boolean(), fc.constantFrom(...DURATIONS)), {
      maxLength: 4,
    })
    .map((taken) =>
      taken.reduce<Settings>((before, [action, isHere, duration]) => {
        const term = duration === 'visit' ? { duration, ...PLACE } : { duration };
        const where = isHere ? { site: SITE } : {};
        return settle(
          before,
          { type: 'decide', subject: META, ...where, action, term, from: 'popup' },
          0,
        );
      }, NEW),
    );

  it('comes into force here, whatever was decided before, and is a well-formed command', () => {
    fc.assert(
      fc.property(settings, fc.constantFrom(...ACTIONS), fc.boolean(), (before, action, isOwn) => {
        const decision = decisionAt(momentOf(before, NOW), META, SITE, isOwn);
        const command = commandOfClick(choice(decision, isOwn), action);
        expect(v.safeParse(CommandSchema, command).success).toBe(true);
        if (command.type !== 'decide') {
          expect(decision?.action).toBe(action);
          return;
        }
        const moment = momentOf(settle(before, command, NOW), NOW);
        const thirdParty = {
          ...{ host: 'px.meta.example', company: 'Meta', site: SITE },
          siteOwner: isOwn ? 'Meta' : '',
        };
        expect(settingsSay(moment.inForce, thirdParty)).toMatchObject({ ruling: { action } });
        expect(decisionAt(moment, META, SITE, isOwn)).toMatchObject({ action });
      }),
    );
  });
});

describe('a decision that is changed', () => {
  const held: Decision = { subject: META, site: SITE, action: 'limit', ...MARKS, until: 3_600_000 };

  it('reaches further for as long as before', () => {
    expect(commandOfReach(held, undefined)).toEqual({
      ...{ type: 'decide', subject: META, action: 'limit', term: { duration: 'hour' } },
      ...{ from: 'popup', instead: { subject: META, site: SITE } },
    });
    const visit = commandOfReach({ ...held, visit: PLACE }, SITE);
    expect(visit).toMatchObject({ site: SITE, term: { duration: 'visit', ...PLACE } });
  });

  it.each(DURATIONS)('holds for: %s, in place of before', (duration) => {
    const command = commandOfDuration(held, duration, PLACE);
    const before = settle(NEW, commandOfDuration(held, 'always', PLACE) as never, 0);
    const moment = momentOf(settle(before, command as never, NOW), NOW);
    const decision = decisionAt(moment, META, SITE, false);
    expect(decision && durationOf(decision)).toBe(duration);
    expect(moment.protection.decisions.length + moment.passing.decisions.length).toBe(1);
  });

  it('for a visit in no tab is for an hour', () => {
    const nowhere = { site: SITE, tabId: undefined };
    expect(commandOfTrust('visit', nowhere)).toMatchObject({ term: { duration: 'hour' } });
    expect(commandOfTrust('visit', PLACE)).toMatchObject({ term: { duration: 'visit', ...PLACE } });
  });
});

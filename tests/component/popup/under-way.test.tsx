import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { Action } from '@/lib/domain/decision';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection';
import { POPUP_STATES } from '../../support/fixtures/popup-states.ts';
import { control, waiting } from '../controls.ts';
import { renderPopup } from '../render-popup.tsx';

afterEach(cleanup);

const SITE = 'news.example';
const GOOGLE = { kind: 'company', id: 'Google' } as const;

/** The command of a decision on Google. */
function decide(action: Action, rest: object = {}) {
  return {
    ...{ type: 'decide', subject: GOOGLE, action, term: { duration: 'always' }, from: 'popup' },
    ...rest,
  };
}

/** Presses buttons of Google’s control one after the other; no command is answered meanwhile. */
async function press(facts: Parameters<typeof waiting>[0], ...labels: readonly string[]) {
  const { source } = waiting(facts);
  const { user } = await renderPopup(source);
  for (const label of labels) await user.click(control('Google').button(label));
  return source.sent;
}

describe('while a command is under way, the next one', () => {
  test('takes the place of what was asked for, which holds here only', async () => {
    expect(await press(POPUP_STATES.normal, 'Allow', 'Block')).toEqual([
      decide('allow', { site: SITE }),
      decide('block', { instead: { subject: GOOGLE, site: SITE } }),
    ]);
    expect(control('Google').pressed()).toEqual(['Block']);
    expect(control('Google').button('Block').title).toBe('Take this decision back');
  });

  test('lies above what was asked for everywhere', async () => {
    expect(await press(POPUP_STATES.normal, 'Block', 'Allow')).toEqual([
      decide('block'),
      decide('allow', { site: SITE }),
    ]);
    expect(control('Google').pressed()).toEqual(['Allow']);
  });

  test('takes back what was asked for, and asks for it again', async () => {
    const back = { type: 'undecide', subject: GOOGLE };
    expect(await press(POPUP_STATES.normal, 'Block', 'Block', 'Block')).toEqual([
      ...[decide('block'), back, decide('block')],
    ]);
    expect(control('Google').pressed()).toEqual(['Block']);
  });

  test('is the one that is shown, whatever it reaches', async () => {
    const sent = await press(POPUP_STATES.normal, 'Allow', 'Allow', 'Block');
    expect(sent.at(-1)).toEqual(decide('block'));
    expect(control('Google').pressed()).toEqual(['Block']);
  });

  test('changes how far it reaches, for as long as was asked for', async () => {
    const { source } = waiting(POPUP_STATES.decided);
    const { user } = await renderPopup(source);
    const row = within(screen.getByText('Cloudflare').closest('li') as HTMLElement);
    await user.click(row.getByText('Cloudflare'));
    await user.click(row.getByRole('radio', { name: '1 hour' }));
    await user.click(row.getByRole('radio', { name: 'Everywhere' }));
    expect(source.sent[1]).toMatchObject({ action: 'allow', term: { duration: 'hour' } });
    expect(source.sent[1]).not.toHaveProperty('site');
    await user.click(row.getByRole('radio', { name: '1 day' }));
    expect(source.sent[2]).toMatchObject({ term: { duration: 'day' } });
    expect(source.sent[2]).not.toHaveProperty('site');
    const back = row.getByRole('button', { name: 'Take back the decision on Cloudflare' });
    await user.click(back);
    await user.click(back);
    const subject = { kind: 'company', id: 'Cloudflare' };
    expect(source.sent.slice(3)).toEqual([{ type: 'undecide', subject }]);
  });

  test('cannot be sent from a preview, which weighs what holds still', async () => {
    const { source } = waiting(POPUP_STATES.normal);
    const { user } = await renderPopup(source);
    const row = within(screen.getByText('Google').closest('li') as HTMLElement);
    await user.click(row.getByText('Google'));
    await user.click(row.getByText('What would a decision change?'));
    await user.click(control('Google').button('Allow'));
    expect(row.getByRole<HTMLButtonElement>('button', { name: 'Do it' }).disabled).toBe(true);
  });

  test('takes nothing back in a private window but what was asked for there', async () => {
    const decisions = [
      { subject: GOOGLE, site: SITE, action: 'allow', madeAt: 1, from: 'popup' },
    ] as const;
    const protection = { ...DEFAULT_PROTECTION, decisions };
    const facts = { ...POPUP_STATES.normal, isPrivate: true, protection };
    const sent = await press(facts, 'Block', 'Block');
    expect(sent[1]).toEqual({ type: 'undecide', subject: GOOGLE, site: SITE, passing: true });
  });
});

test('a search for what is broken is begun once', async () => {
  const { source } = waiting(POPUP_STATES.normal);
  const { user } = await renderPopup(source);
  const start = screen.getByRole('button', { name: 'Something broken?' });
  await user.click(start);
  await user.click(start);
  expect(source.sent).toMatchObject([{ type: 'find', step: 'start' }]);
});

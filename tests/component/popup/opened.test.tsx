import { cleanup, screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { fixtureSource } from '../../support/fixtures/popup-source.ts';
import { POPUP_STATES, type PopupStateName } from '../../support/fixtures/popup-states.ts';
import { control } from '../controls.ts';
import { renderPopup } from '../render-popup.tsx';

afterEach(cleanup);

const SITE = 'news.example';
const GOOGLE = { kind: 'company', id: 'Google' } as const;
const always = { duration: 'always' } as const;

async function open(user: UserEvent, company: string) {
  const row = screen.getByText(company).closest('li') as HTMLElement;
  await user.click(within(row).getByText(company));
  return within(row);
}

describe('an opened company', () => {
  test('says that nothing was decided, until something is', async () => {
    const { user } = await renderPopup(POPUP_STATES.normal);
    const row = await open(user, 'Google');
    expect(row.getByText(/^No decision of yours/)).toBeDefined();
    expect(row.queryByRole('radio')).toBeNull();
  });

  test('changes how far a decision reaches, in one step and for as long as before', async () => {
    const source = fixtureSource(POPUP_STATES.decided);
    const { user } = await renderPopup(source);
    const row = await open(user, 'Meta');
    expect(row.getByRole<HTMLInputElement>('radio', { name: 'This site only' }).checked).toBe(true);
    expect(row.getByRole<HTMLInputElement>('radio', { name: '1 day' }).checked).toBe(true);
    await user.click(row.getByRole('radio', { name: 'Everywhere' }));
    const subject = { kind: 'company', id: 'Meta' };
    expect(source.sent).toEqual([
      {
        ...{ type: 'decide', subject, action: 'limit', term: { duration: 'day' }, from: 'popup' },
        instead: { subject, site: SITE },
      },
    ]);
    expect(await row.findByText(/^Limited everywhere, until/)).toBeDefined();
  });

  test.each([
    ['This visit', { duration: 'visit', tabId: 7, site: SITE }, 'for this visit'],
    ['1 hour', { duration: 'hour' }, 'until'],
    ['1 day', { duration: 'day' }, 'until'],
  ] as const)('holds a decision for: %s', async (label, term, told) => {
    const source = fixtureSource(POPUP_STATES.decided);
    const { user } = await renderPopup(source);
    const row = await open(user, 'Google');
    await user.click(row.getAllByRole('radio', { name: label })[0] as HTMLElement);
    expect(source.sent).toEqual([
      {
        ...{ type: 'decide', subject: GOOGLE, action: 'block', term, from: 'popup' },
        instead: { subject: GOOGLE },
      },
    ]);
    expect(await row.findByText(new RegExp(`^Blocked everywhere, ${told}`))).toBeDefined();
    expect(row.getAllByRole<HTMLInputElement>('radio', { name: label })[0]?.checked).toBe(true);
  });

  test('takes a decision back', async () => {
    const source = fixtureSource(POPUP_STATES.decided);
    const { user } = await renderPopup(source);
    const row = await open(user, 'Google');
    await user.click(row.getByRole('button', { name: 'Take back the decision on Google' }));
    expect(source.sent).toEqual([{ type: 'undecide', subject: GOOGLE }]);
    expect(await row.findByText(/^No decision of yours/)).toBeDefined();
  });

  test('of the site’s owner can be decided on here only', async () => {
    const source = fixtureSource(POPUP_STATES['owner only']);
    const { user } = await renderPopup(source);
    const row = await open(user, 'News Group');
    const toolbar = row.getByRole('toolbar', { name: 'What to do with News Group' });
    await user.click(within(toolbar).getByRole('button', { name: 'Block' }));
    expect(source.sent).toMatchObject([{ subject: { id: 'News Group' }, site: SITE }]);
    await row.findByText('Blocked on this site, always');
    expect(row.queryByRole('radio', { name: 'Everywhere' })).toBeNull();
  });
});

describe('a stranger that behaves like a tracker', () => {
  test.each([
    ['learned, strict', /^It is limited, as your level/],
    ['learned', /^It is marked only/],
  ] as const)('in the state "%s" is told to be that only while it is', async (state, means) => {
    const { user } = await renderPopup(POPUP_STATES[state]);
    const row = await open(user, 'stranger.example');
    row.getByText(means);
    await user.click(control('stranger.example').button('Allow'));
    await row.findByText('Allowed on this site, always');
    expect(row.queryByText(means)).toBeNull();
    expect(row.queryByRole('button', { name: 'Allow it' })).toBeNull();
    row.getByText(/^Behaves like a tracker: no list names/);
  });
});

describe('what a decision would change', () => {
  async function consider(state: PopupStateName, company: string) {
    const source = fixtureSource(POPUP_STATES[state]);
    const { user } = await renderPopup(source);
    const row = await open(user, company);
    await user.click(row.getByText('What would a decision change?'));
    return { source, user, row };
  }

  test('is shown for any action, here or everywhere, before anything is sent', async () => {
    const { source, user, row } = await consider('normal', 'Google');
    expect(
      await row.findByText('It would no longer be reached from 2 of your sites.'),
    ).toBeDefined();
    await user.click(row.getByRole('radio', { name: 'Limit' }));
    expect(await row.findByText('It would get no cookies on 2 of your sites.')).toBeDefined();
    expect(row.getByText('It would come back on 3 of your sites.')).toBeDefined();
    await user.click(row.getByRole('radio', { name: 'This site only' }));
    expect(await row.findByText('It would come back on 1 of your sites.')).toBeDefined();
    expect(source.sent).toEqual([]);
    await user.click(row.getByRole('button', { name: 'Do it' }));
    expect(source.sent).toEqual([
      {
        ...{ type: 'decide', subject: GOOGLE, action: 'limit', term: always, from: 'popup' },
        site: SITE,
      },
    ]);
  });

  test('is shown for one domain, which alone is decided on', async () => {
    const { source, user, row } = await consider('normal', 'Google');
    await user.selectOptions(row.getByRole('combobox'), 'www.google-analytics.com');
    await user.click(row.getByRole('radio', { name: 'Allow' }));
    expect(await row.findByText('It would come back on 3 of your sites.')).toBeDefined();
    await user.click(row.getByRole('button', { name: 'Do it' }));
    const subject = { kind: 'domain', id: 'www.google-analytics.com' };
    expect(source.sent).toMatchObject([{ type: 'decide', subject, action: 'allow' }]);
    expect(source.sent[0]).not.toHaveProperty('site');
  });

  test('is shown for taking a decision back, and is then no more to be taken back', async () => {
    const { source, user, row } = await consider('decided', 'Google');
    const back = row.getByRole<HTMLInputElement>('radio', { name: 'Take back' });
    expect(back.checked).toBe(true);
    expect(
      await row.findByText(/^The filter lists would decide on \d of your sites/),
    ).toBeDefined();
    await user.click(row.getByRole('button', { name: 'Do it' }));
    expect(source.sent).toEqual([{ type: 'undecide', subject: GOOGLE }]);
    await expect.poll(() => row.queryByRole('radio', { name: 'Take back' })).toBeNull();
  });
});

describe('a single domain', () => {
  test('has the same control, which decides on it alone', async () => {
    const source = fixtureSource(POPUP_STATES.normal);
    const { user } = await renderPopup(source);
    const row = await open(user, 'Google');
    const host = 'www.google-analytics.com';
    const toolbar = row.getByRole('toolbar', { name: `What to do with ${host}` });
    await user.click(within(toolbar).getByRole('button', { name: 'Allow' }));
    const subject = { kind: 'domain', id: host };
    expect(source.sent).toEqual([
      { type: 'decide', subject, site: SITE, action: 'allow', term: always, from: 'popup' },
    ]);
    expect(
      await row.findByText(`1 blocked. Allowed on this site, always: your decision on ${host}.`),
    ).toBeDefined();
    expect(row.getByRole('button', { name: `Take back the decision on ${host}` })).toBeDefined();
  });
});

describe('why', () => {
  const WHYS: readonly [PopupStateName, string, string, string][] = [
    ['normal', 'Google', 'securepubads.g.doubleclick.net', 'Listed by AdGuard Base.'],
    [
      ...(['normal', 'Google', 'www.google-analytics.com'] as const),
      'Listed by AdGuard Base and AdGuard Tracking Protection.',
    ],
    [
      ...(['normal', 'Google', 'www.googletagmanager.com'] as const),
      'Its addresses match a general rule of the filter lists.',
    ],
    ['normal', 'Cloudflare', 'cdnjs.cloudflare.com', 'Let through: no list names it.'],
    [
      ...(['normal', 'OneTrust', 'cdn.cookielaw.org'] as const),
      'Some of its addresses are listed by AdGuard Tracking Protection.',
    ],
    [
      ...(['normal', 'Hotjar', 'static.hotjar.com'] as const),
      'Listed by AdGuard Tracking Protection, with exceptions.',
    ],
    [
      ...(['decided', 'Google', 'www.googletagmanager.com'] as const),
      'Blocked everywhere, always: your decision on Google.',
    ],
    [
      ...(['decided', 'Google', 'www.google-analytics.com'] as const),
      'Allowed everywhere, always: your decision on www.google-analytics.com.',
    ],
    [
      ...(['strict', 'Cloudflare', 'cdnjs.cloudflare.com'] as const),
      'No list names it. Strict takes its cookies.',
    ],
    [
      ...(['listed in many ways', 'By an own list', 'own-list.example'] as const),
      'Listed by your list “Mine”.',
    ],
    [
      ...(['listed in many ways', 'Let through by an own list', 'own-exception.example'] as const),
      'Listed by AdGuard Base, with exceptions by your list “Mine”.',
    ],
    [
      ...(['learned', 'stranger.example', 'px.stranger.example'] as const),
      'Let through and marked: no list names it, but it behaves like a tracker.',
    ],
    [
      ...(['learned, strict', 'stranger.example', 'px.stranger.example'] as const),
      'No list names it, but it behaves like a tracker: limited at Strict.',
    ],
    ['paused', 'Google', 'www.google-analytics.com', 'Let through: protection is paused.'],
    ['watching', 'Google', 'www.google-analytics.com', 'Let through: Unweave only watches.'],
    ['trusted', 'Meta', 'connect.facebook.net', 'Let through: protection is off for this site.'],
    [
      ...(['owner only', 'News Group', 'img.newscdn.example'] as const),
      'Its addresses match a general rule of the filter lists.',
    ],
  ];

  test.each(WHYS)('in the state "%s", %s: %s', async (state, company, host, why) => {
    const { user } = await renderPopup(POPUP_STATES[state]);
    const row = await open(user, company);
    const item = (await row.findByText(host)).closest('li') as HTMLElement;
    await expect.poll(() => item.querySelector('p')?.textContent).toContain(why);
  });

  test('is still told, in general, when the lists cannot be read', async () => {
    const source = fixtureSource(POPUP_STATES.normal);
    source.readLists = () => Promise.reject(new Error('no such file'));
    const { user } = await renderPopup(source);
    const row = await open(user, 'Meta');
    expect(row.getByText('3 blocked. The filter lists decide.')).toBeDefined();
  });
});

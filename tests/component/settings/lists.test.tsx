import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { fixtureSettings, SETTINGS_STATES } from '../../support/fixtures/settings-states.ts';
import { openSettings, part, renderSettings } from '../render-settings.tsx';

afterEach(cleanup);

describe('filter lists', () => {
  test('are switched on and off, and tell the room that is left', async () => {
    const { source, user } = await openSettings('empty');
    const { getByRole, getByText } = part('Filter lists');
    expect(
      getByText('The browser has room for 271,394 more rules of packaged lists.'),
    ).toBeDefined();
    await user.click(getByRole('switch', { name: /^URLhaus/ }));
    await user.click(getByRole('switch', { name: /^German/ }));
    await user.click(getByRole('switch', { name: /^German/ }));
    expect(source.sent).toEqual([
      { type: 'list', list: 'urlhaus', on: true },
      { type: 'list', list: 'german', on: true },
      { type: 'list', list: 'german', on: false },
    ]);
    expect(getByRole<HTMLInputElement>('switch', { name: /^URLhaus/ }).checked).toBe(true);
  });

  test('say what a level switched on, and what the browser has no room for', async () => {
    await openSettings('huge');
    const { getByRole } = part('Filter lists');
    const social = getByRole<HTMLInputElement>('switch', { name: /part of the level Strict/ });
    expect([social.checked, social.disabled]).toEqual([true, true]);
    expect(getByRole('switch', { name: /^AdGuard Cookie Notices.*no room/ })).toBeDefined();
    expect(screen.queryByRole('switch', { name: /^AdGuard Annoyances.*no room/ })).toBeNull();
  });

  test('tell how many rules each has, and what does not fit any more', async () => {
    await openSettings('one');
    const { getByRole } = part('Filter lists');
    expect(getByRole('switch', { name: /^AdGuard Social .*1 rule$/ })).toBeDefined();
    expect(
      getByRole('switch', { name: /^URLhaus.*310 rules$/ }).closest('label')?.textContent,
    ).not.toContain('no room');
    expect(
      getByRole('switch', { name: /^Badware.*no room for it now.*2,754 rules$/ }),
    ).toBeDefined();
    expect(screen.queryByText(/not in force/)).toBeNull();
  });

  test('name those that are on and that the browser has no room for', async () => {
    await openSettings('huge');
    expect(part('Filter lists').getByRole('status').textContent).toMatch(
      /not in force: AdGuard Cookie Notices\. The browser has no room/,
    );
    cleanup();
    await openSettings('lists missing');
    expect(part('Filter lists').getByRole('status').textContent).toMatch(
      /not in force: AdGuard Tracking Protection\./,
    );
    cleanup();
    await openSettings('full');
    expect(part('Filter lists').getByRole('status').textContent).toMatch(/room for rules is full/);
  });

  test('lead to lists of one’s own', async () => {
    await openSettings('empty');
    const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Your own lists' });
    expect(new URL(link.href).pathname).toBe('/lists.html');
  });

  test('may be none', async () => {
    await openSettings('without lists');
    expect(part('Filter lists').getByText(/without optional lists/)).toBeDefined();
    expect(screen.queryByText(/has room for/)).toBeNull();
  });

  test('of the level are on, and named where the browser has no room for them', async () => {
    const { full } = SETTINGS_STATES;
    const strict = { ...full, protection: { ...full.protection, level: 'strict' } } as const;
    await renderSettings(fixtureSettings(strict));
    const { getByRole } = part('Filter lists');
    expect(getByRole('status').textContent).toMatch(/not in force: AdGuard Social Media\./);
    const social = getByRole<HTMLInputElement>('switch', {
      name: /Social Media.*no room for it\./,
    });
    expect([social.checked, social.disabled]).toEqual([true, true]);
  });

  test('of a level that is on its way are not missed yet', async () => {
    const source = fixtureSettings(SETTINGS_STATES.full, () => new Promise(() => undefined));
    const { user, store } = await renderSettings(source);
    await user.click(screen.getByRole('radio', { name: /^Strict/ }));
    const facts = await source.read();
    const protection = { ...facts.protection, level: 'strict' } as const;
    act(() => store.setState({ facts: { ...facts, protection } }));
    expect(part('Filter lists').getByRole('status').textContent).toMatch(/room for rules is full/);
  });
});

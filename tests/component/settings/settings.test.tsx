import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { Reply } from '@/lib/domain/command';
import { fixtureSettings, SETTINGS_STATES } from '../../support/fixtures/settings-states.ts';
import { openSettings, part, renderSettings } from '../render-settings.tsx';

afterEach(cleanup);

function lines(): string[] {
  return screen
    .queryAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent ?? '');
}

describe('level and pause', () => {
  test('are shown and changed', async () => {
    const { source, user } = await openSettings('empty');
    const { getByRole, findByText } = part('Protection');
    expect(getByRole<HTMLInputElement>('radio', { name: /^Standard/ }).checked).toBe(true);
    await user.click(getByRole('radio', { name: /^Strict/ }));
    await user.click(getByRole('button', { name: '1 hour' }));
    expect(source.sent).toEqual([
      { type: 'level', level: 'strict' },
      { type: 'pause', until: 'hour' },
    ]);
    await findByText(/^Paused until \d/);
    expect(screen.getByText(/no signal is sent/)).toBeDefined();
    await user.click(getByRole('button', { name: 'End pause' }));
    expect(source.sent[2]).toEqual({ type: 'pause', until: 'now' });
  });
});

describe('signals', () => {
  test.each([
    [/^Global Privacy Control/, 'gpc', false],
    [/^Do Not Track/, 'dnt', true],
  ] as const)('%s is a switch', async (name, signal, on) => {
    const { source, user } = await openSettings('empty');
    const toggle = screen.getByRole<HTMLInputElement>('switch', { name });
    expect(toggle.checked).toBe(!on);
    await user.click(toggle);
    expect(source.sent).toEqual([{ type: 'signal', signal, on }]);
    await expect.poll(() => toggle.checked).toBe(on);
  });
});

describe('sync', () => {
  test('is shown as it was asked for, busy until the reply, also to who left and came back', async () => {
    const source = fixtureSettings(SETTINGS_STATES.empty);
    const replies: ((reply: Reply) => void)[] = [];
    source.sendSync = () => new Promise((resolve) => replies.push(resolve));
    const { store } = await renderSettings(source, undefined, false);
    const toggle = () => screen.getByRole<HTMLInputElement>('switch', { name: /^Sync is/ });
    await act(async () => void store.getState().switchSync(true));
    expect(toggle().checked).toBe(true);
    expect(toggle().closest('[aria-busy="true"]')).not.toBeNull();
    await act(async () => void store.getState().switchSync(false));
    await act(async () => replies[0]?.({ ok: true }));
    expect(toggle().checked).toBe(false);
    expect(toggle().closest('[aria-busy="true"]')).not.toBeNull();
    await act(async () => replies[1]?.({ ok: true }));
    expect(toggle().closest('[aria-busy="true"]')).toBeNull();
  });
});

describe('the ledger', () => {
  test('says that it is empty, and how that changes', async () => {
    await openSettings('empty');
    expect(part('Your decisions').getByText(/^You have decided nothing yet/)).toBeDefined();
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('tells of each line what, where, how long, when and from where, the newest first', async () => {
    await openSettings('small');
    expect(screen.getByText('7 entries')).toBeDefined();
    const [first, second, third] = lines();
    expect(first).toMatch(/^visited\.exampleTrustedThe whole siteThis visit.*in the popup/);
    expect(second).toMatch(/^weather\.exampleTrustedThe whole site1 hour more.*another browser/);
    expect(third).toMatch(/^CloudflareBlockedEverywhere5 hours more, then: Allowed/);
    const meta = lines().find((line) => line.startsWith('Meta'));
    expect(meta).toMatch(/^MetaLimitedOn news\.example40 minutes more.*2026/);
    expect(lines().some((line) => line.startsWith('Criteo'))).toBe(false);
  });

  test('says what would change before a line is taken back', async () => {
    const { source, user } = await openSettings('small');
    const weigh = (name: string) =>
      user.click(
        screen.getByRole('button', {
          name: `What would change if the decision on ${name} were taken back?`,
        }),
      );
    await weigh('Meta');
    await screen.findByText('The filter lists would decide on 1 of your sites.');
    expect(screen.getByText('news.example').tagName).toBe('LI');
    await weigh('bank.example');
    screen.getByText(/^Protection would be on again on bank\.example/);
    await weigh('fonts.gstatic.com');
    await screen.findByText('Nothing would change on the sites on record.');
    source.readThreads = () => Promise.reject(new Error('damaged'));
    await weigh('Google');
    await screen.findByText(/^What this would change is not known/);
    await weigh('Meta');
    expect(screen.queryByText('The filter lists would decide on 1 of your sites.')).toBeNull();
    expect(source.sent).toEqual([]);
  });

  test('takes a line back', async () => {
    const { source, user } = await openSettings('small');
    await user.click(screen.getByRole('button', { name: 'Take back the decision on Meta' }));
    await user.click(
      screen.getByRole('button', { name: 'Take back the decision on bank.example' }),
    );
    expect(source.sent).toEqual([
      { type: 'undecide', subject: { kind: 'company', id: 'Meta' }, site: 'news.example' },
      { type: 'distrust', site: 'bank.example' },
    ]);
    await expect.poll(lines).toHaveLength(5);
  });

  test('keeps the focus where something was taken back, or everything', async () => {
    const { user } = await openSettings('small');
    const press = async (name: string) => {
      act(() => screen.getByRole('button', { name }).focus());
      await user.keyboard('{Enter}');
    };
    const place = lines().findIndex((line) => line.startsWith('Meta'));
    await press('Take back the decision on Meta');
    await expect.poll(lines).toHaveLength(6);
    const next = screen.getAllByRole('row')[place + 1];
    expect(next?.contains(document.activeElement)).toBe(true);
    await press('Take everything back');
    await screen.findByText(/^You have decided nothing yet/);
    expect(document.activeElement?.textContent).toBe('Bring everything back');
    await user.keyboard('{Enter}');
    await expect.poll(lines).toHaveLength(6);
    expect(document.activeElement).not.toBe(document.body);
  });

  test('is searched and filtered', async () => {
    const { user } = await openSettings('small');
    await user.type(screen.getByRole('searchbox'), ' SHOP');
    expect(lines()).toHaveLength(1);
    expect(document.querySelector('.ledger-count')?.textContent).toBe('1 of 7 entries');
    await user.clear(screen.getByRole('searchbox'));
    await user.click(screen.getByRole('radio', { name: 'Trusted' }));
    expect(lines()).toHaveLength(3);
    await user.type(screen.getByRole('searchbox'), 'nobody');
    expect(lines()).toHaveLength(0);
    expect(document.querySelector('.ledger-count')?.textContent).toBe('0 of 7 entries');
  });

  test('takes everything back, and brings it back again', async () => {
    const { source, user } = await openSettings('small');
    expect(screen.getByText(/^That is 4 decisions and the trust in 3 sites\./)).toBeDefined();
    const before = lines();
    const region = document.querySelector('[role="status"]:not(.ledger-count)');
    expect(region?.textContent).toBe('');
    await user.click(screen.getByRole('button', { name: 'Take everything back' }));
    expect(await screen.findByText(/^You have decided nothing yet/)).toBeDefined();
    expect(region?.isConnected).toBe(true);
    expect(region?.textContent).toMatch(/^Taken back: 4 decisions and the trust in 3 sites\./);
    await user.click(screen.getByRole('button', { name: 'Bring everything back' }));
    expect(source.sent).toEqual([{ type: 'undo-all' }, { type: 'bring-back' }]);
    await expect.poll(lines).toEqual(before);
    expect(screen.queryByRole('button', { name: 'Bring everything back' })).toBeNull();
  });

  test('of many decisions shows a hundred, and a hundred more when asked', async () => {
    const { user } = await openSettings('huge');
    expect(lines()).toHaveLength(100);
    await user.click(screen.getByRole('button', { name: 'Show 100 more' }));
    expect(lines()).toHaveLength(200);
    await user.click(screen.getByRole('button', { name: 'Show 1 more' }));
    expect(lines()).toHaveLength(201);
    expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
  });
});

describe('what goes wrong', () => {
  test.each([
    [
      { ok: false, saved: false, reason: 'Rule count exceeded' },
      /^Nothing was changed\..*exceeded/,
    ],
    [{ ok: false, saved: true, reason: '' }, /^Saved, but the browser refuses/],
  ] as const)('is told: %j', async (reply, told) => {
    const source = fixtureSettings(SETTINGS_STATES.empty, async () => reply);
    const { user } = await renderSettings(source, undefined, false);
    await user.click(screen.getByRole('switch', { name: /^Do Not Track/ }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(told);
    expect(screen.getByRole<HTMLInputElement>('switch', { name: /^Do Not Track/ }).checked).toBe(
      false,
    );
    await user.click(within(alert).getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('in reading is told', async () => {
    const source = fixtureSettings(SETTINGS_STATES.empty);
    source.read = () => Promise.reject(new Error('storage is gone'));
    await renderSettings(source, undefined, false);
    expect(screen.getByRole('alert').textContent).toContain('storage is gone');
  });
});

import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { Finding } from '@/lib/domain/finding';
import type { PopupFacts } from '@/lib/stores/popup';
import { pageReport } from '../../support/fixtures/page-reports.ts';
import { fixtureSource, popupFacts } from '../../support/fixtures/popup-source.ts';
import { POPUP_STATES } from '../../support/fixtures/popup-states.ts';
import { control } from '../controls.ts';
import { renderPopup } from '../render-popup.tsx';

afterEach(cleanup);

/** Renders the popup; `press` presses a button by the keyboard, whose focus is then asked for. */
async function open(facts: PopupFacts) {
  const source = fixtureSource(facts);
  const { user } = await renderPopup(source);
  const press = async (button: HTMLElement) => {
    act(() => button.focus());
    await user.keyboard('{Enter}');
  };
  return { source, user, press };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const focused = () => document.activeElement;

describe('the focus stays near what was pressed', () => {
  test('when a decision is taken back in its row', async () => {
    const { user, press } = await open(POPUP_STATES.decided);
    await user.click(screen.getByText('Cloudflare'));
    const row = screen.getByText('Cloudflare').closest('li') as HTMLElement;
    await press(button('Take back the decision on Cloudflare'));
    await within(row).findByText(/^No decision of yours/);
    expect(focused()?.textContent).toBe('What would a decision change?');
  });

  test('when a decision on a domain is taken back beside it', async () => {
    const { user, press } = await open(POPUP_STATES.decided);
    await user.click(screen.getByText('Google'));
    const host = 'www.google-analytics.com';
    await press(button(`Take back the decision on ${host}`));
    await expect.poll(() => control(host).pressed()).toEqual([]);
    expect(control(host).group.contains(focused())).toBe(true);
  });

  test('when a notice is dismissed', async () => {
    const { press } = await open(POPUP_STATES.notice);
    await press(button('Dismiss'));
    await expect.poll(() => document.querySelector('.banners')).toBeNull();
    expect(focused()).toBe(screen.getByRole('main'));
  });

  test('when a notice is dismissed where no page was watched, and is not taken later', async () => {
    const { notices } = POPUP_STATES.notice;
    const { source, press } = await open({ ...POPUP_STATES.internal, notices });
    await press(button('Dismiss'));
    await expect.poll(() => document.querySelector('.banners')).toBeNull();
    expect(focused()).toBe(screen.getByRole('main'));
    act(() => (focused() as HTMLElement).blur());
    source.change({ page: POPUP_STATES.normal.page });
    await screen.findByText('Google');
    expect(focused()).toBe(document.body);
  });

  test('when the page is loaded again', async () => {
    const { source, user, press } = await open(POPUP_STATES.normal);
    await user.click(control('Google').button('Block'));
    await press(await screen.findByRole('button', { name: 'Reload page' }));
    const { page } = POPUP_STATES.normal;
    if (page.kind !== 'report') throw new Error('no page was reported');
    source.change({ page: { ...page, report: { ...page.report, startedAt: Date.now() } } });
    await expect.poll(() => screen.queryByRole('button', { name: 'Reload page' })).toBeNull();
    expect(focused()?.className).toBe('footer');
  });

  test('when all rows are shown', async () => {
    const names = Array.from({ length: 50 }, (_, index) => ({ name: `Firm ${index}`, blocked: 1 }));
    const { press } = await open(
      popupFacts({ page: { kind: 'report', report: pageReport(names) } }),
    );
    await press(button('Show all 50'));
    const rows = [...document.querySelectorAll('.row')];
    expect(rows).toHaveLength(50);
    expect(rows[40]?.contains(focused())).toBe(true);
  });

  test('when a search for what is broken begins, goes on and ends', async () => {
    const { source, press } = await open(POPUP_STATES.normal);
    const begin = button('Something broken?');
    await press(begin);
    expect(focused()).toBe(begin);
    source.change({ finding: NOTHING });
    const done = await screen.findByRole('button', { name: 'Done' });
    expect(focused()).toBe(begin);
    await press(done);
    source.change({ finding: undefined });
    await expect.poll(() => screen.queryByRole('button', { name: 'Done' })).toBeNull();
    expect(focused()).toBe(begin);
  });
});

const NOTHING: Finding = {
  ...{ visit: { tabId: 7, site: 'news.example' }, private: false, narrowing: false },
  progress: { status: 'nothing', tried: 2, reloads: 2 },
  ...{ askedAt: 1, due: false, replaced: [] },
};

import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { PopupSource } from '@/lib/stores/popup';
import { EMPTY } from '../../support/fixtures/pages.ts';
import { fixtureSource, popupFacts } from '../../support/fixtures/popup-source.ts';
import { POPUP_STATES } from '../../support/fixtures/popup-states.ts';
import { control } from '../controls.ts';
import { renderPopup } from '../render-popup.tsx';

afterEach(cleanup);

describe('a page without a report', () => {
  test('that was open before can be reloaded', async () => {
    const source = fixtureSource(POPUP_STATES.unseen);
    const { user } = await renderPopup(source);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      'This page was open before Unweave could watch.',
    );
    await user.click(screen.getByRole('button', { name: 'Reload page' }));
    expect(source.reloads()).toBe(1);
  });

  test('of the browser itself has nothing to press', async () => {
    await renderPopup(POPUP_STATES.internal);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Nothing to watch here.');
    expect(within(screen.getByRole('main')).queryByRole('button')).toBeNull();
    expect(screen.queryByRole('switch')).toBeNull();
  });
});

describe('a missing permission', () => {
  test('is asked for from a click, and the page can then be reloaded', async () => {
    const { user } = await renderPopup(POPUP_STATES['permission missing']);
    await user.click(screen.getByRole('button', { name: 'Give permission' }));
    expect(await screen.findByRole('button', { name: 'Reload page' })).toBeDefined();
  });

  test('that is not given is told', async () => {
    const source = fixtureSource(POPUP_STATES['permission missing'], { grants: false });
    const { user } = await renderPopup(source);
    await user.click(screen.getByRole('button', { name: 'Give permission' }));
    expect((await screen.findByRole('alert')).textContent).toContain('did not give permission');
  });

  test('for some sites is told beside what was seen', async () => {
    const { user } = await renderPopup(POPUP_STATES['permission partly']);
    expect(screen.getByText(/^Unweave may watch some sites only/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Give permission' }));
    await expect.poll(() => screen.queryByText(/^Unweave may watch some sites/)).toBeNull();
  });
});

describe('notices', () => {
  test('say what happened and what the browser said, and go when dismissed', async () => {
    const source = fixtureSource(POPUP_STATES.notice);
    const { user } = await renderPopup(source);
    const notice = document.querySelector<HTMLElement>('.banner[role="status"]') as HTMLElement;
    expect(notice.textContent).toContain('The browser refused some of your choices.');
    expect(notice.textContent).toContain('The browser says: Rule with id 7');
    await user.click(within(notice).getByRole('button', { name: 'Dismiss' }));
    expect(source.sent).toEqual([{ type: 'dismiss', notice: 'rules-refused' }]);
    await expect.poll(() => screen.queryByText(/^The browser refused/)).toBeNull();
  });

  test('of every kind have words of their own', async () => {
    await renderPopup(POPUP_STATES['all notices']);
    const banners = [...document.querySelectorAll('.banner[role="status"]')];
    const texts = banners.map(({ textContent }) => textContent);
    expect(new Set(texts).size).toBe(11);
  });
});

describe('a private window', () => {
  test('is told that nothing is written down, and nothing is', async () => {
    const source = fixtureSource(POPUP_STATES.crowded);
    const { user } = await renderPopup(source);
    expect(screen.getByText('Private window: nothing here is written down.')).toBeDefined();
    await user.click(screen.getByRole('switch'));
    const term = { duration: 'visit', tabId: 7 };
    expect(source.sent).toMatchObject([{ type: 'trust', term }]);
  });
});

describe('a decision from before, in a private window', () => {
  test('is said to be taken back for good, as it is', async () => {
    const source = fixtureSource(POPUP_STATES['decided, private']);
    const { user } = await renderPopup(source);
    expect(screen.getByText(/here, for this visit\. To take back .* is for good\./)).toBeDefined();
    const { button, pressed } = control('Google');
    expect(button('Block').title).toBe('Take this decision back, in all windows');
    await user.click(button('Allow'));
    await expect.poll(pressed).toEqual(['Allow']);
    expect(button('Allow').title).toBe('Take this decision back');
    await user.click(button('Allow'));
    await expect.poll(pressed).toEqual(['Block']);
    await user.click(button('Block'));
    expect(source.sent.at(-1)).toEqual({
      ...{ type: 'undecide', subject: { kind: 'company', id: 'Google' } },
    });
  });
});

describe('facts that cannot be read', () => {
  test('are told with the reason', async () => {
    const source: PopupSource = fixtureSource(popupFacts({}));
    source.read = () => Promise.reject(new Error('storage.session is unavailable'));
    await renderPopup(source);
    expect(screen.getByText('Unweave could not read what it knows of this page.')).toBeDefined();
    expect(screen.getByText(/storage.session is unavailable/)).toBeDefined();
  });
});

describe('facts that can no longer be read', () => {
  test('stay on the screen, with a warning', async () => {
    const source = fixtureSource(POPUP_STATES.normal);
    await renderPopup(source);
    source.read = () => Promise.reject(new Error('storage is gone'));
    source.change({});
    expect((await screen.findByRole('alert')).textContent).toContain('storage is gone');
    expect(screen.getByText('Google')).toBeDefined();
  });
});

describe('a page that changes under the popup', () => {
  test('shows the companies that come', async () => {
    const source = fixtureSource(popupFacts({ page: { kind: 'report', report: EMPTY } }));
    await renderPopup(source);
    source.change(POPUP_STATES.normal);
    expect(await screen.findByText('Google')).toBeDefined();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('14 companies');
  });
});

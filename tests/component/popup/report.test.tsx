import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { NEWS } from '../../support/fixtures/pages.ts';
import { POPUP_STATES, type PopupStateName } from '../../support/fixtures/popup-states.ts';
import { renderPopup } from '../render-popup.tsx';

afterEach(cleanup);

describe('the sentence', () => {
  test.each<[PopupStateName, string]>([
    ['normal', '14 companies tried to reach you here. 2 got through.'],
    ['small', '2 companies tried to reach you here. 1 got through.'],
    ['all blocked', '2 companies tried to reach you here. None got through.'],
    ['one blocked', '1 company tried to reach you here. It was blocked.'],
    ['one through', '1 company tried to reach you here. It got through.'],
    ['all through', '14 companies tried to reach you here. All got through.'],
    ['trusted', 'Protection is off for this site. 14 companies reached you.'],
    ['trusted, one', 'Protection is off for this site. 1 company reached you.'],
    ['trusted, nobody', 'Protection is off for this site. No other company reached you.'],
    ['paused', 'Protection is paused on every site. 14 companies reached you.'],
    ['watching', 'Unweave only watches. 14 companies reached you.'],
    ['owner only', 'Only the site’s owner showed up on this page.'],
    ['empty', 'No other company showed up on this page.'],
  ])('tells the page of the state "%s"', async (state, sentence) => {
    await renderPopup(POPUP_STATES[state]);
    expect(screen.getByRole('heading', { level: 1 }).textContent?.trim()).toBe(sentence);
  });

  test('names the picture too, with the sites elsewhere', async () => {
    await renderPopup(POPUP_STATES.normal);
    expect(screen.getByRole('img', { name: /^Graph of/ }).getAttribute('aria-label')).toBe(
      'Graph of news.example. 14 companies tried to reach you here. 2 got through. ' +
        'These companies were also on 5 other sites of yours.',
    );
  });
});

describe('the list of companies', () => {
  test('says of each what it is, where it was seen and what became of its requests', async () => {
    await renderPopup(POPUP_STATES.normal);
    await screen.findByText('a-mo.net');
    const line = (company: string) =>
      screen.getByText(company).closest('li')?.querySelector('.row-line')?.textContent;
    expect(line('Google')).toBe('Advertising · on 20 of your sites · 8 blocked');
    expect(line('OneTrust')).toBe('Consent · on 6 of your sites · 1 blocked, 2 through');
    expect(line('a-mo.net')).toBe('Purpose unknown · only on this site · 1 blocked');
  });

  test('has one row for each company', async () => {
    await renderPopup(POPUP_STATES.normal);
    const list = screen.getByRole('region', { name: 'Companies on this page' });
    expect(await within(list).findByText('PubMatic')).toBeDefined();
    expect(within(list).getAllByRole('button', { name: 'Block' })).toHaveLength(
      NEWS.companies.length,
    );
  });

  test('opens a row into hosts, other sites and the source of the name', async () => {
    const { user } = await renderPopup(POPUP_STATES.normal);
    const row = screen.getByText('Google').closest('li') as HTMLElement;
    await user.click(within(row).getByText('Google'));
    expect(row.querySelector('details')?.open).toBe(true);
    expect(within(row).getByText('securepubads.g.doubleclick.net')).toBeDefined();
    expect(within(row).getByText(/^6 blocked\./)).toBeDefined();
    expect(
      within(row).getByText(
        'Also tried on weather.example, shoes.example, recipes.example, and travel.example.',
      ),
    ).toBeDefined();
    expect(within(row).getByText('Name and category: third-party-web.')).toBeDefined();
  });

  test('marks who holds a cookie, and nobody else', async () => {
    await renderPopup(POPUP_STATES.normal);
    const marked = (company: string) => {
      const name = screen.getByText(company).closest('.row-name') as HTMLElement;
      return within(name).queryByRole('img', { name: /^Has a cookie/ }) !== null;
    };
    expect(marked('Google')).toBe(true);
    expect(marked('Criteo')).toBe(false);
  });

  test('folds companies of the site’s owner away, without hiding their controls', async () => {
    await renderPopup(POPUP_STATES.normal);
    const group = screen.getByText('Same owner as this site').closest('details') as HTMLElement;
    expect(group.hasAttribute('open')).toBe(false);
    expect(within(group).getByText('News Group')).toBeDefined();
  });

  test('shows the first 40 of 80 companies, and all of them when asked', async () => {
    const { user } = await renderPopup(POPUP_STATES.crowded);
    await user.click(await screen.findByRole('button', { name: 'Show all 80' }));
    expect(screen.getAllByRole('button', { name: 'Block' })).toHaveLength(80);
    expect(screen.queryByRole('button', { name: /^Show all/ })).toBeNull();
  });

  test('says how many requests found no room in the report', async () => {
    await renderPopup(POPUP_STATES.crowded);
    expect(screen.getByText(/^12 more requests went to hosts/)).toBeDefined();
  });
});

describe('picture and list', () => {
  test('are in the same light: a row under the pointer lights its node', async () => {
    const { user, spotlight } = await renderPopup(POPUP_STATES.normal);
    await user.hover(screen.getByText('Criteo'));
    expect(spotlight.getState().lit).toBe('company:Criteo');
    expect(document.querySelector('figcaption')?.textContent).toBe(
      'Criteo · Advertising · on 8 of your sites · 4 blocked',
    );
    await user.unhover(screen.getByText('Criteo'));
    expect(spotlight.getState().lit).toBeUndefined();
    expect(document.querySelector('figcaption')?.textContent).toContain('Got through');
  });

  test('agree on a row that the picture asks for: it is focused and in view', async () => {
    const { spotlight, findByText } = await renderPopup(POPUP_STATES.normal);
    await findByText('Hotjar');
    spotlight.getState().reveal('Hotjar');
    await expect.poll(() => document.activeElement?.textContent).toContain('Hotjar');
  });

  test('agree even when the row asked for is the 80th', async () => {
    const { spotlight } = await renderPopup(POPUP_STATES.crowded);
    expect(screen.queryByText('Quantcast 69')).toBeNull();
    spotlight.getState().reveal('Quantcast 69');
    await expect.poll(() => document.activeElement?.textContent).toContain('Quantcast 69');
  });

  test('tell of another site which companies were there too', async () => {
    const { spotlight } = await renderPopup(POPUP_STATES.normal);
    spotlight.getState().light('site:weather.example');
    await expect
      .poll(() => document.querySelector('figcaption')?.textContent)
      .toBe('weather.example: 5 of these companies were there too');
  });
});

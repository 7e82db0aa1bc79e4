import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { fixtureSource } from '../../support/fixtures/popup-source.ts';
import { POPUP_STATES } from '../../support/fixtures/popup-states.ts';
import { control } from '../controls.ts';
import { renderPopup } from '../render-popup.tsx';

afterEach(cleanup);

test.each(['normal', 'empty'] as const)(
  'that a change is in force is said in a region that was there before: %s',
  async (state) => {
    const source = fixtureSource(POPUP_STATES[state]);
    const { user, container } = await renderPopup(source);
    const region = container.querySelector('footer [role="status"]');
    expect(region?.textContent).toBe('');
    if (state === 'normal') await user.click(control('Google').button('Block'));
    else await user.click(screen.getByRole('switch'));
    await expect.poll(() => region?.textContent).toBe('In force from the next request on.');
    expect(region?.isConnected).toBe(true);
  },
);

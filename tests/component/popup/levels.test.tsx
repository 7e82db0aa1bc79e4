import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { DURATIONS } from '@/lib/domain/decision';
import { fixtureSource } from '../../support/fixtures/popup-source.ts';
import { POPUP_STATES } from '../../support/fixtures/popup-states.ts';
import { renderPopup } from '../render-popup.tsx';

afterEach(cleanup);

function bar() {
  return within(screen.getByRole('navigation'));
}

describe('the level in force', () => {
  test.each([
    ['normal', 'Standard'],
    ['strict', 'Strict'],
    ['watching', 'Watch'],
    ['paused', 'Paused'],
    ['unseen', 'Standard'],
    ['internal', 'Standard'],
    ['permission missing', 'Standard'],
  ] as const)('is in sight in the state "%s"', async (state, name) => {
    await renderPopup(POPUP_STATES[state]);
    expect(bar().getByRole('button', { name })).toBeDefined();
  });

  test('is changed behind it, where each level says what it does', async () => {
    const source = fixtureSource(POPUP_STATES.normal);
    const { user } = await renderPopup(source);
    await user.click(bar().getByRole('button', { name: 'Standard' }));
    const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });
    expect(radio(/^Watch.*Blocks nothing/).checked).toBe(false);
    expect(radio(/^Standard.*filter lists/).checked).toBe(true);
    await user.click(radio(/^Strict.*social widgets/));
    expect(source.sent).toEqual([{ type: 'level', level: 'strict' }]);
    expect(await bar().findByRole('button', { name: 'Strict' })).toBeDefined();
  });

  test('that only watches is unmistakable, and blocking starts again in one click', async () => {
    const source = fixtureSource(POPUP_STATES.watching);
    const { user, container } = await renderPopup(source);
    expect(screen.getByText('Watching only: nothing is blocked')).toBeDefined();
    expect(container.querySelector('.graph[data-rest="watch"] .graph-tag')?.textContent).toBe(
      'Watching only',
    );
    expect(screen.queryByRole('switch')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Start blocking' }));
    expect(source.sent).toEqual([{ type: 'level', level: 'standard' }]);
    expect(await screen.findByRole('switch')).toBeDefined();
  });

  test('closes on Escape, and puts the focus back', async () => {
    const { user } = await renderPopup(POPUP_STATES.normal);
    const button = bar().getByRole('button', { name: 'Standard' });
    await user.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('radio')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  test('closes on a click elsewhere', async () => {
    const { user } = await renderPopup(POPUP_STATES.normal);
    await user.click(bar().getByRole('button', { name: 'Standard' }));
    await user.click(screen.getByRole('heading', { level: 1 }));
    expect(screen.queryByRole('radio')).toBeNull();
  });
});

describe('a pause', () => {
  test.each([
    ['1 hour', 'hour', /^Paused until \d/],
    ['1 day', 'day', /^Paused until \w/],
    ['Until restart', 'restart', /^Paused until the browser restarts/],
  ] as const)('of %s says its end, and one click ends it', async (label, until, told) => {
    const source = fixtureSource(POPUP_STATES.normal);
    const { user, container } = await renderPopup(source);
    await user.click(bar().getByRole('button', { name: 'Standard' }));
    await user.click(screen.getByRole('button', { name: label }));
    expect(source.sent).toEqual([{ type: 'pause', until }]);
    await expect.poll(() => container.querySelector('.header-state')?.textContent).toMatch(told);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('paused');
    expect(container.querySelector('.graph[data-rest="pause"]')).not.toBeNull();
    const [end] = screen.getAllByRole('button', { name: 'End pause' });
    await user.click(end as HTMLElement);
    expect(source.sent[1]).toEqual({ type: 'pause', until: 'now' });
    expect(await screen.findByText(/^Protection on/)).toBeDefined();
  });
});

describe('trust', () => {
  const LABEL = { visit: 'This visit', hour: '1 hour', day: '1 day', always: 'Always' } as const;
  const TOLD = {
    visit: 'Protection off for this visit',
    hour: /^Protection off until/,
    day: /^Protection off until/,
    always: 'Protection off',
  } as const;

  test.each(DURATIONS)('can be given for: %s', async (duration) => {
    const source = fixtureSource(POPUP_STATES.normal);
    const { user } = await renderPopup(source);
    await user.click(screen.getByRole('button', { name: 'Turn protection off here for' }));
    await user.click(screen.getByRole('button', { name: LABEL[duration] }));
    const site = 'news.example';
    const term = duration === 'visit' ? { duration, tabId: 7, site } : { duration };
    expect(source.sent).toEqual([{ type: 'trust', site, term, from: 'popup', instead: true }]);
    expect(await screen.findByText(TOLD[duration])).toBeDefined();
    expect(screen.getByRole<HTMLInputElement>('switch').checked).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Turn protection off here for' }));
    const pressed = screen.getAllByRole('button', { pressed: true });
    expect(pressed.map(({ textContent }) => textContent)).toEqual([LABEL[duration]]);
  });
});

test('the settings are one click away', async () => {
  const source = fixtureSource(POPUP_STATES.internal);
  const { user } = await renderPopup(source);
  await user.click(screen.getByRole('button', { name: 'Settings' }));
  expect(source.openings()).toBe(1);
});

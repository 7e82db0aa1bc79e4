import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { ATLAS_STATES, fixtureAtlas } from '../../support/fixtures/atlas-states.ts';
import { DATA_STATES, fixtureData } from '../../support/fixtures/data-states.ts';
import { makeExposures } from '../../support/fixtures/exposures.ts';
import { renderAtlas } from '../render-atlas.tsx';

afterEach(cleanup);

type Options = Parameters<typeof renderAtlas>[1];

const open = (options?: Options) => renderAtlas(fixtureAtlas(ATLAS_STATES['40']), options);
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const press = async (user: Awaited<ReturnType<typeof open>>['user'], name: string | RegExp) => {
  act(() => button(name).focus());
  await user.keyboard('{Enter}');
};
const focused = () => document.activeElement?.textContent || document.activeElement?.ariaLabel;

/** An answer that comes when it is let go. */
function held<Answer>(answer: Answer) {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  return { promise, letGo: () => act(async () => resolve(answer)) };
}

/** Asks for some days to be forgotten, and answers yes; the reply is held back. */
async function forgetDays() {
  const data = fixtureData();
  const reply = held({ ok: true } as const);
  data.send = () => reply.promise;
  const { user } = await open({ hash: '#/data', data });
  await screen.findByRole('button', { name: 'Forget these days…' });
  await press(user, 'Forget these days…');
  await press(user, 'Forget');
  return reply;
}

describe('the focus stays where the person is', () => {
  test('when a replay is ended, and nowhere else when another period ends it', async () => {
    const { user } = await open();
    await press(user, 'Replay');
    await press(user, 'End the replay');
    expect(focused()).toBe('Replay');
    await user.keyboard('{Enter}');
    const week = screen.getByRole('radio', { name: '7 days' });
    await user.click(week);
    expect(screen.queryByRole('button', { name: 'End the replay' })).toBeNull();
    expect(document.activeElement).toBe(week);
  });

  test('when all sites or all domains of a company are shown', async () => {
    const { user } = await open();
    await user.click(document.querySelector('.reach-row') as HTMLElement);
    const lists = () => [...document.querySelectorAll<HTMLElement>('.contacts')];
    const all = () => screen.getAllByRole('button', { name: /^Show all \d+/ });
    for (const one of all()) {
      const list = lists().find((list) => list.contains(one));
      act(() => one.focus());
      await user.keyboard('{Enter}');
      expect(list?.contains(document.activeElement)).toBe(true);
    }
  });

  test('when an export begins and ends', async () => {
    const data = fixtureData();
    data.hang = true;
    const { user } = await open({ hash: '#/data', data });
    await screen.findByRole('button', { name: 'Export everything' });
    await press(user, 'Export everything');
    expect(focused()).toBe('Cancel');
    await user.keyboard('{Enter}');
    await expect.poll(focused).toBe('Export everything');
  });

  test('when a question is answered with a yes that takes its time', async () => {
    const reply = await forgetDays();
    expect(document.activeElement).toBe(document.body);
    await reply.letGo();
    await expect.poll(focused).toBe('Forget these days…');
  });

  test('when a shorter record is thought better of, and when it is taken', async () => {
    const { user } = await open({ hash: '#/data' });
    await user.click(await screen.findByRole('radio', { name: '30 days' }));
    await press(user, 'Keep only 30 days…');
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: '365 days' }));
    await user.click(screen.getByRole('radio', { name: '30 days' }));
    await press(user, 'Keep only 30 days…');
    await press(user, 'Forget what is older');
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: '30 days' }));
    await screen.findByText('Saved.');
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: '30 days' }));
  });

  test('when what the panel shows is forgotten', async () => {
    const { user, source } = await open({ hash: '#/graph?node=company:Criteo' });
    await press(user, 'Forget…');
    await press(user, 'Forget');
    await expect.poll(focused).toBe('Forget…');
    await act(() => source.record(makeExposures({ companies: 2, sites: 3, days: 2 })));
    expect(screen.getByText('Criteo is not on record any more.')).toBeDefined();
    expect(focused()).toBe('Close');
  });

  test('unless it went elsewhere meanwhile', async () => {
    const reply = await forgetDays();
    act(() => button('Choose a file…').focus());
    await reply.letGo();
    await screen.findByText(/forgets it now/);
    expect(focused()).toBe('Choose a file…');
  });

  test('when the suggested block is taken, and the next one is suggested', async () => {
    const reply = held({ ok: true } as const);
    const source = fixtureAtlas(ATLAS_STATES['40'], () => reply.promise);
    const { user } = await renderAtlas(source);
    await press(user, 'Preview');
    const block = button(/^Block [A-Z]/);
    expect(document.activeElement).toBe(block);
    await user.keyboard('{Enter}{Enter}');
    expect(block.ariaDisabled).toBe('true');
    expect(document.activeElement).toBe(block);
    expect(source.sent).toHaveLength(1);
    await reply.letGo();
    const card = screen.getByRole('region', { name: 'Block one more' });
    expect(card.querySelector('.next-buttons button')).toBe(document.activeElement);
  });

  test('when filters are ended one by one, and at last on the view', async () => {
    const { user } = await open({
      hash: '#/companies?category=social.advertising&outcome=stopped',
    });
    await press(user, 'Without the filter: Social');
    expect(focused()).toMatch(/^Advertising/);
    await user.keyboard('{Enter}');
    expect(focused()).toMatch(/^Blocked/);
    await user.keyboard('{Enter}');
    expect(document.activeElement?.id).toBe('view');
  });

  test('when all filters are taken away at once', async () => {
    const { user } = await open({ hash: '#/graph?category=social' });
    await press(user, 'Clear all filters');
    expect(document.activeElement?.closest('section')?.ariaLabel).toBe('Filters');
  });

  test.each([
    ['#/graph?company=Nobody', 'Clear all filters'],
    ['#/graph?period=20250101-20250102', 'Show all time'],
    ['#/companies?company=Nobody', 'Clear all filters'],
    ['#/sites?period=20250101-20250102', 'Show all time'],
    ['#/trails?period=20250101-20250102', 'Show all time'],
  ])('when there is something to see again: %s', async (hash, action) => {
    const { user } = await open({ hash });
    const main = within(screen.getByRole('main'));
    act(() => main.getAllByRole('button', { name: action }).at(-1)?.focus());
    await user.keyboard('{Enter}');
    expect(document.activeElement?.closest('main')?.id).toBe('view');
  });

  test('when permission is given, or a notice dismissed', async () => {
    for (const [state, action] of [
      ['forbidden', 'Give permission'],
      ['withdrawn', 'Give permission'],
      ['noticed', 'Dismiss'],
    ] as const) {
      const { user } = await renderAtlas(fixtureAtlas(ATLAS_STATES[state]));
      await press(user, action);
      await expect.poll(() => document.activeElement?.id).toBe('view');
      cleanup();
    }
  });

  test('when a path is shown, and ended', async () => {
    const { user } = await open({ hash: '#/graph?node=site:nytimes.com' });
    await user.type(screen.getByLabelText('Path to another site'), 'cnn.com');
    await press(user, 'Show path');
    expect(focused()).toBe('End this');
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByLabelText('Path to another site'));
  });

  test('when nothing is left to forget', async () => {
    const data = fixtureData();
    data.send = async () => {
      data.read = async () => DATA_STATES.empty;
      return { ok: true };
    };
    const { user } = await open({ hash: '#/data', data });
    await screen.findByRole('button', { name: 'Forget everything…' });
    await press(user, 'Forget everything…');
    await press(user, 'Forget everything');
    await screen.findByText(/forgets it now/);
    expect(document.activeElement?.id).toBe('view');
  });
});

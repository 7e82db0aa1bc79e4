import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { ATLAS_STATES, fixtureAtlas } from '../../support/fixtures/atlas-states.ts';
import { DATA_STATES, type FixtureData, fixtureData } from '../../support/fixtures/data-states.ts';
import { renderAtlas } from '../render-atlas.tsx';

afterEach(cleanup);

async function open(data: FixtureData) {
  const view = await renderAtlas(fixtureAtlas(ATLAS_STATES['40']), { hash: '#/data', data });
  await screen.findByRole('button', { name: 'Export everything' });
  return view;
}

/** What is sent is answered only when the test says so, in its order. */
function holdReplies(data: FixtureData): (() => void)[] {
  const replies: (() => void)[] = [];
  const { send } = data;
  data.send = async (command) => {
    await new Promise<void>((resolve) => replies.push(resolve));
    return send(command);
  };
  return replies;
}

const isOff = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name }).disabled;

describe('your data', () => {
  test('is not exported while the record is being changed', async () => {
    await open(fixtureData(DATA_STATES.working));
    expect(isOff('Export everything')).toBe(true);
    cleanup();
    await open(fixtureData());
    expect(isOff('Export everything')).toBe(false);
  });

  test('is not forgotten while it is being exported', async () => {
    const data = fixtureData();
    data.hang = true;
    const { user } = await open(data);
    await user.click(screen.getByRole('button', { name: 'Export everything' }));
    expect(['Forget these days…', 'Forget everything…'].map(isOff)).toEqual([true, true]);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await screen.findByRole('button', { name: 'Export everything' });
    expect(['Forget these days…', 'Forget everything…'].map(isOff)).toEqual([false, false]);
  });

  test('is not forgotten by a question that was open when the export began', async () => {
    const data = fixtureData();
    data.hang = true;
    const { user } = await open(data);
    await user.click(screen.getByRole('radio', { name: '90 days' }));
    await user.click(screen.getByRole('button', { name: 'Keep only 90 days…' }));
    await user.click(screen.getByRole('button', { name: 'Forget everything…' }));
    await user.click(screen.getByRole('button', { name: 'Export everything' }));
    for (const yes of ['Forget what is older', 'Forget everything']) {
      expect(isOff(yes), yes).toBe(true);
      await user.click(screen.getByRole('button', { name: yes }));
    }
    expect(data.sent).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await screen.findByRole('button', { name: 'Export everything' });
    await user.click(screen.getByRole('button', { name: 'Forget everything' }));
    expect(data.sent).toHaveLength(1);
  });

  test('is neither forgotten in a panel nor replaced by a file while it is exported', async () => {
    const data = fixtureData();
    const { user, store, container } = await open(data);
    await user.upload(
      container.querySelector<HTMLInputElement>('input[type="file"]') as HTMLInputElement,
      new File(['{}'], 'unweave.json'),
    );
    await screen.findByRole('button', { name: 'Add to what I have' });
    data.hang = true;
    await user.click(screen.getByRole('button', { name: 'Export everything' }));
    expect(['Add to what I have', 'Replace what I have…', 'Do not import'].map(isOff)).toEqual([
      true,
      true,
      false,
    ]);
    act(() => store.getState().go({ view: 'graph', node: 'company:Google' }));
    await screen.findByRole('region', { name: 'Google' });
    expect(isOff('Forget…')).toBe(true);
  });

  test('is not exported until the last command has its reply', async () => {
    const data = fixtureData({ ...DATA_STATES.full, keep: 30 });
    const replies = holdReplies(data);
    const { user } = await open(data);
    await user.click(screen.getByRole('radio', { name: '90 days' }));
    await user.click(screen.getByRole('radio', { name: '365 days' }));
    expect(isOff('Export everything')).toBe(true);
    await act(async () => replies.shift()?.());
    expect(isOff('Export everything')).toBe(true);
    await act(async () => replies.shift()?.());
    expect(isOff('Export everything')).toBe(false);
  });

  test('shows the last of several quick choices how long to keep until its reply', async () => {
    const data = fixtureData({ ...DATA_STATES.full, keep: 30 });
    const replies = holdReplies(data);
    const { user } = await open(data);
    const chosen = () => screen.getByRole('radio', { name: 'For good' });
    act(() => screen.getByRole('radio', { name: '30 days' }).focus());
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(replies).toHaveLength(3);
    for (const reply of replies) {
      expect(chosen()).toHaveProperty('checked', true);
      await act(async () => reply());
    }
    expect(chosen()).toHaveProperty('checked', true);
    expect(data.sent.map((command) => command.change === 'keep' && command.keep)).toEqual([
      ...[90, 365, 'ever'],
    ]);
  });
});

describe('forgetting in a panel that closes before the reply', () => {
  const openPanel = async (data: FixtureData) => {
    const hash = '#/graph?node=company:Google';
    const view = await renderAtlas(fixtureAtlas(ATLAS_STATES['40']), { hash, data });
    await view.user.click(screen.getByRole('button', { name: 'Forget…' }));
    await view.user.click(screen.getByRole('button', { name: 'Forget' }));
    return view;
  };
  const isOpen = () => screen.queryByRole('region', { name: 'Google' }) !== null;

  test('is told among your data when it failed, and not in the panel', async () => {
    const data = fixtureData();
    data.send = () => Promise.reject(new Error('no receiver'));
    const replies = holdReplies(data);
    const { user, store } = await openPanel(data);
    await user.keyboard('{Escape}');
    expect(isOpen()).toBe(false);
    await act(async () => replies.shift()?.());
    act(() => store.getState().go({ node: 'company:Google' }));
    expect(isOpen()).toBe(true);
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => store.getState().go({ view: 'data', node: undefined }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/not done.*no receiver/);
  });

  test('is not told to who opens the panel later', async () => {
    const data = fixtureData();
    const replies = holdReplies(data);
    const { user, store } = await openPanel(data);
    await user.keyboard('{Escape}');
    await act(async () => replies.shift()?.());
    act(() => store.getState().go({ node: 'company:Google' }));
    expect(isOpen()).toBe(true);
    expect(screen.queryByText(/forgets it now/)).toBeNull();
  });

  test('is told there when it is open again by then', async () => {
    const data = fixtureData();
    data.send = () => Promise.reject(new Error('no receiver'));
    const replies = holdReplies(data);
    const { user, store } = await openPanel(data);
    await user.keyboard('{Escape}');
    act(() => store.getState().go({ node: 'company:Google' }));
    await act(async () => replies.shift()?.());
    expect((await screen.findByRole('alert')).textContent).toMatch(/not done.*no receiver/);
  });
});

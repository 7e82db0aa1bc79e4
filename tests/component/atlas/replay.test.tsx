import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { pictureWords } from '@/components/atlas/picture-words';
import { lookOf } from '@/lib/stores/atlas-look';
import { ATLAS_STATES, fixtureAtlas } from '../../support/fixtures/atlas-states.ts';
import { englishWords } from '../../support/fixtures/words.ts';
import { renderAtlas } from '../render-atlas.tsx';

afterEach(cleanup);

const open = () => renderAtlas(fixtureAtlas(ATLAS_STATES['40']));

describe('a replay', () => {
  test('ends where another view is shown', async () => {
    const { user, store } = await open();
    await user.click(screen.getByRole('button', { name: 'Replay' }));
    act(() => store.getState().go({ node: 'company:Google' }));
    expect(store.getState().replay).toBeDefined();
    await user.click(screen.getByRole('link', { name: 'Companies' }));
    expect(store.getState().replay).toBeUndefined();
  });

  test('gives its moment to a picture that is saved of it', async () => {
    const { store } = await open();
    const words = englishWords();
    const foot = () => {
      const state = store.getState();
      const look = lookOf(state);
      return look && pictureWords(words, look, state).footnote;
    };
    expect(foot()).toBe('Drawn by Unweave · All time');
    const moment = Date.UTC(2026, 9, 30, 12);
    act(() => store.getState().beginReplay({ from: moment, end: moment + 1_000 }, false));
    expect(foot()).toBe(`Drawn by Unweave · ${words.date(moment)}`);
    expect(screen.getByText(/connections/).textContent).toContain(words.date(moment));
  });

  test('has steps of which the last is at its end', async () => {
    const { store } = await open();
    act(() => store.getState().beginReplay({ from: 0, end: 199_900 }, false));
    const scrub = screen.getByRole<HTMLInputElement>('slider', { name: 'Moment of the replay' });
    expect(Number(scrub.max) % Number(scrub.step)).toBeLessThan(200);
  });
});

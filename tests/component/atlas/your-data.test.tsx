import { cleanup, screen } from '@testing-library/react';
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
});

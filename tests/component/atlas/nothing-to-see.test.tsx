import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import {
  ATLAS_STATES,
  type AtlasStateName,
  fixtureAtlas,
} from '../../support/fixtures/atlas-states.ts';
import { renderAtlas } from '../render-atlas.tsx';

afterEach(cleanup);

const open = (state: AtlasStateName, options?: Parameters<typeof renderAtlas>[1]) =>
  renderAtlas(fixtureAtlas(ATLAS_STATES[state]), options);

describe('where there is nothing to see', () => {
  test.each<[AtlasStateName, string, string]>([
    ['0', '', 'Nothing is on record yet.'],
    ['40', '#/graph?period=20250101-20250102', 'You visited no site in this period.'],
    ['40', '#/graph?company=Nobody&outcome=limited', 'Nothing on record matches these filters.'],
    ['forbidden', '', 'Unweave may not watch yet.'],
    ['unreadable', '', 'The record could not be read.'],
  ])('%s %s says why', async (state, hash, said) => {
    await open(state, { hash });
    expect(screen.getByRole('heading', { name: said })).toBeDefined();
  });

  test('does so within the page that it is part of', async () => {
    await open('40', { hash: '#/graph?company=Nobody&outcome=limited' });
    expect(screen.getAllByRole('main')).toHaveLength(1);
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
  });

  test('permission that was taken away lies over nothing that is on record', async () => {
    const { user } = await open('withdrawn');
    expect(screen.queryByText('Unweave may not watch yet.')).toBeNull();
    expect(screen.getByText(/^Unweave may watch some sites only/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Give permission' }));
    expect(screen.queryByText(/^Unweave may watch some sites only/)).toBeNull();
  });

  test('permission that the browser refuses is told', async () => {
    const { user } = await renderAtlas(fixtureAtlas(ATLAS_STATES.forbidden, undefined, false));
    await user.click(screen.getByRole('button', { name: 'Give permission' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/did not give permission/);
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('and nobody else, says that', async () => {
    await open('alone');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(
      /^You were on 3 sites, and no other company was there\./,
    );
    expect(screen.getByText('Nobody on these sites.')).toBeDefined();
    expect(screen.queryByRole('region', { name: 'Filters' })).toBeNull();
  });

  test('a notice of the background stands above, until it is dismissed', async () => {
    const { user, source } = await open('noticed');
    expect(screen.getByText(/no room left for the record/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(source.sent).toEqual([{ type: 'dismiss', notice: 'record-full' }]);
    await expect.poll(() => screen.queryByText(/no room left for the record/)).toBeNull();
  });

  test('a refused decision is told', async () => {
    const answer = async () =>
      ({ ok: false, saved: false, reason: 'Rule count exceeded' }) as const;
    const source = fixtureAtlas(ATLAS_STATES['40'], answer);
    const { user } = await renderAtlas(source, { hash: '#/graph?node=company:Google' });
    await user.click(screen.getByRole('button', { name: 'Allow' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/could not be changed.*Rule count exceeded/);
  });
});

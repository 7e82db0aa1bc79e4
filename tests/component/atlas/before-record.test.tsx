import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AtlasState } from '@/lib/stores/atlas';
import { pictureOf, snapshotOf } from '@/lib/stores/atlas-look';
import { ATLAS_STATES, fixtureAtlas } from '../../support/fixtures/atlas-states.ts';
import { makeExposures } from '../../support/fixtures/exposures.ts';
import { renderAtlas } from '../render-atlas.tsx';

afterEach(cleanup);

const RECORD = makeExposures({ companies: 40, days: 40 });

/** An atlas whose picture was kept, while its record is being read: until `got` or `failed` is called. */
async function open(hash: string) {
  const source = fixtureAtlas(ATLAS_STATES['40']);
  const settings = await source.readSettings();
  const { graph } = pictureOf(RECORD);
  const rested = { graph, places: new Float32Array(graph.nodes * 2) };
  const snapshot = snapshotOf({ record: RECORD, settings } as AtlasState, rested);
  if (snapshot) await source.saveSnapshot(snapshot, undefined);
  const nobody = (_: unknown): void => undefined;
  const reading = { got: nobody, failed: nobody };
  source.followRecord = (_, got, failed) => void Object.assign(reading, { got, failed });
  return { ...(await renderAtlas(source, { hash, isRead: false })), reading };
}

const busy = (part: string) => document.querySelector(`${part} [aria-busy]`)?.ariaBusy;

describe('while the record is being read', () => {
  test.each([
    ['company:Google', 'Google'],
    ['site:cnn.com', 'cnn.com'],
  ])('the panel of %s does not say that it is gone', async (node, name) => {
    const { reading } = await open(`#/graph?node=${node}`);
    expect(screen.queryByText(/not on record any more/)).toBeNull();
    expect(busy('.node-panel')).toBe('true');
    act(() => reading.got(RECORD));
    expect(screen.getByRole('heading', { level: 2, name })).toBeDefined();
  });

  test('the first trail has its name, and nobody is said to be gone', async () => {
    const { reading } = await open('#/trails');
    const trail = screen.getByRole('heading', { level: 2 }).textContent;
    expect(screen.queryByText(/not on record any more/)).toBeNull();
    expect(busy('.trail')).toBe('true');
    act(() => reading.got(RECORD));
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(trail);
    expect(screen.getByText(/of your \d+ sites that day/)).toBeDefined();
  });

  test('the search finds what the picture shows, and denies nothing', async () => {
    const { user, reading } = await open('');
    await user.type(screen.getByRole('combobox'), 'goo');
    expect(screen.getAllByRole('option')[0]?.textContent).toMatch(/^Google/);
    await user.type(screen.getByRole('combobox'), 'nobody');
    expect(screen.queryByText(/^Nothing on record is called/)).toBeNull();
    act(() => reading.got(RECORD));
    expect(screen.getByText(/^Nothing on record is called/)).toBeDefined();
  });

  test('the table of sites does not say that there is none', async () => {
    const { reading } = await open('#/sites');
    expect(screen.queryByText(/^0 of/)).toBeNull();
    act(() => reading.got(RECORD));
    expect(screen.getAllByRole('rowheader').length).toBeGreaterThan(5);
  });

  test('what a block would change is not said before it is known', async () => {
    const { user, reading } = await open('');
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    await act(() => vi.waitFor(() => screen.getByRole('button', { name: /^Block / })));
    expect(screen.queryByText(/Nothing would change/)).toBeNull();
    act(() => reading.got(RECORD));
    expect(await screen.findByText(/^It would no longer be reached/)).toBeDefined();
  });
});

describe('when the record cannot be read', () => {
  test('what is shown of the kept picture is said to be out of date, and why', async () => {
    const { reading } = await open('#/graph?node=company:Google');
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => reading.failed(new Error('The database is damaged.')));
    expect(screen.getByRole('alert').textContent).toMatch(/out of date.*database is damaged/);
    expect(screen.queryByText(/not on record any more/)).toBeNull();
    expect(busy('.node-panel')).toBe('false');
  });
});

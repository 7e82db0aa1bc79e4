import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { reachOf } from '@/lib/domain/reach';
import {
  ATLAS_STATES,
  type AtlasStateName,
  fixtureAtlas,
} from '../../support/fixtures/atlas-states.ts';
import { makeExposures } from '../../support/fixtures/exposures.ts';
import { renderAtlas } from '../render-atlas.tsx';

afterEach(cleanup);

const open = (state: AtlasStateName, options?: Parameters<typeof renderAtlas>[1]) =>
  renderAtlas(fixtureAtlas(ATLAS_STATES[state]), options);

const rows = () =>
  [...document.querySelectorAll<HTMLElement>('.reach-row')].map(
    (row) => row.querySelector('.unseen')?.textContent ?? '',
  );

describe('the graph', () => {
  test('says the most telling sentence, and the list has the same numbers', async () => {
    await open('40');
    const report = reachOf(makeExposures({ companies: 40, days: 40 }), {});
    const first = report.companies[0];
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      `${first?.entity.name} could follow you across ${first?.attempted} of your ${report.sites} sites. ` +
        (first?.through === 0 ? 'Blocking ended that.' : `Blocking cut that to ${first?.through}.`),
    );
    expect(screen.getByText(/^All time ·/).textContent).toBe(
      `All time · ${report.companies.length} companies · ${report.threads} connections, ${report.threadsStopped} blocked`,
    );
    expect(rows()[0]).toBe(
      `${first?.entity.name}: got through on ${first?.through} of the ${first?.attempted} sites where it tried.`,
    );
    expect(rows()).toHaveLength(report.companies.length);
  });

  test('shows another period, and says so in its address', async () => {
    const { user, store } = await open('40');
    await user.click(screen.getByRole('radio', { name: '7 days' }));
    expect(store.getState().address.lens.period).toBe('week');
    expect(screen.getByText(/^Last 7 days ·/)).toBeDefined();
  });

  test('is narrowed by categories, which count, and cleared again', async () => {
    const { user, store } = await open('40');
    const all = rows().length;
    await user.click(screen.getByRole('checkbox', { name: /^Social/ }));
    expect(store.getState().address.lens.categories).toEqual(['social']);
    const social = screen.getByRole('checkbox', { name: /^Social/ }).closest('label');
    expect(rows()).toHaveLength(Number(social?.textContent?.replace(/\D/g, '')));
    await user.click(screen.getByRole('checkbox', { name: 'Blocked' }));
    expect(store.getState().address.lens.outcome).toBe('stopped');
    await user.click(screen.getByRole('button', { name: 'Clear all filters' }));
    expect(rows()).toHaveLength(all);
  });

  test('has its filters behind a button where there is little room', async () => {
    const { user } = await open('40', { width: 800 });
    expect(screen.queryByRole('checkbox', { name: /^Social/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Filters' }));
    expect(screen.getByRole('checkbox', { name: /^Social/ })).toBeDefined();
  });

  test('finds any company or site by its name, by keyboard alone', async () => {
    const { user, store } = await open('40');
    await user.type(screen.getByRole('combobox'), 'goo');
    const options = screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(options[0]).toMatch(/^Google\d+ sites/);
    expect(options.some((option) => option?.startsWith('google.com'))).toBe(true);
    await user.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    expect(store.getState().address.node).toBe('company:Google');
    expect(screen.getByRole('region', { name: 'Google' })).toBeDefined();
  });

  test('counts what it finds as the lens does, and not at all what that leaves out', async () => {
    const { user, store } = await open('40', { hash: '#/graph?period=week' });
    const week = reachOf(makeExposures({ companies: 40, days: 40 }), { from: 20261115 });
    const google = week.companies.find(({ entity }) => entity.id === 'Google');
    await user.type(screen.getByRole('combobox'), 'goo');
    const find = () => screen.getAllByRole('option')[0]?.textContent;
    expect(find()).toBe(`Google${google?.attempted} sites`);
    act(() => store.getState().look({ categories: ['social'] }));
    expect(find()).toBe('Google');
  });

  test('says that nothing is called so', async () => {
    const { user } = await open('40');
    await user.type(screen.getByRole('combobox'), 'nobody at all');
    expect(screen.getByText('Nothing on record is called “nobody at all”.')).toBeDefined();
  });

  test('goes on as the record does', async () => {
    const { source } = await open('3');
    expect(rows()).toHaveLength(3);
    await act(() => source.record(makeExposures({ companies: 9, sites: 6, days: 2 })));
    expect(rows()).toHaveLength(9);
  });
});

describe('the list', () => {
  test('is one stop for the tab key, walked by arrows, and lights the node', async () => {
    const { user, store } = await open('40');
    const buttons = [...document.querySelectorAll<HTMLElement>('.reach-row')];
    expect(buttons.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    act(() => buttons[0]?.focus());
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(buttons[2]);
    expect(store.getState().lit).toBe(buttons[2]?.dataset.node);
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(buttons.at(-1));
  });
});

describe('the timeline', () => {
  test('is brushed by keyboard, with two sliders that say their days', async () => {
    const { user, store } = await open('40', { hash: '#/graph?period=week' });
    const [from, to] = screen.getAllByRole('slider') as [HTMLElement, HTMLElement];
    expect(from.getAttribute('aria-valuetext')).toBe('Nov 15, 2026');
    act(() => from.focus());
    await user.keyboard('{ArrowLeft}{PageDown}');
    expect(store.getState().address.lens.period).toEqual({ from: 20261107, to: 20261121 });
    // No entry of the browser's history for each key.
    expect(store.getState().passing).toBe(true);
    act(() => to.focus());
    await user.keyboard('{ArrowLeft}');
    expect(store.getState().address.lens.period).toEqual({ from: 20261107, to: 20261120 });
    expect(screen.getByText(/^Nov 7\s–\s20, 2026 ·/)).toBeDefined();
    act(() => from.focus());
    await user.keyboard('{Home}');
    act(() => to.focus());
    await user.keyboard('{End}');
    expect(store.getState().address.lens.period).toBe('all');
  });

  test('is brushed by pointer', async () => {
    const { store } = await open('40');
    const ground = document.querySelector('.timeline-ground') as HTMLElement;
    ground.getBoundingClientRect = () => ({ left: 0, width: 600 }) as DOMRect;
    fireEvent.pointerDown(ground, { clientX: 305, button: 0 });
    fireEvent.pointerMove(ground, { clientX: 395 });
    fireEvent.pointerUp(ground, { clientX: 395 });
    // Sixty days, ten pixels each.
    expect(store.getState().address.lens.period).toEqual({ from: 20261023, to: 20261101 });
  });

  test('replays how it grew, and ends as it is', async () => {
    const { user, store } = await open('40');
    const end = screen.getByRole('heading', { level: 1 }).textContent;
    await user.click(screen.getByRole('button', { name: 'Replay' }));
    const scrub = screen.getByRole('slider', { name: 'Moment of the replay' });
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    act(() => store.getState().scrub(0));
    expect(rows().length).toBeLessThan(10);
    await user.click(screen.getByRole('radio', { name: '16×' }));
    expect(store.getState().replay?.speed).toBe(16);
    fireEvent.change(scrub, { target: { value: store.getState().replay?.end } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(end);
    await user.click(screen.getByRole('button', { name: 'End the replay' }));
    expect(store.getState().replay).toBeUndefined();
  });
});

describe('other views', () => {
  test('are reached by links that say where they lead', async () => {
    const { user, store } = await open('40', { hash: '#/graph?period=week&node=company:Google' });
    const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Companies' });
    expect(new URL(link.href).hash).toBe('#/companies?period=week');
    await user.click(link);
    expect(store.getState().address).toEqual({ view: 'companies', lens: { period: 'week' } });
    expect(link.getAttribute('aria-current')).toBe('page');
    expect(document.activeElement?.id).toBe('view');
    expect(document.title).toBe('Companies – Unweave');
  });

  test('sort and search their tables as the address says', async () => {
    const { user, store } = await open('40', { hash: '#/companies?sort=name-up&search=o' });
    const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
    expect(names()).toEqual(names().toSorted((a = '', b = '') => ((a ?? '') < (b ?? '') ? -1 : 1)));
    await user.click(screen.getByRole('button', { name: 'Got through' }));
    expect(store.getState().address.sort).toEqual({ by: 'through', descending: true });
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'goog');
    expect(names()).toEqual(['Google']);
  });

  test.each([
    ['#/settings', 'Settings', 'Protection'],
    ['#/decisions', 'Your decisions', 'Your decisions'],
  ])('%s has the parts of the settings', async (hash, title, part) => {
    await open('40', { hash });
    expect(screen.getByRole('heading', { level: 1, name: title })).toBeDefined();
    expect(await screen.findByRole('region', { name: part })).toBeDefined();
  });
});

describe('the way to the atlas beside pages', () => {
  test('is a button, which tells when the browser does not go there', async () => {
    const source = fixtureAtlas(ATLAS_STATES['3']);
    const dock = () => Promise.reject(new Error('no window'));
    const { user } = await renderAtlas({ ...source, dock });
    await user.click(screen.getByRole('button', { name: 'Beside the page' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/beside the page.*no window/);
  });

  test('leads to a page of its own from there', async () => {
    await renderAtlas({ ...fixtureAtlas(ATLAS_STATES['3']), dock: 'docked' });
    expect(screen.getByRole('link', { name: 'On a page of its own' })).toBeDefined();
  });

  test('is not there where the browser has none', async () => {
    await renderAtlas({ ...fixtureAtlas(ATLAS_STATES['3']), dock: undefined });
    expect(screen.queryByText('On a page of its own')).toBeNull();
    expect(screen.queryByText('Beside the page')).toBeNull();
  });
});

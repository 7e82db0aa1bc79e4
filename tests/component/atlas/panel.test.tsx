import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import {
  ATLAS_STATES,
  type AtlasStateName,
  fixtureAtlas,
} from '../../support/fixtures/atlas-states.ts';
import { fixtureData } from '../../support/fixtures/data-states.ts';
import { renderAtlas } from '../render-atlas.tsx';

afterEach(cleanup);

const open = (state: AtlasStateName, options?: Parameters<typeof renderAtlas>[1]) =>
  renderAtlas(fixtureAtlas(ATLAS_STATES[state]), options);

describe('the panel', () => {
  test('of a company opens from the list and gives the focus back to its row', async () => {
    const { user, store } = await open('40');
    await user.click(screen.getByRole('button', { name: /^Google: got through/ }));
    const panel = screen.getByRole('region', { name: 'Google' });
    expect(document.activeElement?.ariaLabel).toBe('Close');
    expect(within(panel).getByText(/^Tried to see you on \d+ of your \d+ sites\./)).toBeDefined();
    expect(within(panel).getByText(/may know you by name/)).toBeDefined();
    await user.keyboard('{Escape}');
    expect(store.getState().address.node).toBeUndefined();
    await expect
      .poll(() => (document.activeElement as HTMLElement | null)?.dataset.node)
      .toBe('company:Google');
  });

  test('of a company decides for everywhere, and for how long', async () => {
    const { user, source } = await open('40', { hash: '#/graph?node=company:Cloudflare' });
    await user.click(screen.getByRole('button', { name: 'Limit' }));
    const subject = { kind: 'company', id: 'Cloudflare' };
    const term = { duration: 'always' };
    expect(source.sent[0]).toEqual({
      type: 'decide',
      subject,
      action: 'limit',
      term,
      from: 'atlas',
    });
    expect(await screen.findByText('Limited everywhere, always')).toBeDefined();
    await user.click(screen.getByRole('radio', { name: '1 hour' }));
    expect(source.sent[1]).toMatchObject({ term: { duration: 'hour' }, from: 'atlas' });
    await user.click(screen.getByRole('button', { name: /^Take back/ }));
    expect(source.sent[2]).toEqual({ type: 'undecide', subject });
  });

  test('says before a block what it would change', async () => {
    await open('40', { hash: '#/graph?node=company:Cloudflare' });
    expect(
      await screen.findByText(/^It would no longer be reached from \d+ of your sites/),
    ).toBeDefined();
  });

  test('of a company tells of decisions that do not hold for all of it, and leads to them', async () => {
    const { user, store } = await open('partly', { hash: '#/graph?node=company:Meta' });
    expect(screen.getByText(/^No decision of yours for every site:/)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Decided on 2 of its domains' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Decided on 2 sites' }));
    expect(store.getState().address).toEqual({ view: 'decisions', lens: { period: 'all' } });
  });

  test('of a company says that nothing was decided only where nothing was', async () => {
    await open('partly', { hash: '#/graph?node=company:Cloudflare' });
    expect(screen.getByText(/^No decision of yours: /)).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Decided/ })).toBeNull();
  });

  test('of a site switches its protection, and leads to its companies', async () => {
    const { user, source, store } = await open('40', { hash: '#/graph?node=site:nytimes.com' });
    await user.click(screen.getByRole('switch'));
    expect(source.sent).toEqual([
      {
        ...{ type: 'trust', site: 'nytimes.com', from: 'atlas', instead: true },
        term: { duration: 'always' },
      },
    ]);
    const companies = screen.getByRole('region', { name: /compan.* here$/ });
    const [company] = within(companies).getAllByRole('button');
    await user.click(company as HTMLElement);
    expect(store.getState().address.node).toMatch(/^company:/);
  });

  test('of a site shows its neighbourhood, and the path to another', async () => {
    const { user, store } = await open('40', { hash: '#/graph?node=site:nytimes.com' });
    await user.click(screen.getByRole('button', { name: 'Show only its companies' }));
    expect(store.getState().address.lens.site).toBe('nytimes.com');
    await user.type(screen.getByLabelText('Path to another site'), 'cnn.com');
    await user.click(screen.getByRole('button', { name: 'Show path' }));
    expect(store.getState().address.lens).toMatchObject({ path: ['nytimes.com', 'cnn.com'] });
    await user.click(screen.getByRole('button', { name: 'End this' }));
    expect(store.getState().address.lens.path).toBeUndefined();
  });

  test('of what is not on record says so', async () => {
    await open('40', { hash: '#/graph?node=company:Nobody%20Inc.' });
    expect(screen.getByText('Nobody Inc. is not on record any more.')).toBeDefined();
  });
});

describe('forgetting in the panel', () => {
  const forget = async (user: Awaited<ReturnType<typeof open>>['user']) => {
    await user.click(screen.getByRole('button', { name: 'Forget…' }));
    await user.click(screen.getByRole('button', { name: 'Forget' }));
  };

  test('says that it is done, there and nowhere else', async () => {
    const { user, store } = await open('40', { hash: '#/graph?node=company:Google' });
    await forget(user);
    const panel = within(screen.getByRole('region', { name: 'Google' }));
    expect((await panel.findByText('Unweave forgets it now.')).role).toBe('status');
    act(() => store.getState().go({ view: 'data', node: undefined }));
    await screen.findByRole('button', { name: 'Export everything' });
    expect(screen.queryByText(/forgets it now/)).toBeNull();
    // Nor there again, once it was heard.
    act(() => store.getState().go({ view: 'graph', node: 'company:Google' }));
    expect(screen.queryByText(/forgets it now/)).toBeNull();
  });

  test('says why it failed, there and nowhere else', async () => {
    const data = fixtureData();
    data.send = () => Promise.reject(new Error('no receiver'));
    const { user, store } = await open('40', { hash: '#/graph?node=company:Google', data });
    await forget(user);
    expect((await screen.findByRole('alert')).textContent).toMatch(/not done.*no receiver/);
    act(() => store.getState().go({ node: 'company:Meta' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('does not tell of what failed elsewhere', async () => {
    const data = fixtureData();
    data.export = () => Promise.reject(new Error('disk'));
    const { user, store } = await open('40', { hash: '#/data', data });
    await user.click(await screen.findByRole('button', { name: 'Export everything' }));
    await screen.findByRole('alert');
    act(() => store.getState().go({ view: 'graph', node: 'company:Google' }));
    expect(screen.queryByRole('alert')).toBeNull();
    act(() => store.getState().go({ view: 'data', node: undefined }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/disk/);
  });
});

describe('block one more', () => {
  test('previews and blocks the company that reached most sites', async () => {
    const { user, source } = await open('40');
    const card = within(screen.getByRole('region', { name: 'Block one more' }));
    await user.click(card.getByRole('button', { name: 'Preview' }));
    expect(await card.findByText(/^It would no longer be reached/)).toBeDefined();
    await user.click(card.getByRole('button', { name: /^Block / }));
    expect(source.sent[0]).toMatchObject({ type: 'decide', action: 'block', from: 'atlas' });
    expect(source.sent[0]).not.toHaveProperty('site');
  });

  test('does not propose whom the person let in everywhere, for however long', async () => {
    const { user, source } = await open('40');
    const name = () => /Blocking (.+?) would/.exec(card().textContent ?? '')?.[1];
    const card = () => screen.getByRole('region', { name: 'Block one more' });
    const first = name() ?? '';
    await user.click(within(card()).getByRole('button', { name: 'Details' }));
    await user.click(screen.getByRole('button', { name: 'Allow' }));
    await user.click(await screen.findByRole('radio', { name: '1 hour' }));
    await user.keyboard('{Escape}');
    expect(source.sent).toHaveLength(2);
    expect(name()).toBeDefined();
    expect(name()).not.toBe(first);
  });

  test('is silent where nothing is blocked anyway', async () => {
    await open('watch');
    expect(screen.queryByRole('region', { name: 'Block one more' })).toBeNull();
  });
});

import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byKeyboard, type Keyboard } from '../support/browser/by-keyboard.ts';
import { image } from '../support/replica/sites/embeds.ts';
import type { ReplicaSite } from '../support/replica/web.ts';
import { rememberEarlierDays } from '../support/truth/earlier-days.ts';
import { received } from '../support/truth/server.ts';
import { type Session, startSession } from '../support/truth/session.ts';
import { written } from '../support/truth/unweave.ts';

// What the atlas does, without a mouse; your-data.test.ts has the export. Controls are found as a screen
// reader names them.

const FOLLOWER = 'px.follower.example';
/** Enough for a small window to fold some away. */
const CROWD = Array.from({ length: 70 }, (_, turn) => `px.crowd-${turn}.example`);

const site = (host: string, ...others: readonly string[]): ReplicaSite => ({
  ...{ host, title: host, about: '' },
  pages: [{ path: '/', embeds: [FOLLOWER, ...others].map((name) => image(`${name}/1.png`)) }],
});

let session: Session;
let web: Page;
let atlas: Page;
let { press, tabTo, type, use } = {} as Keyboard;
beforeAll(async () => {
  const sites = [site('one.example'), site('two.example'), site('many.example', ...CROWD)];
  session = await startSession({ sites });
  web = await session.chromium.newPage();
  for (const { host } of sites) await session.chromium.visit(`https://${host}/`, web);
  await session.replica.quiet(300);
  await written(session.chromium);
  await rememberEarlierDays(session.chromium, 9);
  atlas = await session.chromium.openExtensionPage('atlas.html');
  ({ press, tabTo, type, use } = byKeyboard(atlas));
  await heading(/could follow you across 3 of your 3 sites/).waitFor();
});
afterAll(() => session.close());

const heading = (name: RegExp) => atlas.getByRole('heading', { level: 1, name });
const hash = () => new URL(atlas.url()).hash;
const panelOf = (name: string) => atlas.getByRole('region', { name, exact: true });
const said = () => atlas.getByRole('status').first().textContent();
const focused = (name: string) => atlas.locator(':focus').getAttribute(name);

async function goTo(view: string): Promise<void> {
  await use('link', view);
  // What is new on the page has the focus, so that it is read from there.
  await expect.poll(() => focused('id')).toBe('view');
}

async function search(text: string): Promise<void> {
  await tabTo(atlas.getByRole('searchbox', { name: 'Search companies and sites' }));
  await type(text);
}

/** Until the background has answered: what a control shows may be what it waits for. */
const inForce = () => expect.poll(() => atlas.locator('[aria-busy=true]').count()).toBe(0);

/** How often the follower heard from a site. */
async function reached(host: string): Promise<number> {
  session.replica.clear();
  await session.chromium.visit(`https://${host}/`, web);
  await session.replica.quiet(300);
  await atlas.bringToFront();
  return received(session.replica.hits, host)[FOLLOWER] ?? 0;
}

describe('without a mouse', () => {
  it('the graph is searched, walked, opened and enlarged', async () => {
    await use('button', 'Skip to the view');
    await tabTo(atlas.getByRole('combobox', { name: 'Find a company or site' }));
    await type('foll');
    await press('Enter');
    await panelOf('follower.example').waitFor();
    await press('Escape');
    await panelOf('follower.example').waitFor({ state: 'detached' });
    const picture = atlas.getByRole('application', { name: /^Graph of 3 sites and 71 companies/ });
    await tabTo(picture);
    await press('ArrowRight');
    await expect.poll(said).toMatch(/got through on|companies were there/);
    const first = await said();
    await press('n');
    await expect.poll(said).not.toBe(first);
    await press('p', 'Enter');
    await atlas.locator('.node-panel').waitFor();
    await press('Escape');
    await atlas.locator('.node-panel').waitFor({ state: 'detached' });
    await press('+', '-', '0');
    for (const name of ['Zoom in', 'Zoom out', 'Show everything']) await use('button', name);
    await use('button', /^follower\.example: got through on 3/, 'ArrowDown');
    await press('Home', 'Enter');
    await panelOf('follower.example').waitFor();
    await press('Escape');
    await expect.poll(() => focused('data-node')).toBe('company:follower.example');
  });

  it('what is folded away is brought in, and put back', async () => {
    await atlas.setViewportSize({ width: 720, height: 450 });
    const folded = atlas.locator('.stage-fold').getByRole('button', { name: /^and .* more$/ });
    await tabTo(folded);
    const before = await folded.allTextContents();
    await press('Enter');
    await expect.poll(() => folded.allTextContents()).not.toEqual(before);
    await use('button', 'Show fewer');
    await atlas.setViewportSize({ width: 1280, height: 800 });
  });

  it('the picture is saved, and names no site unless it is asked to', async () => {
    await use('button', 'Save picture');
    await tabTo(atlas.getByRole('radio', { name: 'PNG' }));
    await press('ArrowRight');
    const save = async () => {
      await tabTo(atlas.getByRole('button', { name: 'Save', exact: true }));
      const [download] = await Promise.all([atlas.waitForEvent('download'), press('Enter')]);
      expect(download.suggestedFilename()).toBe('unweave.svg');
      return (await readFile(await download.path())).toString();
    };
    const plain = await save();
    expect(plain).toContain('follower.example');
    expect(plain).not.toContain('one.example');
    await use('button', 'Save picture');
    await use('checkbox', /^With site names/, 'Space');
    expect(await save()).toContain('one.example');
  });

  it('the lens is changed: period, category, one node’s neighbourhood, days', async () => {
    await tabTo(atlas.getByRole('radio', { name: 'All', exact: true }));
    await press('ArrowLeft');
    await expect.poll(hash).toContain('period=month');
    await press('ArrowRight');
    await use('checkbox', /^Purpose unknown/, 'Space');
    await expect.poll(hash).toContain('category=unknown');
    await use('button', 'Clear all filters');
    await expect.poll(hash).toBe('#/graph');
    const start = atlas.getByRole('slider', { name: 'First day shown' });
    await tabTo(start);
    const day = await start.getAttribute('aria-valuetext');
    await press('ArrowRight', 'ArrowRight');
    await expect.poll(() => start.getAttribute('aria-valuetext')).not.toBe(day);
    await expect.poll(hash).toMatch(/period=\d{8}-\d{8}/);
    await press('Home');
    await expect.poll(hash).toBe('#/graph');
  });

  it('the graph is replayed', async () => {
    await use('button', 'Replay');
    await use('button', 'Pause');
    const moment = atlas.getByRole('group', { name: 'Replay', exact: true }).getByRole('slider');
    await tabTo(moment);
    await press('Home');
    const begin = await moment.getAttribute('aria-valuetext');
    await press('PageUp');
    await expect.poll(() => moment.getAttribute('aria-valuetext')).not.toBe(begin);
    await use('button', 'End the replay');
  });

  it('a company is blocked, limited, allowed for an hour and left alone again', async () => {
    await use('button', /^follower\.example: got through on 3/);
    const panel = panelOf('follower.example');
    await tabTo(
      panel.getByRole('toolbar').getByRole('button').and(panel.locator('[tabindex="0"]')),
    );
    const block = panel.getByRole('button', { name: 'Block', exact: true });
    while (!(await block.evaluate((element) => element === document.activeElement)))
      await press('ArrowRight');
    await press('Enter');
    await panel.getByText('Blocked everywhere, always').waitFor();
    await inForce();
    expect(await reached('one.example')).toBe(0);
    await press('ArrowRight', 'Enter');
    await panel.getByText('Limited everywhere, always').waitFor();
    await press('ArrowRight', 'Enter');
    await panel
      .getByRole('toolbar', { name: /^What to do with follower.example. .*Allowed everywhere/ })
      .waitFor();
    await tabTo(panel.getByRole('radio', { name: 'Always' }));
    await press('ArrowLeft', 'ArrowLeft');
    await panel.getByText(/^Allowed everywhere, until/).waitFor();
    await inForce();
    await panel.getByRole('button', { name: /^Take back/ }).focus();
    await press('Enter');
    await panel.getByText(/^No decision of yours/).waitFor();
    await inForce();
    expect(await reached('one.example')).toBe(1);
    await use('button', 'Show only its sites');
    await expect.poll(hash).toContain('company=follower.example');
    await press('Enter', 'Escape');
  });

  it('a table is sorted and searched, and its rows decide', async () => {
    await goTo('Companies');
    await search('foll');
    await expect.poll(hash).toContain('search=foll');
    await press('Tab', 'Enter');
    const title = atlas.getByRole('columnheader', { name: 'Company' });
    await expect.poll(() => title.getAttribute('aria-sort')).toBe('ascending');
    await press('Enter');
    await expect.poll(() => title.getAttribute('aria-sort')).toBe('descending');
    await press('ArrowDown', 'End', 'ArrowLeft', 'ArrowLeft', 'Enter');
    const block = atlas.getByRole('grid').getByRole('button', { name: 'Block', pressed: true });
    await block.waitFor();
    await inForce();
    expect(await reached('two.example')).toBe(0);
    // It stands in the panel, which is the one of the graph.
    await press('Home', 'Enter');
    await panelOf('follower.example').getByText('Blocked everywhere, always').waitFor();
    await use('button', 'See its trail');
    await atlas.getByRole('heading', { name: 'The trail of follower.example' }).waitFor();
    const way = atlas.getByRole('list', { name: /^Your sites that day/ });
    await tabTo(way.getByRole('button', { name: 'one.example' }));
    await press('Enter');
    await panelOf('one.example').waitFor();
    await press('Escape');
    await use('button', 'Day before');
    await expect.poll(hash).toContain('day=');
  });

  it('a site is trusted, and decisions are weighed and taken back', async () => {
    await goTo('Sites');
    await search('two');
    await press('Tab', 'ArrowDown', 'End', 'Space');
    await atlas.getByRole('switch', { name: 'Protection is off for two.example' }).waitFor();
    await inForce();
    expect(await reached('two.example')).toBe(1);

    await goTo('Decisions');
    await use('button', /were taken back\?$/);
    await atlas.getByText(/^Protection would be on again on two\.example/).waitFor();
    await use('button', 'What would change if the decision on follower.example were taken back?');
    await atlas.getByText('The filter lists would decide on 2 of your sites.').waitFor();
    await use('button', 'Take back the decision on follower.example');
    await use('button', 'Take back the decision on two.example');
    await atlas.getByText(/^You have decided nothing yet/).waitFor();
    expect(await reached('one.example')).toBe(1);
  });

  it('a site is forgotten', async () => {
    await goTo('Sites');
    await search('many');
    await press('Tab', 'ArrowDown', 'Home', 'Enter');
    await panelOf('many.example').waitFor();
    await use('button', 'Forget…');
    // The safe answer has the focus; the other one comes after it.
    await press('Tab', 'Enter');
    await heading(/across 2 of your 2 sites/).waitFor({ timeout: 30_000 });
  });
});

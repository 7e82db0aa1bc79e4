import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWN_LISTS_KEY, type OwnList, type OwnLists } from '../../lib/domain/own-list.ts';
import { image } from '../support/replica/sites/embeds.ts';
import type { Web } from '../support/replica/web.ts';
import { type Session, startSession } from '../support/truth/session.ts';

const LIST = 'lists.example/mine.txt';
const plain = (text: string) => (response: ServerResponse) =>
  void response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);

/** What the list's address answers with; each test sets its own. */
let answer: (response: ServerResponse) => void = plain('');
const WEB: Web = {
  sites: [
    {
      ...{ host: 'www.page.example', title: 'A page', about: '' },
      pages: [{ path: '/', embeds: [image('one.example/1.gif'), image('two.example/2.gif')] }],
    },
  ],
  files: { [LIST]: (response) => answer(response) },
};

let session: Session;
let page: Page;
beforeAll(async () => {
  session = await startSession(WEB);
  page = await session.chromium.newPage();
});
afterAll(() => session.close());

const reached = () => session.reached('https://www.page.example/', page);

async function only(): Promise<OwnList> {
  const worker = await session.chromium.worker();
  const items = await worker.evaluate((key) => chrome.storage.local.get(key), OWN_LISTS_KEY);
  const [list] = (items[OWN_LISTS_KEY] as OwnLists).lists;
  if (!list) throw new Error('no list');
  return list;
}

const fetches = () => session.replica.hits.filter(({ host, path }) => host + path === LIST);

/** Makes the list due, kills the worker, and lets the alarm ring. */
async function ring(): Promise<void> {
  const worker = await session.chromium.worker();
  await worker.evaluate(async (key) => {
    const { lists, room } = (await chrome.storage.local.get(key))[key] as OwnLists;
    const due = lists.map((list) => ({ ...list, nextAt: Date.now() }));
    await chrome.storage.local.set({ [key]: { lists: due, room } });
    await chrome.alarms.create('own-lists', { when: Date.now() + 1_000 });
  }, OWN_LISTS_KEY);
  session.replica.clear();
  await session.chromium.stopWorker();
  const end = Date.now() + 20_000;
  while (fetches().length === 0) {
    if (Date.now() > end) throw new Error('the list was not fetched');
    await pause(100);
  }
  // Until the outcome is written down.
  while (((await only()).nextAt ?? 0) <= Date.now()) await pause(100);
}

const GOOD = [
  '! Title: Good list',
  '! Expires: 1 day',
  ...Array.from({ length: 60 }, (_, i) => `||h${i}.example^$script`),
  '||one.example^',
  '',
].join('\n');

describe('a subscription', () => {
  it('is fetched on the person’s word, without cookies or referrer, and blocks', async () => {
    expect(await reached()).toEqual(['one.example', 'two.example']);
    answer = plain(GOOD);
    const lists = await session.chromium.openExtensionPage('lists.html');
    session.replica.clear();
    await lists.getByLabel('Address of the list').fill(`https://${LIST}`);
    await lists.getByRole('button', { name: 'Subscribe' }).click();
    await lists.getByRole('heading', { name: 'Good list' }).waitFor();
    await lists.close();
    expect(fetches()).toHaveLength(1);
    expect(fetches()[0]).toMatchObject({ cookie: '', referer: '', method: 'GET' });
    expect(session.replica.hits).toHaveLength(1);
    expect(await reached()).toEqual(['two.example']);
  });

  it('is fetched again by its alarm, with no page open and the worker killed', async () => {
    answer = plain(GOOD.replace('||one.example^', '||two.example^'));
    await ring();
    expect(await reached()).toEqual(['one.example']);
    expect((await only()).refusal).toBeUndefined();
    answer = plain(GOOD);
    await ring();
    expect(await reached()).toEqual(['two.example']);
  });

  it.each([
    ['the server is broken', 'unreachable', (r: ServerResponse) => void r.writeHead(500).end('no')],
    ['it is empty', 'empty', plain('')],
    ['it is a web page', 'web-page', plain('<!DOCTYPE html><title>Moved</title>')],
    [
      'it is downloaded by half',
      'unreachable',
      (r: ServerResponse) => {
        r.writeHead(200, { 'Content-Length': String(GOOD.length) });
        r.write(GOOD.slice(0, 500));
        setTimeout(() => r.destroy(), 100);
      },
    ],
    ['it is downloaded by half and nobody says so', 'cut-off', plain(GOOD.slice(0, 500))],
    [
      'it has 50 MB',
      'too-large',
      (r: ServerResponse) => {
        r.writeHead(200, { 'Content-Type': 'text/plain' });
        const part = '||ads.example^\n'.repeat(70_000);
        for (let i = 0; i < 50; i += 1) r.write(part);
        r.end();
      },
    ],
  ])('keeps its version when %s', async (_, why, broken) => {
    answer = broken;
    const before = await only();
    await ring();
    expect(await only()).toMatchObject({ changedAt: before.changedAt, refusal: { why } });
    expect(await reached()).toEqual(['two.example']);
  });

  it('shows why the newest version was not taken, and takes the next good one', async () => {
    const lists = await session.chromium.openExtensionPage('lists.html');
    await lists.getByText(/was not taken, and the one before is still in force/).waitFor();
    answer = plain(GOOD.replace('||one.example^', '||two.example^'));
    await lists.getByRole('button', { name: 'Fetch now' }).click();
    await lists.getByText(/was not taken/).waitFor({ state: 'detached' });
    expect(await reached()).toEqual(['one.example']);
    await lists.getByRole('button', { name: 'Remove' }).click();
    await lists.getByText('You have no lists of your own yet.').waitFor();
    await lists.close();
    expect(await reached()).toEqual(['one.example', 'two.example']);
    const worker = await session.chromium.worker();
    const alarms = await worker.evaluate(() => chrome.alarms.getAll());
    expect(alarms.map(({ name }) => name)).not.toContain('own-lists');
  });
});

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OWN_LISTS_KEY, type OwnLists } from '../../lib/domain/own-list.ts';
import { frame, image, script } from '../support/replica/sites/embeds.ts';
import type { Web } from '../support/replica/web.ts';
import { command, type Session, startSession } from '../support/truth/session.ts';

/** Hosts that no packaged list names, and one that they do. */
const LISTED = 'www.google-analytics.com';
const WEB: Web = {
  sites: [
    {
      ...{ host: 'www.page.example', title: 'A page', about: '' },
      pages: [
        {
          path: '/',
          embeds: [
            script('script.example/no/a.js'),
            script('script.example/ok.js'),
            image('image.example/small.gif?id=1'),
            image('sub.image.example/picture.gif'),
            frame('frame.example/', image('inside.example/1.gif')),
            image('regex.example/pic42.gif'),
            script(`${LISTED}/analytics.js`),
          ],
        },
      ],
    },
  ],
};

let session: Session;
let page: Page;
beforeAll(async () => {
  session = await startSession(WEB);
  page = await session.chromium.newPage();
});
afterAll(() => session.close());

/** What reached the server, as host and path without a query. */
const reached = () =>
  session.reached(
    'https://www.page.example/',
    page,
    ({ host, path }) => host + path.replace(/\?.*/, ''),
  );

const EVERYTHING = [
  'frame.example/',
  'image.example/small.gif',
  'inside.example/1.gif',
  'regex.example/pic42.gif',
  'script.example/no/a.js',
  'script.example/ok.js',
  'sub.image.example/picture.gif',
];
const without = (...blocked: string[]) => EVERYTHING.filter((one) => !blocked.includes(one));

async function stored(): Promise<OwnLists> {
  const worker = await session.chromium.worker();
  const items = await worker.evaluate((key) => chrome.storage.local.get(key), OWN_LISTS_KEY);
  return items[OWN_LISTS_KEY] as OwnLists;
}

const send = (message: object) => command(session.chromium, { type: 'own-list', ...message });
const write = (text: string) => send({ change: 'write', name: 'Mine', text });

async function removeAll(): Promise<void> {
  for (const { id } of (await stored())?.lists ?? []) await send({ change: 'remove', id });
}

describe('a list of one’s own', () => {
  afterEach(removeAll);

  it('begins with everything let through but what the packaged lists stop', async () => {
    expect(await reached()).toEqual(EVERYTHING);
  });

  it.each([
    [
      'filters',
      ['! mine', '||script.example^$script', '@@||script.example/ok.js', '/pic[0-9]+\\.gif/'],
      without('script.example/no/a.js', 'regex.example/pic42.gif'),
    ],
    [
      'a hosts file',
      ['127.0.0.1 localhost', '0.0.0.0 image.example frame.example'],
      without(
        ...['image.example/small.gif', 'sub.image.example/picture.gif', 'frame.example/'],
        'inside.example/1.gif',
      ),
    ],
    ['plain domains', ['# mine', 'sub.image.example'], without('sub.image.example/picture.gif')],
    [
      'a .tpl',
      ['msFilterList', ': Expires=1', '-d image.example', '- /no/', '+d sub.image.example'],
      without('image.example/small.gif', 'script.example/no/a.js'),
    ],
    [
      'an exception that beats a packaged block',
      [`@@||${LISTED}^`],
      [...EVERYTHING, `${LISTED}/analytics.js`].sort(),
    ],
  ])('blocks as %s, and no longer when it is removed', async (_, lines, expected) => {
    expect(await write(lines.join('\n'))).toEqual({ ok: true });
    expect(await reached()).toEqual(expected);
    await removeAll();
    expect(await reached()).toEqual(EVERYTHING);
  });

  it('holds when the worker is killed and the browser is restarted', async () => {
    await write('||frame.example^');
    await session.chromium.stopWorker();
    expect(await reached()).toEqual(without('frame.example/', 'inside.example/1.gif'));
    await session.restart();
    page = await session.chromium.newPage();
    expect(await reached()).toEqual(without('frame.example/', 'inside.example/1.gif'));
  });

  it('says what it cannot use, a regex that the browser refuses among it', async () => {
    await write('||image.example^\n/(a{1,100}){1,100}/\nwww.page.example##.ad\noh no');
    const { lists } = await stored();
    expect(lists[0]).toMatchObject({ inForce: 1, report: { filters: 4, inUse: 1 } });
    const lines = lists[0]?.report?.problems.map(({ kind, examples }) => [kind, examples[0]?.line]);
    expect(lines?.sort()).toEqual([
      ['hides', 3],
      ['not-understood', 4],
      ['regex', 2],
    ]);
  });

  it('beyond the browser’s limit is in force as far as there is room, with the count', async () => {
    const apart = Array.from({ length: 30_000 }, (_, i) => `||image.example/path${i}/x`);
    expect(await write(['||script.example/no/', ...apart].join('\n'))).toEqual({ ok: true });
    const { lists, room } = await stored();
    expect(room).toBe(29_000);
    expect(lists[0]).toMatchObject({ inForce: 29_000, report: { rules: 30_001 } });
    expect(await reached()).toEqual(without('script.example/no/a.js'));
    // There is still room for what a person decides.
    const decided = await command(session.chromium, {
      ...{ type: 'decide', action: 'block', term: { duration: 'always' }, from: 'popup' },
      subject: { kind: 'domain', id: 'frame.example' },
    });
    expect(decided).toEqual({ ok: true });
    expect(await reached()).not.toContain('frame.example/');
    await command(session.chromium, { type: 'undo-all' });
    await removeAll();
    expect(await reached()).toEqual(EVERYTHING);
  });

  it('is written and removed on its page', async () => {
    const lists = await session.chromium.openExtensionPage('lists.html');
    await lists.getByRole('button', { name: 'New list' }).click();
    await lists.getByLabel('Name').fill('By hand');
    await lists.getByLabel('One filter').fill('image.example\nnot a filter');
    await lists.getByText('1 line can be used, in rules: 1.').waitFor();
    await lists.getByRole('button', { name: 'line 2' }).click();
    const selected = await lists
      .getByLabel('One filter')
      .evaluate((area: HTMLTextAreaElement) =>
        area.value.slice(area.selectionStart, area.selectionEnd),
      );
    expect(selected).toBe('not a filter');
    await lists.getByRole('button', { name: 'Save and apply' }).click();
    await lists.getByRole('heading', { name: 'By hand' }).waitFor();
    await lists.getByText('1 rule of your lists is in force.').waitFor();
    expect(await reached()).not.toContain('image.example/small.gif');
    await lists.getByRole('button', { name: 'Remove' }).click();
    const corner = await lists
      .getByRole('button', { name: 'Keep it' })
      .evaluate((answer) => getComputedStyle(answer).borderRadius);
    expect(corner).toBe('7px');
    await lists.getByRole('button', { name: 'Remove my list' }).click();
    await lists.getByText('You have no lists of your own yet.').waitFor();
    expect(await reached()).toEqual(EVERYTHING);
    await lists.close();
  });
});

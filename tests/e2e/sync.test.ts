import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { image } from '../support/replica/sites/embeds.ts';
import type { Web } from '../support/replica/web.ts';
import { command, type Session, startSession } from '../support/truth/session.ts';

const WEB: Web = {
  sites: [
    {
      ...{ host: 'www.page.example', title: 'A page', about: '' },
      pages: [{ path: '/', embeds: [image('one.example/1.gif'), image('two.example/2.gif')] }],
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

const reached = () => session.reached('https://www.page.example/', page);

/** What stands in the browser's sync storage, as text. */
async function synced(): Promise<string> {
  const worker = await session.chromium.worker();
  return JSON.stringify(await worker.evaluate(() => chrome.storage.sync.get(null)));
}

const subject = { kind: 'domain', id: 'one.example' };
const decide = () =>
  command(session.chromium, {
    ...{ type: 'decide', subject, action: 'block', term: { duration: 'always' }, from: 'popup' },
  });

describe('sync', () => {
  it('writes nothing before it is switched on', async () => {
    await decide();
    expect(await synced()).toBe('{}');
    expect(await command(session.chromium, { type: 'sync', on: true })).toEqual({ ok: true });
    await expect.poll(synced).toContain('one.example');
  });

  it('puts in force what another device decided, also when the worker was killed', async () => {
    expect(await reached()).toEqual(['two.example']);
    const other = { v: 1, rows: [['domain', 'two.example', 0, 'block', Date.now()]] };
    const sender = await session.chromium.openExtensionPage('popup.html');
    await session.chromium.stopWorker();
    await sender.evaluate((part) => chrome.storage.sync.set({ 'unweave:9': part }), other);
    await sender.close();
    await expect.poll(reached, { timeout: 30_000, interval: 1_000 }).toEqual([]);
  });

  it('takes back everywhere what is taken back here', async () => {
    await command(session.chromium, { type: 'undo-all' });
    expect(await reached()).toEqual(['one.example', 'two.example']);
    await expect.poll(synced, { timeout: 20_000 }).not.toContain('"block"');
  });
});

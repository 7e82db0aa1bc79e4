import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../lib/domain/command.ts';
import { readLearned } from '../../lib/domain/learned.ts';
import { LEARNED_KEY } from '../../lib/domain/storage.ts';
import { image } from '../support/replica/sites/embeds.ts';
import type { ReplicaSite } from '../support/replica/web.ts';
import { obey, type Session, startSession } from '../support/truth/session.ts';

/** A stranger that no list knows, and one that delivers, by its name; both hold cookies. */
const STRANGER = 'px.stranger.example';
const DELIVERY = 'img.shopcdn.example';
const site = (host: string): ReplicaSite => ({
  ...{ host, title: host, about: '' },
  pages: [{ path: '/', embeds: [image(`${STRANGER}/p.gif`), image(`${DELIVERY}/i.gif`)] }],
});
const SITES = ['www.news.example', 'www.shop.example', 'www.forum.example'];

let session: Session;
let page: Page;
let sender: Page;
beforeAll(async () => {
  const cookieSetters = ['stranger.example', 'shopcdn.example'];
  session = await startSession({ sites: [...SITES, 'www.bank.example'].map(site), cookieSetters });
  page = await session.chromium.newPage();
  sender = await session.chromium.openExtensionPage('popup.html');
});
afterAll(() => session.close());

async function learned(): Promise<readonly string[]> {
  const stored = await sender.evaluate((key) => chrome.storage.local.get(key), LEARNED_KEY);
  return readLearned(stored[LEARNED_KEY]).map(({ domain }) => domain);
}

const send = (message: Command) => obey(sender, message);

/** What the stranger is told on a site that it was not seen on yet. */
async function told() {
  session.replica.clear();
  await session.chromium.visit('https://www.bank.example/', page);
  await session.replica.quiet(200);
  const hit = session.replica.hits.find(({ host }) => host === STRANGER);
  return hit && { cookie: hit.cookie !== '', referer: hit.referer };
}

describe('a stranger with an identifying cookie on three sites', () => {
  it('is found to behave like a tracker, soon after the third', async () => {
    for (const host of SITES) {
      expect(await learned()).toEqual([]);
      await session.chromium.visit(`https://${host}/`, page);
      await session.agreed(page);
      session.replica.clear();
    }
    await expect.poll(learned, { timeout: 20_000 }).toEqual(['stranger.example']);
  });

  it('is only marked at Standard, limited at Strict, and let off by a decision', async () => {
    expect(await told()).toEqual({ cookie: true, referer: 'https://www.bank.example/' });
    await send({ type: 'level', level: 'strict' });
    expect(await told()).toEqual({ cookie: false, referer: '' });
    const subject = { kind: 'company', id: 'stranger.example' } as const;
    const term = { duration: 'always' } as const;
    await send({ type: 'decide', subject, action: 'allow', term, from: 'popup' });
    expect(await told()).toEqual({ cookie: true, referer: 'https://www.bank.example/' });
  });

  it('is limited also when the browser was restarted', async () => {
    await send({ type: 'undo-all' });
    await session.restart();
    page = await session.chromium.newPage();
    expect(await told()).toEqual({ cookie: false, referer: '' });
  });
});

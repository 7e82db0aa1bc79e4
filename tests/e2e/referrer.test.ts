import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../lib/domain/command.ts';
import { frame, image } from '../support/replica/sites/embeds.ts';
import type { ReplicaSite, Web } from '../support/replica/web.ts';
import { command, type Session, startSession } from '../support/truth/session.ts';

const STRANGER = 'px.unlisted.example';
const site = (host: string, policy: string): ReplicaSite => ({
  ...{ host, title: host, about: '' },
  pages: [
    {
      path: '/secret/path?who=me',
      headers: { 'Referrer-Policy': policy },
      embeds: [image(`${STRANGER}/1.png`), frame(`${STRANGER}/frame`)],
    },
  ],
});
const secretOf = (host: string) => `https://${host}/secret/path?who=me`;
const CHATTY = secretOf('chatty.example');
const MUTE = secretOf('mute.example');
const WEB: Web = {
  sites: [
    site('chatty.example', 'unsafe-url'),
    site('older.example', 'no-referrer-when-downgrade'),
    site('mute.example', 'no-referrer'),
    site('usual.example', 'strict-origin-when-cross-origin'),
    site('brief.example', 'origin'),
    site('closed.example', 'same-origin'),
  ],
};

let session: Session;
let page: Page;
beforeAll(async () => {
  session = await startSession(WEB);
  page = await session.chromium.newPage();
});
afterAll(() => session.close());

/** What the stranger is told of the page: by its image and by its frame. */
async function told(url: string): Promise<string[]> {
  const { replica, chromium } = session;
  replica.clear();
  await chromium.visit(url, page);
  await replica.quiet(200);
  const hits = replica.hits.filter(({ host }) => host === STRANGER);
  const order = ['image', 'iframe'];
  return hits
    .toSorted((a, b) => order.indexOf(a.destination) - order.indexOf(b.destination))
    .map(({ referer }) => referer);
}

const limit = async (where?: string) => {
  const message: Command = {
    ...{ type: 'decide', subject: { kind: 'domain', id: STRANGER }, action: 'limit' },
    ...(where !== undefined && { site: where }),
    ...{ term: { duration: 'always' }, from: 'popup' },
  };
  expect(await command(session.chromium, message)).toEqual({ ok: true });
};

describe('the referrer of a limited stranger', () => {
  it('is, without a decision, what the page wants', async () => {
    expect(await told(CHATTY)).toEqual([CHATTY, CHATTY]);
    expect(await told(MUTE)).toEqual(['', '']);
  });

  it('is the origin for frames and nothing for the rest, where it is limited on one site', async () => {
    await limit('chatty.example');
    const origin = 'https://chatty.example/';
    expect(await told(CHATTY)).toEqual(['', origin]);
    const untouched = secretOf('older.example');
    expect(await told(untouched)).toEqual([untouched, untouched]);
  });

  it('is the same on every site where it is limited everywhere', async () => {
    await limit();
    expect(await told(secretOf('older.example'))).toEqual(['', 'https://older.example/']);
    expect(await told(secretOf('usual.example'))).toEqual(['', 'https://usual.example/']);
  });

  it('never says more than the page itself would', async () => {
    expect(await told(MUTE)).toEqual(['', '']);
    expect(await told(secretOf('closed.example'))).toEqual(['', '']);
    expect(await told(secretOf('brief.example'))).toEqual(['', 'https://brief.example/']);
  });
});

import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../lib/domain/command.ts';
import {
  beacon,
  frame,
  image,
  inline,
  request,
  sandbox,
  script,
  serviceWorker,
  sharedWorker,
  websocket,
  worker,
} from '../support/replica/sites/embeds.ts';
import type { Web } from '../support/replica/web.ts';
import { command, type Session, startSession } from '../support/truth/session.ts';

const WEB: Web = {
  sites: [
    {
      ...{ host: 'signals.example', title: 'Signals', about: '' },
      pages: [
        {
          path: '/',
          embeds: [
            script('scripts.example/a.js', image('images.example/by-script.png')),
            { ...image('images.example/hop.png'), redirects: ['https://landed.example/a.png'] },
            frame('frames.example/', image('images.example/framed.png')),
            sandbox('sandboxed.example/', image('images.example/sandboxed.png')),
            inline(image('images.example/inline.png')),
            worker('/worker.js', request('workers.example/dedicated')),
            sharedWorker('/shared.js', request('workers.example/shared')),
            serviceWorker('/service.js', request('workers.example/service')),
            beacon('beacons.example/b'),
            websocket('sockets.example/s'),
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

const send = async (message: Command) =>
  expect(await command(session.chromium, message)).toEqual({ ok: true });

/** Values of a header in all that a visit asks for, each once. */
async function told(header: string): Promise<unknown[]> {
  const { replica, chromium } = session;
  replica.clear();
  await chromium.visit('https://signals.example/', page);
  await replica.quiet(300);
  const hits = replica.hits.filter(({ path }) => path !== '/favicon.ico');
  expect(hits.length).toBeGreaterThanOrEqual(14);
  return [...new Set(hits.map(({ headers }) => headers[header]))];
}

/** What documents read from `navigator`, frames of every kind among them. */
async function read(): Promise<unknown[]> {
  const frames = page.frames();
  expect(frames.length).toBe(4);
  const ask = (one: Frame) =>
    one.evaluate<unknown[]>('[replica.toldFirst, navigator.globalPrivacyControl]');
  return [...new Set((await Promise.all(frames.map(ask))).flat())];
}

describe('Global Privacy Control', () => {
  it('is told to everybody in every request, and to pages before any script of theirs', async () => {
    expect(await told('sec-gpc')).toEqual(['1']);
    expect(await read()).toEqual([true]);
  });

  it('is told to trusted sites too', async () => {
    const term = { duration: 'always' } as const;
    await send({ type: 'trust', site: 'signals.example', term, from: 'popup' });
    expect(await told('sec-gpc')).toEqual(['1']);
    expect(await read()).toEqual([true]);
    await send({ type: 'distrust', site: 'signals.example' });
  });

  it.each(['watch', 'strict'] as const)('is told at the level %s too', async (level) => {
    await send({ type: 'level', level });
    expect(await told('sec-gpc')).toEqual(['1']);
    expect(await read()).toEqual([true]);
    await send({ type: 'level', level: 'standard' });
  });

  it('is told to nobody while paused, and costs nothing where it is off', async () => {
    await send({ type: 'pause', until: 'hour' });
    expect(await told('sec-gpc')).toEqual([undefined]);
    expect(await read()).toEqual([undefined]);
    await send({ type: 'pause', until: 'now' });
    expect(await told('sec-gpc')).toEqual(['1']);
    await send({ type: 'signal', signal: 'gpc', on: false });
    expect(await told('sec-gpc')).toEqual([undefined]);
    expect(await read()).toEqual([undefined]);
    const worker = await session.chromium.worker();
    expect(await worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())).toEqual([]);
  });
});

describe('Do Not Track', () => {
  it('is told only where a person wants it', async () => {
    expect(await told('dnt')).toEqual([undefined]);
    await send({ type: 'signal', signal: 'dnt', on: true });
    expect(await told('dnt')).toEqual(['1']);
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, launchChromium } from '../support/browser/chromium.ts';
import { askedByPages, type Replica, startReplica } from '../support/replica/server.ts';
import * as ask from '../support/replica/sites/embeds.ts';
import { SMALL_WEB } from '../support/replica/sites.ts';
import { type Embed, pageUrl, type ReplicaSite, requestsOf } from '../support/replica/web.ts';

// The replica is what everything else is measured against, so it is proven here alone: a real
// Chromium without any extension asks for exactly what a page's data says.

/** Every way in which a page, a frame or a worker can ask for something. */
const KINDS: readonly Embed[] = [
  ask.beacon('beacon.example/b'),
  ask.font('font.example/f.woff2'),
  ask.frame(
    'frame.example/outer',
    ask.image('in-frame.example/i.gif'),
    ask.frame('frame-in-frame.example/inner', ask.request('in-inner-frame.example/data')),
    ask.worker('/frame-worker.js', ask.request('in-frame-worker.example/data')),
  ),
  ask.image('image.example/i.gif'),
  ask.image('first-hop.example/r', 'second-hop.example/r', 'last-hop.example/i.gif'),
  ask.inline(
    ask.image('in-inline-frame.example/i.gif'),
    ask.xhr('xhr-in-inline-frame.example/data'),
  ),
  ask.ping('ping.example/p'),
  ask.request('fetch.example/data'),
  ask.requestAskedFor('preflight.example/data'),
  ask.sandbox('sandbox.example/frame', ask.script('in-sandbox.example/s.js')),
  ask.script(
    'script.example/s.js',
    ask.image('by-script.example/i.gif'),
    ask.script('script-by-script.example/s.js', ask.beacon('by-inner-script.example/b')),
  ),
  ask.serviceWorker(
    '/service-worker.js',
    ask.request('in-service-worker.example/data'),
    ask.websocket('socket-in-service-worker.example/s'),
  ),
  ask.sharedWorker(
    '/shared-worker.js',
    ask.xhr('in-shared-worker.example/data'),
    ask.script('in-shared-worker-script.example/s.js'),
  ),
  ask.stylesheet('style.example/s.css', ask.font('font-in-style.example/f.woff2')),
  ask.unloadBeacon('unload.example/b'),
  ask.video('video.example/v.mp4'),
  ask.websocket('socket.example/s'),
  ask.worker(
    '/worker.js',
    ask.request('in-worker.example/data'),
    ask.requestAskedFor('preflight-in-worker.example/data'),
    ask.script('in-worker-script.example/s.js', ask.request('by-script-in-worker.example/data')),
    ask.worker('/inner-worker.js', ask.request('in-inner-worker.example/data')),
  ),
  ask.xhr('xhr.example/data'),
];

const SETTER = 'cookies.example';
const KINDS_SITE = site('kinds.example', KINDS);
const COOKIE_SITE = site('with-cookies.example', [
  ask.image(`${SETTER}/i.gif`),
  ask.image('plain.example/i.gif'),
]);
const SLOW_SITE = site('slow.example', [ask.image('sleepy.example/i.gif')]);
const LONG_SITE = site('long.example', [
  ask.request(`long-address.example/?q=${'x'.repeat(100_000)}`),
  ...Array.from({ length: 500 }, (_, index) => ask.request(`many.example/${index}`)),
]);

let replica: Replica;
let chromium: Chromium;

beforeAll(async () => {
  replica = await startReplica({
    sites: [...SMALL_WEB.sites, KINDS_SITE, COOKIE_SITE, SLOW_SITE, LONG_SITE],
    cookieSetters: [...(SMALL_WEB.cookieSetters ?? []), SETTER],
    slow: { 'sleepy.example': 700 },
  });
  chromium = await launchChromium({ replica });
});
afterAll(async () => {
  await chromium.close();
  await replica.close();
});

describe('a browser without an extension', () => {
  it('makes no request of its own', async () => {
    replica.clear();
    const page = await chromium.newPage();
    await replica.quiet(1_500);
    expect(replica.hits).toEqual([]);
    await page.close();
  });

  it('asks for every kind of embed exactly once', async () => {
    const page = await visit(KINDS_SITE);
    expect(addressesOf(KINDS_SITE).length).toBeGreaterThan(40);
    expect(tally(asked())).toEqual(tally(addressesOf(KINDS_SITE)));

    replica.clear();
    await page.goto('about:blank');
    await replica.quiet(300);
    expect(asked()).toEqual(['https://unload.example/b']);
    await page.close();
  });

  it('asks permission before a request with a header of its own', async () => {
    const page = await visit(KINDS_SITE);
    const preflights = replica.hits.filter(({ method }) => method === 'OPTIONS');
    expect(preflights.map(({ host }) => host).sort()).toEqual([
      'preflight-in-worker.example',
      'preflight.example',
    ]);
    await page.close();
  });

  it('opens websockets for real', async () => {
    const page = await visit(KINDS_SITE);
    const sockets = replica.hits.filter(({ scheme }) => scheme === 'wss');
    expect(sockets.map(({ host }) => host).sort()).toEqual([
      'socket-in-service-worker.example',
      'socket.example',
    ]);
    await page.close();
  });

  it('sends a cookie back to the host that set it, and to no other', async () => {
    const first = await visit(COOKIE_SITE);
    expect(cookieOf(SETTER)).toEqual('');
    await first.close();
    const again = await visit(COOKIE_SITE);
    expect(cookieOf(SETTER)).toMatch(/^uid=[0-9a-f]{32}$/);
    expect(cookieOf('plain.example')).toEqual('');
    await again.close();
  });

  it('waits for a slow host', async () => {
    const start = Date.now();
    const page = await visit(SLOW_SITE);
    expect(Date.now() - start).toBeGreaterThan(700);
    await page.close();
  });

  it('gets long addresses and five hundred requests through', async () => {
    const page = await visit(LONG_SITE);
    expect(replica.hits.find(({ host }) => host === 'long-address.example')?.path).toHaveLength(
      100_004,
    );
    expect(tally(replica.hits.map(({ host }) => host))['many.example']).toBe(500);
    await page.close();
  });

  describe('on the small web', () => {
    let tab: Page;
    beforeAll(async () => {
      tab = await chromium.newPage();
    });

    // All pages are built alike, and the observer's tests visit every one: some of them are enough.
    it.each(SMALL_WEB.sites.filter((_, index) => index % 4 === 0))(
      'asks for what the page of $host embeds',
      async (visited) => {
        await visit(visited, tab);
        expect(tally(asked())).toEqual(tally(addressesOf(visited)));
      },
    );
  });
});

function site(host: string, embeds: readonly Embed[]): ReplicaSite {
  return { host, title: host, about: 'A page for this test', pages: [{ path: '/', embeds }] };
}

async function visit(visited: ReplicaSite, tab?: Page) {
  const page = tab ?? (await chromium.newPage());
  // What the page before sends on leaving belongs to that page.
  await page.goto('about:blank');
  await replica.quiet(100);
  replica.clear();
  await chromium.visit(pageUrl(visited), page);
  await replica.quiet(150);
  expect(await page.getAttribute('html', 'data-settled')).toBe('yes');
  return page;
}

/** Addresses that the server received. */
function asked(): string[] {
  return askedByPages(replica.hits).map(({ scheme, host, path }) => `${scheme}://${host}${path}`);
}

/** Addresses that a page asks for while it is open; itself included. */
function addressesOf(visited: ReplicaSite): string[] {
  const page = visited.pages[0] ?? { path: '/', embeds: [] };
  const embedded = requestsOf(page, pageUrl(visited)).filter(
    ({ kind }) => kind !== 'unload-beacon' && kind !== 'service-worker',
  );
  return [pageUrl(visited), ...embedded.map(({ url }) => url)];
}

function cookieOf(host: string): string | undefined {
  return replica.hits.find((hit) => hit.host === host)?.cookie;
}

function tally(items: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}

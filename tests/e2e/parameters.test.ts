import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../lib/domain/command.ts';
import { type Chromium, launchChromium } from '../support/browser/chromium.ts';
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts';
import { type Replica, startReplica } from '../support/replica/server.ts';
import type { Web } from '../support/replica/web.ts';

const CHROMIUM_BUILD = '.output/chrome-mv3';
const FIREFOX_BUILD = resolve('.output/firefox-mv3');

const WEB: Web = {
  sites: [
    {
      ...{ host: 'www.plain.example', title: 'Plain', about: 'A page without anything on it' },
      pages: [{ path: '/', embeds: [] }],
    },
  ],
};

/** An address that a person opens, and where it takes them. */
type Case = readonly [what: string, from: string, to: string];

/** The same address before and after. */
const same = (what: string, address: string): Case => [what, address, address];

const CASES: readonly Case[] = [
  ['the only one', 'https://a.example/?fbclid=1', 'https://a.example/'],
  ['the first of three', 'https://a.example/?gclid=1&b=2&c=3', 'https://a.example/?b=2&c=3'],
  ['the middle one', 'https://a.example/?b=2&msclkid=1&c=3', 'https://a.example/?b=2&c=3'],
  ['the last one', 'https://a.example/p/q?b=2&mc_eid=1', 'https://a.example/p/q?b=2'],
  [
    'many at once',
    'https://a.example/?utm_source=a&utm_medium=b&id=7&utm_campaign=c&utm_term=d&fbclid=f&_ga=h',
    'https://a.example/?id=7',
  ],
  ['every repeat of it', 'https://a.example/?fbclid=1&b=2&fbclid=3', 'https://a.example/?b=2'],
  ['an empty one', 'https://a.example/?fbclid=&b=2', 'https://a.example/?b=2'],
  ['it by http too', 'http://a.example/?fbclid=1&b=2', 'http://a.example/?b=2'],
  [
    'no repeats of others',
    'https://a.example/?b=1&fbclid=1&b=2&b=',
    'https://a.example/?b=1&b=2&b=',
  ],
  [
    'nothing encoded in others',
    'https://a.example/?q=a%20b+c%26d%3Dfbclid%3D1&fbclid=1&u=https%3A%2F%2Fb.example%2F%3Fgclid%3D2',
    'https://a.example/?q=a%20b+c%26d%3Dfbclid%3D1&u=https%3A%2F%2Fb.example%2F%3Fgclid%3D2',
  ],
  [
    'no other letters',
    'https://a.example/?q=%C3%BC%E2%82%AC&fbclid=1',
    'https://a.example/?q=%C3%BC%E2%82%AC',
  ],
  ['no signs in values', 'https://a.example/?a=b=c;d:/?&fbclid=1', 'https://a.example/?a=b=c;d:/?'],
  ['no fragment', 'https://a.example/?fbclid=1&b=2#part', 'https://a.example/?b=2#part'],
  [
    'nothing of a path',
    'https://a.example/fbclid=1/?b=2&gclid=1',
    'https://a.example/fbclid=1/?b=2',
  ],
  same('nothing where only a name’s end is the same', 'https://a.example/?my_fbclid=1&xgclid=2'),
  same('nothing where only a name’s beginning is the same', 'https://a.example/?fbclids=1'),
  same('nothing of a fragment', 'https://a.example/?b=2#fbclid=1'),
  same('nothing in other letter case', 'https://a.example/?FBCLID=1'),
  same('nothing of a value', 'https://a.example/?q=fbclid'),
];

const SITES: readonly Case[] = [
  ['a site’s own one', 'https://musescore.com/?feature=1&b=2', 'https://musescore.com/?b=2'],
  [
    'a site’s own ones and those of everybody',
    'https://www.linkedin.com/jobs/?trackingId=1&refId=2&id=3&utm_source=4&trk=5',
    'https://www.linkedin.com/jobs/?id=3',
  ],
  [
    'one of some pages',
    'https://www.kickstarter.com/projects/x?term=1&b=2',
    'https://www.kickstarter.com/projects/x?b=2',
  ],
  same('nothing of other pages', 'https://www.kickstarter.com/about?term=1'),
  same('nothing that is another site’s', 'https://a.example/?feature=1&trk=5'),
  same('nothing that the list excepts', 'https://www.metabase.com/?utm_term=1'),
  [
    'the rest where the list excepts one',
    'https://www.metabase.com/?utm_term=1&fbclid=2',
    'https://www.metabase.com/?utm_term=1',
  ],
];

/** Chromium alone would write `?page=&b=2`. */
const BARE_WORDS: readonly Case[] = [
  ['what follows it', 'https://a.example/?page&fbclid=1&b=2', 'https://a.example/?page&b=2'],
  ['what precedes it', 'https://a.example/?fbclid=1&page&b=2', 'https://a.example/?page&b=2'],
  [
    'what surrounds it',
    'https://a.example/?utm_source=1&b=2&topic/7&c&utm_medium=3&gclid=4#part',
    'https://a.example/?b=2&topic/7&c#part',
  ],
  same('nothing of two signs in a row', 'https://a.example/?b=2&&mc_eid=1'),
  same('nothing rare', 'https://a.example/?page&mc_eid=1'),
  same('nothing of a site’s own', 'https://musescore.com/?page&feature=1'),
];

const MARKED = 'https://a.example/?fbclid=1&b=2#part';
const BARE = 'https://a.example/?b=2#part';
const OTHER = 'https://other.example/?fbclid=1';
const OTHER_BARE = 'https://other.example/';
const always = { term: { duration: 'always' }, from: 'popup' } as const;

/** What holds, and where two addresses then lead: one of a site that may be trusted, one of another. */
const RESTING: readonly [string, readonly Command[], string, string][] = [
  [
    'a site is trusted, there',
    [{ type: 'trust', site: 'a.example', ...always }],
    MARKED,
    OTHER_BARE,
  ],
  ['protection is paused', [{ type: 'pause', until: 'hour' }], MARKED, OTHER],
  ['it only watches', [{ type: 'level', level: 'watch' }], MARKED, OTHER],
  ['trust, pause and Watch have ended', [], BARE, OTHER_BARE],
];
const TO_USUAL: readonly Command[] = [
  { type: 'undo-all' },
  { type: 'pause', until: 'now' },
  { type: 'level', level: 'standard' },
];

describe('stripping parameters in Chromium', () => {
  let replica: Replica;
  let chromium: Chromium;
  beforeAll(async () => {
    replica = await startReplica(WEB);
    chromium = await launchChromium({ replica, extension: CHROMIUM_BUILD });
  });
  afterAll(async () => {
    await chromium?.close();
    await replica?.close();
  });

  it.each([...CASES, ...SITES])('strips %s', async (_what, from, to) => {
    expect(await open(from)).toEqual(arrived(to));
  });

  it.each(BARE_WORDS)('strips, beside a bare word, %s', async (_what, from, to) => {
    expect(await open(from)).toEqual(arrived(to));
  });

  it.each(RESTING)('keeps an address whole while %s', async (_what, commands, to, other) => {
    const sender = await chromium.openExtensionPage('popup.html');
    const send = (message: Command) =>
      sender.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
    for (const message of commands) expect(await send(message)).toEqual({ ok: true });
    expect(await open(MARKED)).toEqual(arrived(to));
    expect(await open(OTHER)).toEqual(arrived(other));
    for (const message of TO_USUAL) expect(await send(message)).toEqual({ ok: true });
    await sender.close();
  });

  it('leaves alone what pages load', async () => {
    const page = await chromium.visit('https://www.plain.example/');
    replica.clear();
    await page.evaluate(() => fetch('https://www.plain.example/data?fbclid=1&b=2'));
    expect(replica.hits.map(({ path }) => path)).toEqual(['/data?fbclid=1&b=2']);
  });

  /** Where an address leads, and which addresses the server was asked for meanwhile. */
  async function open(address: string) {
    const page = await chromium.newPage();
    replica.clear();
    await page.goto(address);
    const seen = { shown: page.url(), asked: askedFor(replica, address) };
    await page.close();
    return seen;
  }
});

describe('stripping parameters in Firefox', () => {
  let replica: Replica;
  let firefox: Firefox;
  beforeAll(async () => {
    replica = await startReplica(WEB);
    firefox = await launchFirefox({ replica, extension: FIREFOX_BUILD });
  });
  afterAll(async () => {
    await firefox?.close();
    await replica?.close();
  });

  it.each([...CASES, ...SITES])('strips %s', async (_what, from, to) => {
    expect(await open(from)).toEqual(arrived(to));
  });

  it.each(BARE_WORDS)('strips, beside a bare word, %s', async (_what, from, to) => {
    expect(await open(from)).toEqual(arrived(to));
  });

  it.each(RESTING)('keeps an address whole while %s', async (_what, commands, to, other) => {
    const sender = await firefox.openExtensionPage('popup.html');
    const send = (message: Command) =>
      sender.evaluate((sent) => {
        const { runtime } = (globalThis as unknown as { browser: typeof chrome }).browser;
        return runtime.sendMessage(sent);
      }, message);
    for (const message of commands) expect(await send(message)).toEqual({ ok: true });
    expect(await open(MARKED)).toEqual(arrived(to));
    expect(await open(OTHER)).toEqual(arrived(other));
    for (const message of TO_USUAL) expect(await send(message)).toEqual({ ok: true });
    await sender.close();
  });

  async function open(address: string) {
    const page = await firefox.newPage();
    replica.clear();
    await page.goto(address);
    const seen = { shown: page.url(), asked: askedFor(replica, address) };
    await page.close();
    return seen;
  }
});

function arrived(address: string) {
  const { pathname, search } = new URL(address);
  return { shown: address, asked: [pathname + search] };
}

/** Without icons, and without what the browser asks of its makers. */
function askedFor(replica: Replica, address: string): string[] {
  const { hostname } = new URL(address);
  const hits = replica.hits.filter(
    ({ host, path }) => host === hostname && path !== '/favicon.ico',
  );
  return hits.map(({ path }) => path);
}

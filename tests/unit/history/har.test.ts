import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { dayOf } from '@/lib/domain/day.ts';
import { stageImport } from '@/lib/history/import.ts';
import { type DayRow, History } from '@/lib/history/schema.ts';
import { documentEntry, harFile, type MadeEntry } from '../../support/fixtures/foreign-files.ts';

const NOW = new Date(2026, 10, 27, 12).getTime();
const THEN = new Date(2026, 10, 20, 9).getTime();

async function read(text: string) {
  const name = `unweave-import-1-${Math.random().toString(36).slice(2)}`;
  const staged = await stageImport(new Blob([text]), { name, now: NOW });
  const database = new History(name);
  const rows = await database.days.toArray();
  await database.delete();
  return { ...staged, rows, sites: rows.map(shorten) };
}

/** Site, visits, and of each host: allowed, blocked, stubbed, cookie. */
function shorten({ site, visits, hosts }: DayRow) {
  return [
    ...[site, visits],
    Object.fromEntries(
      hosts.map(([host, allowed, limited, blocked, stubbed, cookie]) => {
        expect(limited).toBe(0);
        return [host, [allowed, blocked, stubbed, cookie]];
      }),
    ),
  ];
}

/** A part of the page `p`. */
const part = (url: string, more: Partial<MadeEntry> = {}): MadeEntry => {
  return { url, time: THEN + 1_000, pageref: 'p', ...more };
};
const page = documentEntry('https://www.news.test/a?b#c', THEN, 'p');
const ADS = 'https://px.ads.example/1.gif';

describe('a HAR', () => {
  it('becomes a visit and what the page asked for elsewhere', async () => {
    const { kind, rows, sites, thirdParties, leftOut } = await read(
      harFile([
        page,
        ...[part(ADS), part(ADS, { time: THEN + 7_000 }), part('wss://live.chat.example/')],
        ...[part('https://cdn.news.test/a.js'), part('data:image/png;base64,x'), part('blob:x')],
        part('chrome-extension://abc/x.js'),
      ]),
    );
    expect([kind, thirdParties, leftOut]).toEqual(['har', 2, 0]);
    expect(sites).toEqual([
      ['news.test', 1, { 'px.ads.example': [2, 0, 0, 0], 'live.chat.example': [1, 0, 0, 0] }],
    ]);
    expect(rows[0]).toMatchObject({ day: dayOf(THEN), first: THEN, last: THEN + 7_000 });
    expect(rows[0]?.hosts[0]?.slice(6)).toEqual([1, 7]);
  });

  it('says what became of a request as the recorder would', async () => {
    const to = (location: string) => ({ status: 302, answered: { location } });
    const { sites, leftOut } = await read(
      harFile([
        page,
        part('https://blocked.example/', { status: 0, error: 'net::ERR_BLOCKED_BY_CLIENT' }),
        part('https://aborted.example/', { status: 0, error: 'net::ERR_ABORTED' }),
        part('https://gone.example/', { status: 0, error: 'net::ERR_NAME_NOT_RESOLVED' }),
        part('https://unsaid.example/', { status: 0 }),
        part('https://rules.example/', { status: 0, error: 'net::ERR_BLOCKED_BY_CSP' }),
        part('https://kept.example/', { more: { _fromCache: 'disk' } }),
        part('https://safari.example/', { more: { _fetchType: 'Memory Cache' } }),
        part('https://asked.example/', { method: 'OPTIONS' }),
        part('https://same.example/', { status: 304 }),
        part('https://hop.example/', to('https://next.example/')),
        part('https://self.example/', to('/again')),
        part('https://stub.example/', to('chrome-extension://abc/stub.js')),
      ]),
    );
    expect(sites).toEqual([
      [
        ...['news.test', 1],
        {
          'blocked.example': [0, 1, 0, 0],
          'aborted.example': [1, 0, 0, 0],
          'same.example': [1, 0, 0, 0],
          'hop.example': [1, 0, 0, 0],
          'stub.example': [0, 0, 1, 0],
        },
      ],
    ]);
    expect(leftOut).toBe(2);
  });

  it('knows a cookie that recognises the browser, as the recorder would', async () => {
    const cookie = { name: 'uid', value: 'a1b2c3d4e5f6', secure: true, sameSite: 'None' };
    const lasting = { ...cookie, expires: '2027-11-20T00:00:00.000Z' };
    const { name, value } = cookie;
    const header = 'uid=a1b2c3d4e5f6; Max-Age=31536000; Secure; SameSite=None; Path=/';
    const { sites } = await read(
      harFile([
        page,
        part('https://held.example/', { cookies: [lasting] }),
        part('https://session.example/', { cookies: [cookie] }),
        part('https://lax.example/', { cookies: [{ ...lasting, sameSite: 'Lax' }] }),
        part('https://short.example/', { cookies: [{ ...lasting, value: 'en' }] }),
        part('https://cf.example/', { cookies: [{ ...lasting, name: '__cf_bm' }] }),
        part('https://onlyset.example/', { setCookies: [lasting] }),
        part('https://a.later.example/', { setCookies: [lasting] }),
        part('https://b.later.example/', { cookies: [{ name, value }] }),
        part('https://c.header.example/', { answered: { 'Set-Cookie': `x=1\n${header}` } }),
        part('https://c.header.example/', { cookies: [{ name, value }] }),
        part('https://unknown.example/', { cookies: [{ name, value }] }),
      ]),
    );
    const hosts = sites[0]?.[2] as Record<string, number[]>;
    const held = Object.keys(hosts).filter((host) => hosts[host]?.[3] === 1);
    expect(held).toEqual(['held.example', 'b.later.example', 'c.header.example']);
  });

  it('finds the page by its address, where its document is not in it', async () => {
    const titled = { p: 'https://www.news.test/', q: 'News of today' };
    const { sites, leftOut } = await read(
      harFile([part(ADS), part(ADS, { pageref: 'q' })], titled),
    );
    expect(sites).toEqual([['news.test', 1, { 'px.ads.example': [1, 0, 0, 0] }]]);
    expect(leftOut).toBe(1);
  });

  it('finds it by the first HTML, after the addresses that led there', async () => {
    const html = { type: 'text/html; charset=utf-8' };
    const { sites } = await read(
      harFile([
        part('https://short.example/x', {
          status: 301,
          answered: { location: 'https://news.test/' },
        }),
        part('https://news.test/', html),
        part('https://frame.ads.example/', html),
        part('https://frame.ads.example/', { ...html, headers: { 'sec-fetch-dest': 'iframe' } }),
      ]),
    );
    expect(sites).toEqual([['news.test', 1, { 'frame.ads.example': [2, 0, 0, 0] }]]);
  });

  it('tells pages apart that follow each other under one name', async () => {
    const { sites } = await read(
      harFile([
        ...[page, part(ADS), documentEntry('https://news.test/2', THEN + 2_000, 'p'), part(ADS)],
        documentEntry('https://shop.test/', THEN + 3_000, 'p'),
        part('https://cart.example/'),
      ]),
    );
    expect(sites).toEqual([
      ['news.test', 2, { 'px.ads.example': [2, 0, 0, 0] }],
      ['shop.test', 1, { 'cart.example': [1, 0, 0, 0] }],
    ]);
  });

  it('goes by who referred, where no page is named', async () => {
    const by = (url: string, Referer?: string): MadeEntry => {
      return { url, time: THEN, ...(Referer !== undefined && { headers: { Referer } }) };
    };
    const { sites, leftOut } = await read(
      harFile([
        { ...by('https://news.test/'), type: 'text/html' },
        ...[by(ADS, 'https://news.test/'), by('https://deep.example/', 'https://px.ads.example/f')],
        by('https://nobody.example/x.png'),
      ]),
    );
    expect(sites).toEqual([['news.test', 1, { 'px.ads.example': [1, 0, 0, 0] }]]);
    expect(leftOut).toBe(2);
  });

  it('counts no page that was only fetched ahead', async () => {
    const headers = { 'sec-fetch-dest': 'document', 'sec-purpose': 'prefetch' };
    const { sites } = await read(harFile([page, part('https://next.test/', { headers })]));
    expect(sites).toEqual([['news.test', 1, {}]]);
  });

  it('keeps nothing of bodies, however long, and reads what comes after them', async () => {
    const bodies = [
      '"\\'.repeat(400_000),
      `\\u0022${'é'.repeat(1_000_000)}`,
      'x'.repeat(5_000_000),
    ];
    const { sites } = await read(
      harFile([
        page,
        ...bodies.map((body, at) => part(`https://h${at}.example/`, { body })),
        part(`https://long.example/${'y'.repeat(70_000)}`),
        part(ADS),
      ]),
    );
    expect(Object.keys(sites[0]?.[2] as object)).toEqual([
      ...['h0.example', 'h1.example', 'h2.example', 'px.ads.example'],
    ]);
  });

  it('reads what a call stack has of levels', async () => {
    const deep = Array.from({ length: 80 }).reduce<object>((parent) => ({ parent }), {});
    const { sites } = await read(harFile([page, part(ADS, { more: { _initiator: deep } })]));
    expect(sites).toHaveLength(1);
  });

  it('reads the pages where they stand behind the entries', async () => {
    const { log } = JSON.parse(harFile([part(ADS)], { p: 'https://news.test/' }));
    const { version, pages, entries } = log;
    const { sites } = await read(JSON.stringify({ _by: 'x', log: { version, entries, pages } }));
    expect(sites).toEqual([['news.test', 1, { 'px.ads.example': [1, 0, 0, 0] }]]);
  });
});

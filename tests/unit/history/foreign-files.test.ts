import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { dayOf } from '@/lib/domain/day.ts';
import { stageImport } from '@/lib/history/import.ts';
import { type DayRow, History } from '@/lib/history/schema.ts';
import {
  connection,
  connectionsFile,
  type MadeLink,
  websitesFile,
} from '../../support/fixtures/foreign-files.ts';

const NOW = new Date(2026, 10, 27, 12).getTime();
const THEN = new Date(2014, 4, 1, 9).getTime();
const LATER = THEN + 26 * 3_600_000;

const stagingName = () => `unweave-import-1-${Math.random().toString(36).slice(2)}`;

interface Read {
  readonly rows: readonly DayRow[];
  readonly kind: string;
  readonly thirdParties: number;
  readonly leftOut: number;
}

async function read(text: string | Blob): Promise<Read> {
  const name = stagingName();
  const staged = await stageImport(new File([text], 'x', { lastModified: LATER }), {
    ...{ name, now: NOW },
  });
  const database = new History(name);
  const rows = await database.days.toArray();
  await database.delete();
  expect(staged.rows).toBe(rows.length);
  return { ...staged, rows };
}

/** What is known of a site, by day: host, allowed, blocked, cookie. */
function threads({ rows }: Read, site: string) {
  return rows
    .filter((row) => row.site === site)
    .map(({ day, visits, hosts }) => {
      const short = hosts.map(([host, allowed, , blocked, , cookie]) => [
        ...[host, allowed, blocked, cookie],
      ]);
      return { day, visits, hosts: short };
    });
}

const link = (page: string, host: string, time = THEN, fields = {}): MadeLink => {
  return { page, host, time, fields };
};

const MADE = [
  link('www.news.test', 'px.ads.example'),
  link('www.news.test', 'px.ads.example', THEN + 60_000),
  link('www.news.test', 'cdn.news.test'),
  link('shop.co.uk', 'px.ads.example', LATER),
  link('me.github.io', 'you.github.io', LATER),
];

describe('what Lightbeam noted until 2017', () => {
  it('becomes rows of sites and days, with every request', async () => {
    const found = await read(connectionsFile(MADE));
    expect(found.kind).toBe('connections');
    expect(threads(found, 'news.test')).toEqual([
      { day: dayOf(THEN), visits: 1, hosts: [['px.ads.example', 2, 0, 0]] },
    ]);
    expect(found.rows[0]).toMatchObject({ first: THEN, last: THEN + 60_000 });
    expect(threads(found, 'shop.co.uk')).toEqual([
      { day: dayOf(LATER), visits: 1, hosts: [['px.ads.example', 1, 0, 0]] },
    ]);
    expect(threads(found, 'me.github.io')).toEqual([
      { day: dayOf(LATER), visits: 1, hosts: [['you.github.io', 1, 0, 0]] },
    ]);
    expect([found.thirdParties, found.leftOut]).toEqual([2, 0]);
  });

  it('is the same as a bare list, with other facts around it, and in versions 1.0 and 1.1', async () => {
    const { rows } = await read(connectionsFile(MADE));
    const list = MADE.map(connection);
    const whole = { token: 'x', connections: list, version: '1.0', format: 'Collusion Save File' };
    for (const file of [list, whole, { ...whole, connections: list.map((one) => [...one]) }]) {
      expect((await read(JSON.stringify(file))).rows).toEqual(rows);
    }
    const bare = MADE.map(({ page, host, time }) => [
      ...[page, host, time, 'image/gif', true, true, false, 0, 0],
    ]);
    const first = { format: 'Collusion Save File', version: '1.0', connections: bare };
    expect((await read(JSON.stringify(first))).rows).toEqual(rows);
  });

  it('leaves out what no page of yours asked for, and links that you followed', async () => {
    const visited = { 5: true };
    const frame = { 5: false };
    const page = { 3: 'text/html; charset=utf-8' };
    const found = await read(
      connectionsFile([
        link('news.test', 'ads.example', THEN, visited),
        link('news.test', 'styles.example', THEN, frame),
        link('ads.example', 'deeper.example', THEN, frame),
        link('news.test', 'shop.test', THEN, page),
        link('shop.test', 'ads.example', THEN, visited),
        link('news.test', 'frame.example', THEN, page),
      ]),
    );
    expect(threads(found, 'news.test')[0]?.hosts).toEqual([
      ...[
        ['ads.example', 1, 0, 0],
        ['styles.example', 1, 0, 0],
        ['frame.example', 1, 0, 0],
      ],
    ]);
    expect(threads(found, 'ads.example')).toEqual([]);
    expect(found.leftOut).toBe(2);
  });

  it('leaves out private windows, odd names and moments that cannot be', async () => {
    const found = await read(
      connectionsFile([
        link('news.test', 'ads.example'),
        link('secret.test', 'ads.example', THEN, { 14: true }),
        link('news.test', 'a b.example'),
        link('jid1-f9uj2thwoam5gq-at-jetpack', 'ads.example'),
        link('news.test', 'ads.example', NOW + 10 * 86_400_000),
        link('news.test', 'ads.example', -5),
        link('news.test', 'ads.example/path'),
        link('127.0.0.1', 'ADS.example'),
      ]),
    );
    expect(found.rows.map(({ site }) => site)).toEqual(['127.0.0.1', 'news.test']);
    expect(threads(found, '127.0.0.1')[0]?.hosts).toEqual([['ads.example', 1, 0, 0]]);
    expect(found.leftOut).toBe(5);
  });
});

describe('what Lightbeam noted from 2017 on', () => {
  it('counts every thread once, on the day when the file was saved', async () => {
    const found = await read(websitesFile(MADE));
    expect(found.kind).toBe('websites');
    expect(threads(found, 'news.test')).toEqual([
      { day: dayOf(LATER), visits: 1, hosts: [['px.ads.example', 1, 0, 0]] },
    ]);
    expect(found.rows.map(({ site }) => site)).toEqual(['me.github.io', 'news.test', 'shop.co.uk']);
    expect(found.leftOut).toBe(0);
  });

  it('is read with what others have added, and leaves out what is no host', async () => {
    const file = JSON.parse(websitesFile(MADE));
    const odd = { __UUID: 'a', 'www.news.test': file['www.news.test'], 'not a host': {}, more: 7 };
    odd['www.news.test'].favicon = 'x'.repeat(300_000);
    const found = await read(JSON.stringify(odd));
    expect(found.rows.map(({ site }) => site)).toEqual(['news.test']);
    expect(found.leftOut).toBe(3);
  });

  it('says on which day it was saved only if that is past', async () => {
    const name = stagingName();
    const file = new File([websitesFile(MADE)], 'x', { lastModified: NOW + 1e12 });
    await stageImport(file, { name, now: NOW });
    const database = new History(name);
    expect((await database.days.toArray())[0]?.day).toBe(dayOf(NOW));
    await database.delete();
  });
});

describe('what Collusion noted', () => {
  it('has the sites that were visited, and who was seen there', async () => {
    const seen = (...types: (string | null)[]) => ({ timestamp: 35_974, datatypes: types });
    const found = await read(
      JSON.stringify({
        'news.test': { referrers: {}, visited: true },
        'shop.test': { referrers: { 'news.test': seen('text/html;charset=utf-8') }, visited: true },
        'ads.example': {
          referrers: { 'news.test': seen('image/gif', null), 'ring.example': seen('image/gif') },
          visited: false,
        },
      }),
    );
    expect(found.kind).toBe('collusion');
    expect(threads(found, 'news.test')).toEqual([
      { day: dayOf(LATER), visits: 1, hosts: [['ads.example', 1, 0, 0]] },
    ]);
    expect(found.rows.map(({ site }) => site)).toEqual(['news.test', 'shop.test']);
    expect(found.leftOut).toBe(2);
  });
});

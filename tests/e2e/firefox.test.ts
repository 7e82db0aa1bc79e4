import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts';
import { FIREFOX_WEB } from '../support/fixtures/firefox-web.ts';
import { type Replica, startReplica } from '../support/replica/server.ts';

const EXTENSION = resolve('.output/firefox-mv3');
let replica: Replica;
let firefox: Firefox;
let page: Page;

beforeAll(async () => {
  replica = await startReplica(FIREFOX_WEB);
  firefox = await launchFirefox({ replica, extension: EXTENSION });
  page = await firefox.visit('https://www.news.example/');
});
afterAll(async () => {
  await firefox.close();
  await replica.close();
});

/** The popup of the tab that shows a page of a host. */
async function popupOf(host: string): Promise<Page> {
  const finder = await firefox.openExtensionPage('popup.html');
  const id = await finder.evaluate(async (wanted) => {
    const { tabs } = (globalThis as unknown as { browser: typeof chrome }).browser;
    return (await tabs.query({})).find(({ url }) => url?.includes(wanted))?.id;
  }, host);
  return firefox.openPopup(id, finder);
}

async function textOf(popup: Page, pattern: RegExp): Promise<string> {
  await popup.waitForFunction(
    (source) => new RegExp(source).test(document.body.textContent ?? ''),
    { timeout: 10_000 },
    pattern.source,
  );
  return popup.evaluate(() => document.body.textContent ?? '');
}

/** Sends a command as the popup does. */
function send(sender: Page, message: object): Promise<unknown> {
  return sender.evaluate((sent) => {
    const { runtime } = (globalThis as unknown as { browser: typeof chrome }).browser;
    return runtime.sendMessage(sent);
  }, message);
}

/** What stands in a storage, as text. */
function stored(sender: Page, area: 'local' | 'sync', key: string | null): Promise<string> {
  return sender.evaluate(
    async (where, what) => {
      const { storage } = (globalThis as unknown as { browser: typeof chrome }).browser;
      return JSON.stringify(await storage[where].get(what));
    },
    area,
    key,
  );
}

describe('in Firefox', () => {
  it('trackers are stopped, in frames and workers too, and strangers are let through', async () => {
    await replica.quiet(300);
    const hosts = replica.hits.map(({ host }) => host);
    expect(hosts).toEqual(
      expect.arrayContaining(['unlisted.example', 'framed.example', 'deep.example']),
    );
    expect(hosts).not.toContain('www.google-analytics.com');
    expect(hosts).not.toContain('ib.adnxs.com');
  });

  it('the popup tells who was there, what was stopped and what got through', async () => {
    const popup = await popupOf('www.news.example');
    const text = await textOf(popup, /5 companies[\s\S]*3 got through/);
    for (const company of ['Google', 'unlisted.example', 'framed.example', 'deep.example']) {
      expect(text).toContain(company);
    }
    await popup.close();
  });

  it('a beacon sent while a page is left stays with that page', async () => {
    const other = await firefox.visit('https://www.news.example/');
    replica.clear();
    await firefox.visit('https://www.shop.example/', other);
    await replica.quiet(300);
    expect(replica.hits.map(({ host }) => host)).toContain('bye.example');
    const popup = await popupOf('www.shop.example');
    const text = await textOf(popup, /1 company[\s\S]*only-shop\.example/);
    expect(text).not.toContain('bye.example');
    await popup.close();
    await other.close();
  });

  it('a site is trusted from the popup, at once and without a reload', async () => {
    const popup = await popupOf('www.news.example');
    const toggle = await popup.waitForSelector('input[role=switch]');
    await toggle?.click();
    await popup.waitForSelector('[aria-busy=false] > input[role=switch]:not(:checked)');
    replica.clear();
    await page.evaluate(() =>
      fetch('https://www.google-analytics.com/analytics.js', { mode: 'no-cors' }),
    );
    await replica.quiet(300);
    expect(replica.hits.map(({ host }) => host)).toContain('www.google-analytics.com');
    await (await popup.$('input[role=switch]'))?.click();
    await popup.waitForSelector('[aria-busy=false] > input[role=switch]:checked');
    await popup.close();
  });

  it('an embed waits behind a placeholder at Strict, until a person loads it once', async () => {
    const popup = await firefox.openExtensionPage('popup.html');
    const level = (wanted: string) => send(popup, { type: 'level', level: wanted });
    expect(await level('strict')).toEqual({ ok: true });
    const toYoutube = () => replica.hits.filter(({ host }) => host === 'www.youtube.com');
    replica.clear();
    const other = await firefox.visit('https://www.video.example/');
    await replica.quiet(300);
    expect(toYoutube()).toEqual([]);
    await other.bringToFront();
    await other.addStyleTag({
      content: 'iframe { width: 420px !important; height: 300px !important }',
    });
    const box = await (await other.$('iframe'))?.boundingBox();
    await other.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
    // The protocol does not reach into the frame: this is where its first button stands.
    await other.mouse.click((box?.x ?? 0) + 160, (box?.y ?? 0) + 175);
    await expect.poll(() => toYoutube().length, { timeout: 10_000 }).toBe(1);
    expect(toYoutube()[0]?.headers.referer).toBe('https://www.video.example/');
    // It is over as soon as the frame is there.
    const sessionRules = () =>
      popup.evaluate(() => {
        const { declarativeNetRequest } = (globalThis as unknown as { browser: typeof chrome })
          .browser;
        return declarativeNetRequest.getSessionRules();
      });
    await expect.poll(sessionRules, { timeout: 10_000 }).toEqual([]);
    replica.clear();
    await firefox.visit('https://www.video.example/', other);
    await replica.quiet(300);
    expect(toYoutube()).toEqual([]);
    await level('standard');
    await other.close();
    await popup.close();
  });

  it('the atlas shows who was there, and a company blocked in its table stays out', async () => {
    const atlas = await firefox.openExtensionPage('atlas.html#/companies');
    await textOf(atlas, /could follow you[\s\S]*unlisted\.example/);
    const pressed = (row: string) =>
      atlas.evaluate((name) => {
        const rows = [...document.querySelectorAll('tr')];
        const one = rows.find(({ textContent }) => textContent.includes(name));
        return one?.querySelector('[data-action=block]')?.ariaPressed;
      }, row);
    const row = await atlas.$('::-p-xpath(//tr[contains(., "unlisted.example")])');
    await (await row?.$('[data-action=block]'))?.click();
    await expect.poll(() => pressed('unlisted.example'), { timeout: 10_000 }).toBe('true');
    await atlas.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
    replica.clear();
    await firefox.visit('https://www.news.example/', page);
    await replica.quiet(300);
    const hosts = replica.hits.map(({ host }) => host);
    expect(hosts).toContain('framed.example');
    expect(hosts).not.toContain('unlisted.example');
    expect(await send(atlas, { type: 'undo-all' })).toEqual({ ok: true });
    await expect.poll(() => pressed('unlisted.example'), { timeout: 10_000 }).toBe('false');
    await atlas.evaluate(() => {
      location.hash = '#/graph';
    });
    await atlas.waitForSelector('.atlas-ground canvas[role=application]');
    await atlas.close();
  });

  it('a list of one’s own is compiled, blocks, and is named as the reason', async () => {
    const sender = await firefox.openExtensionPage('popup.html');
    const write = {
      type: 'own-list',
      change: 'write',
      name: 'Mine',
      text: '||own-listed.example^',
    };
    expect(await send(sender, write)).toEqual({ ok: true });
    await sender.close();
    replica.clear();
    const one = await firefox.visit('https://www.one.example/');
    await replica.quiet(300);
    const hosts = replica.hits.map(({ host }) => host);
    expect(hosts).toContain('px.stranger.example');
    expect(hosts).not.toContain('own-listed.example');
    const popup = await popupOf('www.one.example');
    await textOf(popup, /own-listed\.example/);
    await popup.evaluate(() => {
      for (const row of document.querySelectorAll<HTMLDetailsElement>('.row > details')) {
        row.open = true;
      }
    });
    await textOf(popup, /1 blocked\. Listed by your list “Mine”\./);
    await popup.close();
    await one.close();
  });

  it('a stranger with a cookie on three sites is found to behave like a tracker', async () => {
    for (const host of ['www.two.example', 'www.three.example']) {
      await (await firefox.visit(`https://${host}/`)).close();
    }
    const sender = await firefox.openExtensionPage('popup.html');
    const learned = () => stored(sender, 'local', 'learned');
    await expect.poll(learned, { timeout: 30_000 }).toContain('"domain":"stranger.example"');
    await sender.close();
  });

  it('sync carries what is decided for good, once it is switched on', async () => {
    const sender = await firefox.openExtensionPage('popup.html');
    const decide = {
      ...{ type: 'decide', subject: { kind: 'domain', id: 'sent.example' }, action: 'block' },
      ...{ term: { duration: 'always' }, from: 'popup' },
    };
    expect(await send(sender, decide)).toEqual({ ok: true });
    expect(await stored(sender, 'sync', null)).toBe('{}');
    expect(await send(sender, { type: 'sync', on: true })).toEqual({ ok: true });
    const synced = () => stored(sender, 'sync', null);
    await expect.poll(synced, { timeout: 10_000 }).toContain('sent.example');
    expect(await stored(sender, 'local', 'sync')).not.toContain('problem');
    await sender.close();
  });

  it('the search for what is broken lets suspects in, and takes that back', async () => {
    const popup = await popupOf('www.news.example');
    const search = await popup.evaluate(() => location.search);
    const tabId = Number(new URLSearchParams(search).get('tab'));
    const find = (step: string) => send(popup, { type: 'find', step, tabId, site: 'news.example' });
    replica.clear();
    expect(await find('start')).toEqual({ ok: true });
    await expect
      .poll(() => replica.hits.map(({ host }) => host), { timeout: 20_000 })
      .toContain('www.google-analytics.com');
    expect(await find('stop')).toEqual({ ok: true });
    await replica.quiet(1_000);
    replica.clear();
    await firefox.visit('https://www.news.example/', page);
    await replica.quiet(300);
    expect(replica.hits.map(({ host }) => host)).not.toContain('www.google-analytics.com');
    await popup.close();
  });

  it('nothing went wrong in silence', () => {
    expect(firefox.errors).toEqual([]);
  });
});

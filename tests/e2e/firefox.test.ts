import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts';
import { type Replica, startReplica } from '../support/replica/server.ts';
import {
  frame,
  image,
  request,
  script,
  unloadBeacon,
  worker,
} from '../support/replica/sites/embeds.ts';
import type { Embed, Web } from '../support/replica/web.ts';

const EXTENSION = resolve('.output/firefox-mv3');
const site = (host: string, ...embeds: Embed[]) => ({
  ...{ host, title: host, about: '' },
  pages: [{ path: '/', embeds }],
});
const WEB: Web = {
  sites: [
    site(
      'www.news.example',
      script('www.google-analytics.com/analytics.js'),
      image('unlisted.example/1.png'),
      frame('framed.example/', image('deep.example/2.png')),
      worker('/worker.js', request('ib.adnxs.com/getuid?x')),
      unloadBeacon('bye.example/b'),
    ),
    site('www.video.example', frame('www.youtube.com/embed/abc?x=1')),
    site('www.shop.example', image('only-shop.example/1.png')),
  ],
};

let replica: Replica;
let firefox: Firefox;
let page: Page;

beforeAll(async () => {
  replica = await startReplica(WEB);
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
    const level = (wanted: string) =>
      popup.evaluate((sent) => {
        const { runtime } = (globalThis as unknown as { browser: typeof chrome }).browser;
        return runtime.sendMessage({ type: 'level', level: sent });
      }, wanted);
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

  it('nothing went wrong in silence', () => {
    expect(firefox.errors).toEqual([]);
  });
});

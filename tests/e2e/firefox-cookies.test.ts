import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { launchFirefox } from '../support/browser/firefox.ts';
import { startReplica } from '../support/replica/server.ts';
import { image } from '../support/replica/sites/embeds.ts';
import type { Web } from '../support/replica/web.ts';

const site = (host: string, ...hosts: string[]) => ({
  ...{ host, title: host, about: '' },
  pages: [{ path: '/', embeds: hosts.map((one) => image(`${one}/1.png`)) }],
});
const WEB: Web = {
  sites: [site('www.stranger.example'), site('www.one.example', 'www.stranger.example')],
  cookieSetters: ['stranger.example'],
};

it.each([true, false])(
  'in Firefox a company recognises a browser only by cookies that it gets everywhere: %s',
  async (sharedCookies) => {
    const replica = await startReplica(WEB);
    const extension = resolve('.output/firefox-mv3');
    const firefox = await launchFirefox({ replica, extension, sharedCookies });
    try {
      // It names the browser while its own site is open.
      await firefox.visit('https://www.stranger.example/');
      replica.clear();
      await firefox.visit('https://www.one.example/');
      await replica.quiet(300);
      const asked = replica.hits.find(({ host }) => host === 'www.stranger.example');
      expect(Boolean(asked?.headers.cookie)).toBe(sharedCookies);
      const own = await firefox.openExtensionPage('workshop.html');
      const reports = () =>
        own.evaluate(async () => {
          const { storage } = (globalThis as unknown as { browser: typeof chrome }).browser;
          return JSON.stringify(await storage.session.get(null));
        });
      await expect.poll(reports, { timeout: 15_000 }).toContain('"visit":"recorded"');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const pages = Object.values(JSON.parse(await reports())) as {
        site?: string;
        hosts?: unknown[];
      }[];
      expect(pages.find((one) => one?.site === 'one.example')?.hosts).toMatchObject([
        { host: 'www.stranger.example', cookie: sharedCookies },
      ]);
      expect(firefox.errors).toEqual([]);
    } finally {
      await firefox.close();
      await replica.close();
    }
  },
);

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULESETS } from '../../lib/domain/rulesets.ts';
import type { StaticRule } from '../../lib/lists/rule.ts';
import { type Chromium, launchChromium } from '../support/browser/chromium.ts';
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts';
import { type Replica, startReplica } from '../support/replica/server.ts';
import type { Web } from '../support/replica/web.ts';

const CHROMIUM_BUILD = '.output/chrome-mv3';
const FIREFOX_BUILD = resolve('.output/firefox-mv3');

const ALL = RULESETS.map(({ id }) => id);
const ON = RULESETS.filter(({ enabled }) => enabled)
  .map(({ id }) => id)
  .sort();

/** Every rule of every ruleset is tried out, which takes Firefox long. */
const LONG = 240_000;

/** At most 5,000 session rules may hold at a time. */
const CHUNK = 4_000;

const WEB: Web = {
  sites: [
    {
      ...{ host: 'www.plain.example', title: 'Plain', about: 'A page without anything on it' },
      pages: [{ path: '/', embeds: [] }],
    },
    {
      ...{ host: 'www.telling.example', title: 'Telling', about: 'Addresses that give away' },
      pages: [
        {
          path: '/',
          embeds: [
            { kind: 'image', url: 'https://pixel.nobody.example/seen.gif' },
            { kind: 'iframe', url: 'https://analytics.charts.example/chart' },
            { kind: 'image', url: 'https://pixel.example/logo.png' },
            { kind: 'image', url: 'https://cdn.nobody.example/usersync?id=1' },
            { kind: 'script', url: 'https://cdn.nobody.example/AppMeasurement.js' },
            { kind: 'script', url: 'https://cdn.nobody.example/page.js' },
            { kind: 'fetch', url: 'https://www.telling.example/g/collect?v=2&tid=G-1' },
            { kind: 'fetch', url: 'https://www.telling.example/collect?v=2' },
            { kind: 'image', url: 'https://www.googletagmanager.com/other.gif' },
          ],
        },
      ],
    },
  ],
};

/** What of the telling page is let be: a chart, a site of that name, ordinary addresses. */
const LET_BE = [
  'analytics.charts.example/chart',
  'cdn.nobody.example/page.js',
  'pixel.example/logo.png',
  'www.telling.example/',
  'www.telling.example/collect?v=2',
];

/** What the server heard of the telling page. */
function heardOf({ hits }: Replica): string[] {
  const all = new Set(hits.map(({ host, path }) => `${host}${path}`));
  const ours = /telling|nobody|charts|pixel|tagmanager/;
  return [...all].filter((url) => ours.test(url) && !url.endsWith('/favicon.ico')).sort();
}

async function rulesOf(folder: string): Promise<StaticRule[][]> {
  const files = RULESETS.map(({ id }) => join(folder, 'rulesets', `${id}.json`));
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(file, 'utf8'))));
}

/** Runs in the extension. Returns the browser's complaints about single rules. */
async function refused({
  ids,
  chunk,
}: {
  ids: readonly string[];
  chunk: number;
}): Promise<string[]> {
  const { updateSessionRules } = chrome.declarativeNetRequest;
  type Rules = chrome.declarativeNetRequest.Rule[];
  const complaints: string[] = [];
  const tryOut = async (rules: Rules): Promise<void> => {
    try {
      await updateSessionRules({ addRules: rules });
      await updateSessionRules({ removeRuleIds: rules.map((rule) => rule.id) });
    } catch (error) {
      if (rules.length === 1) complaints.push(`${error}: ${JSON.stringify(rules).slice(0, 200)}`);
      const half = rules.length >> 1;
      if (half > 0) await tryOut(rules.slice(0, half));
      if (half > 0) await tryOut(rules.slice(half));
    }
  };
  for (const id of ids) {
    const rules: Rules = await (await fetch(`/rulesets/${id}.json`)).json();
    if (rules.length === 0) complaints.push(`no rules in ${id}`);
    for (let i = 0; i < rules.length; i += chunk) await tryOut(rules.slice(i, i + chunk));
  }
  return complaints;
}

/** Runs in a page. What a page can see of a stubbed script, and of a fetch that is blocked. */
async function lookAtStub(): Promise<{ ga: string; stack: string; fetched: string }> {
  let stack = 'nobody called';
  // The stub calls this while it runs, so that its own address stands in the stack.
  const end = () => {
    stack = String(new Error('who calls?').stack);
  };
  Object.assign(window, { dataLayer: { hide: { end }, push: () => undefined } });
  await new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = 'https://www.google-analytics.com/analytics.js';
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  const fetched = await fetch('https://api.apptentive.com/conversation').then(
    (response) => response.url,
    () => 'blocked',
  );
  return { ga: typeof (window as unknown as { ga: unknown }).ga, stack, fetched };
}

describe('the packaged rulesets in Chromium', () => {
  let replica: Replica;
  let chromium: Chromium;
  let worker: Worker;
  beforeAll(async () => {
    replica = await startReplica(WEB);
    chromium = await launchChromium({ replica, extension: CHROMIUM_BUILD });
    worker = await chromium.worker();
  });
  afterAll(async () => {
    await chromium?.close();
    await replica?.close();
  });

  it('are on after installation if they are for everybody', async () => {
    const enabled = await worker.evaluate(() => chrome.declarativeNetRequest.getEnabledRulesets());
    expect(enabled.sort()).toEqual(ON);
  });

  it('hold only regexes that the browser supports', async () => {
    const regexes = (await rulesOf(CHROMIUM_BUILD)).flat().flatMap(({ condition }) => {
      const { regexFilter: regex, isUrlFilterCaseSensitive: isCaseSensitive = false } = condition;
      return regex === undefined ? [] : [{ regex, isCaseSensitive }];
    });
    expect(regexes.length).toBeGreaterThan(100);
    const answers = await worker.evaluate(
      (all) => Promise.all(all.map((one) => chrome.declarativeNetRequest.isRegexSupported(one))),
      regexes,
    );
    expect(regexes.filter((_, i) => !answers[i]?.isSupported)).toEqual([]);
  });

  it('hold no rule that the browser would refuse', { timeout: LONG }, async () => {
    expect(await worker.evaluate(refused, { ids: ALL, chunk: CHUNK })).toEqual([]);
  });

  it('stub a script without a trace of the extension, and block what reads answers', async () => {
    const page = await chromium.visit('https://www.plain.example/');
    const seen = await page.evaluate(lookAtStub);
    expect(seen).toMatchObject({ ga: 'function', fetched: 'blocked' });
    expect(seen.stack).toContain('https://www.google-analytics.com/analytics.js');
    expect(seen.stack).not.toContain('extension');
    const hosts = replica.hits.map((hit) => hit.host);
    expect(hosts).toContain('www.plain.example');
    expect(hosts).not.toContain('www.google-analytics.com');
    expect(hosts).not.toContain('api.apptentive.com');
  });

  it('stop what gives itself away by its address, and nothing that looks like it', async () => {
    await chromium.visit('https://www.telling.example/');
    expect(heardOf(replica)).toEqual(LET_BE);
  });
});

describe('the packaged rulesets in Firefox', () => {
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

  it('are on after installation if they are for everybody', async () => {
    const page = await firefox.openExtensionPage('popup.html');
    const enabled = await page.evaluate(() => chrome.declarativeNetRequest.getEnabledRulesets());
    expect(enabled.sort()).toEqual(ON);
  });

  it('hold no rule that the browser would refuse', { timeout: LONG }, async () => {
    const page = await firefox.openExtensionPage('popup.html');
    expect(await page.evaluate(refused, { ids: ALL, chunk: CHUNK })).toEqual([]);
  });

  it('name the kinds of images and pings that only Firefox tells apart', async () => {
    const types = (await rulesOf(FIREFOX_BUILD))
      .flat()
      .map(({ condition }) => condition.resourceTypes ?? []);
    const images = types.filter((list) => list.includes('image'));
    expect(images.length).toBeGreaterThan(100);
    expect(images.filter((list) => !list.includes('imageset'))).toEqual([]);
    expect(types.filter((list) => list.includes('ping') && !list.includes('beacon'))).toEqual([]);
  });

  it('stub a script without a trace of the extension, and block what reads answers', async () => {
    const page = await firefox.visit('https://www.plain.example/');
    const seen = await page.evaluate(lookAtStub);
    expect(seen).toMatchObject({ ga: 'function', fetched: 'blocked' });
    expect(seen.stack).toContain('https://www.google-analytics.com/analytics.js');
    expect(seen.stack).not.toContain('extension');
    const hosts = replica.hits.map((hit) => hit.host);
    expect(hosts).toContain('www.plain.example');
    expect(hosts).not.toContain('www.google-analytics.com');
  });

  it('stop what gives itself away by its address, and nothing that looks like it', async () => {
    await firefox.visit('https://www.telling.example/');
    expect(heardOf(replica)).toEqual(LET_BE);
  });
});

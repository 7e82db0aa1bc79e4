import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PROTECTION } from '../../lib/domain/protection.ts';
import { FIRST_OWN_ID } from '../../lib/own-lists/in-force.ts';
import { launchChromium } from '../support/browser/chromium.ts';
import { image, script } from '../support/replica/sites/embeds.ts';
import type { Embed, ReplicaSite, Web } from '../support/replica/web.ts';
import { BUILT, command, type Session, startSession } from '../support/truth/session.ts';
import { reportOf, sessionOf, written } from '../support/truth/unweave.ts';

const site = (host: string, embeds: Embed[], scheme: 'http' | 'https' = 'https'): ReplicaSite => ({
  ...{ host, scheme, title: host, about: '' },
  pages: [{ path: '/', embeds }],
});
const FLOOD = Array.from({ length: 5_000 }, (_, i) => image(`flood-${i % 50}.example/${i}.png`));
const TRACKER = script('www.google-analytics.com/analytics.js');
const WEB: Web = {
  sites: [
    site('plain.example', [TRACKER, image('unlisted.example/1.png')]),
    site('flood.example', FLOOD),
    site('long.example', [image(`long-address.example/${'x'.repeat(2_000_000)}`)]),
  ],
};

let session: Session;
beforeAll(async () => {
  session = await startSession(WEB);
});
afterAll(() => session.close());

const MARKS = { term: { duration: 'always' }, from: 'popup' } as const;
const company = (id: string) => ({ kind: 'company', id }) as const;
const block = (id: string) => ({
  ...{ type: 'decide', subject: company(id), action: 'block' },
  ...MARKS,
});
const undecide = (id: string) => ({ type: 'undecide', subject: company(id) });

/** The popup of a page, as text. */
async function popupText(page: Page, wanted: RegExp): Promise<string> {
  const { chromium } = session;
  const popup = await chromium.openPopup(await chromium.tabId(page));
  await popup.getByText(wanted).first().waitFor();
  const text = await popup.locator('body').textContent();
  await popup.close();
  return text ?? '';
}

/** Visits a page with a tracker and asserts that it is stopped, whatever is broken. */
async function protectedVisit(): Promise<Page> {
  session.replica.clear();
  const page = await session.chromium.visit('https://plain.example/');
  await session.replica.quiet(300);
  const hosts = session.replica.hits.map(({ host }) => host);
  expect(hosts).toContain('unlisted.example');
  expect(hosts).not.toContain('www.google-analytics.com');
  return page;
}

/** Leaves no room for another dynamic rule that changes headers, until it ends. */
async function fillWithRules() {
  const { chromium } = session;
  const ids = await (await chromium.worker()).evaluate(async (from) => {
    const { MAX_NUMBER_OF_UNSAFE_DYNAMIC_RULES: most } = chrome.declarativeNetRequest;
    const present = await chrome.declarativeNetRequest.getDynamicRules();
    const unsafe = present.filter(({ action }) => /redirect|modifyHeaders/.test(action.type));
    const addRules = Array.from({ length: most - unsafe.length }, (_, i) => ({
      id: from + i,
      action: {
        type: 'modifyHeaders' as const,
        requestHeaders: [{ header: 'x-full', operation: 'remove' as const }],
      },
      condition: { requestDomains: [`full-${i}.example`] },
    }));
    await chrome.declarativeNetRequest.updateDynamicRules({ addRules });
    return addRules.map(({ id }) => id);
  }, FIRST_OWN_ID);
  const end = async () =>
    (await chromium.worker()).evaluate(
      (removeRuleIds) => chrome.declarativeNetRequest.updateDynamicRules({ removeRuleIds }),
      ids,
    );
  return { end };
}

describe('bad input', () => {
  it('of an address of two megabytes is recorded like any other', async () => {
    session.replica.clear();
    const page = await session.chromium.visit('https://long.example/');
    expect(await session.agreed(page)).toEqual({
      'long-address.example': { through: 1, stopped: 0 },
    });
    await page.close();
  });

  // Not retried: what was recorded the first time would be counted again. A slow machine's page
  // gives up waiting for its images long before the last of them has come.
  it('of 5,000 requests in one page is counted to the last one', {
    retry: 0,
    timeout: 240_000,
  }, async () => {
    session.replica.clear();
    const page = await session.chromium.visit('https://flood.example/');
    const flooded = () => session.replica.hits.filter(({ host }) => host.startsWith('flood-'));
    await expect.poll(() => flooded().length, { timeout: 150_000 }).toBe(FLOOD.length);
    const tallies = Object.values(await session.agreed(page, 60_000));
    expect(tallies).toHaveLength(50);
    expect(tallies.reduce((sum, tally) => sum + tally.through, 0)).toBe(5_000);
    await page.close();
  });

  it('in the settings is repaired, told, and does not end protection', async () => {
    const { chromium } = session;
    const worker = await chromium.worker();
    const corrupt = { version: 1, trustedSites: ['kept.example', 7], decisions: 'garbage' };
    await worker.evaluate((value) => chrome.storage.local.set({ protection: value }), corrupt);
    await chromium.stopWorker();
    const page = await protectedVisit();
    await written(chromium);
    expect(await popupText(page, /settings/i)).toMatch(/settings/i);
    const stored = await (await chromium.worker()).evaluate(() => chrome.storage.local.get(null));
    expect(stored['protection-unreadable']).toEqual(corrupt);
    expect(stored.protection).toEqual({
      ...DEFAULT_PROTECTION,
      trusts: [{ site: 'kept.example', madeAt: 0, from: 'popup' }],
    });
    await command(chromium, { type: 'dismiss', notice: 'settings-unreadable' });
    await command(chromium, { type: 'distrust', site: 'kept.example' });
    await page.close();
  });

  it('of a rule that the browser refuses is told, and the other rules hold', async () => {
    const { chromium } = session;
    await command(chromium, block('unlisted.example'));
    const fill = await fillWithRules();
    const reply = await command(chromium, { ...block('other.example'), action: 'limit' });
    await fill.end();
    expect(reply).toMatchObject({ ok: false, saved: true });
    session.replica.clear();
    const page = await chromium.visit('https://plain.example/');
    await written(chromium);
    expect(session.replica.hits.map(({ host }) => host)).not.toContain('unlisted.example');
    expect(Object.keys(await sessionOf(chromium))).toContain('notices');
    expect(await popupText(page, /browser/i)).toMatch(/refused|not accept/i);
    await command(chromium, undecide('other.example'));
    await command(chromium, undecide('unlisted.example'));
    await command(chromium, { type: 'dismiss', notice: 'rules-refused' });
    await page.close();
  });

  it('of messages that are no commands changes nothing', async () => {
    for (const message of [null, 5, 'trust', { type: 'trust', site: '*', ...MARKS }, []]) {
      expect(await command(session.chromium, message)).toMatchObject({ ok: false, saved: false });
    }
    await (await protectedVisit()).close();
  });

  it('of a record that cannot be opened is left untouched, told, and recording goes on', async () => {
    const { chromium } = session;
    const page = await chromium.openExtensionPage('popup.html');
    await chromium.stopWorker();
    await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          indexedDB.deleteDatabase('unweave').onsuccess = () => {
            const newer = indexedDB.open('unweave', 999);
            newer.onsuccess = () => resolve(newer.result.close());
            newer.onerror = () => reject(newer.error);
          };
        }),
    );
    await chromium.stopWorker();
    const visited = await protectedVisit();
    await written(chromium);
    expect(await popupText(visited, /record/i)).toMatch(/record/i);
    const names = await page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name, version }) => `${name} ${version}`),
    );
    expect(names).toContain('unweave 999');
    expect(names.filter((name) => /^unweave-\d+-[\da-f]+ /.test(name))).toHaveLength(1);
    expect((await reportOf(chromium, visited))?.hosts).toHaveLength(2);
  });
});

describe('without access to all sites', () => {
  it('the popup says so and offers to ask for it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'unweave-unpermitted-'));
    await cp(BUILT, folder, { recursive: true });
    const file = join(folder, 'manifest.json');
    const { host_permissions, ...manifest } = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(
      file,
      JSON.stringify({ ...manifest, optional_host_permissions: host_permissions }),
    );
    const chromium = await launchChromium({ replica: session.replica, extension: folder });
    const page = await chromium.visit('https://plain.example/');
    const popup = await chromium.openPopup();
    await popup.getByRole('button', { name: 'Give permission' }).waitFor();
    // The browser itself remarks on a manifest without hosts; the extension must not add to it.
    const own = chromium.errors.filter((error) => !error.includes('request host permissions'));
    expect(own).toEqual([]);
    await page.close();
    await chromium.close();
    await rm(folder, { recursive: true });
  });
});

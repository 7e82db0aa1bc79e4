import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, launchChromium } from '../support/browser/chromium.ts';
import { launchFirefox } from '../support/browser/firefox.ts';
import { askedByPages, type Replica, startReplica } from '../support/replica/server.ts';

// The launchers are proven with an extension of a few lines that counts requests and complains.

const ORDINARY = {
  manifest_version: 3,
  name: 'Probe',
  version: '1',
  permissions: ['storage', 'tabs', 'webRequest'],
};
const COUNT = `
const api = globalThis.browser ?? globalThis.chrome;
let turn = Promise.resolve();
api.webRequest.onCompleted.addListener(() => {
  turn = turn.then(async () => {
    const { count = 0 } = await api.storage.session.get('count');
    await api.storage.session.set({ count: count + 1 });
  });
}, { urls: ['https://*/*'] });
`;
const COMPLAIN = `
console.error('the worker complains');
Promise.reject(new Error('the worker rejects'));
`;

let folder: string;
let replica: Replica;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unweave-probe-'));
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({
      ...ORDINARY,
      host_permissions: ['<all_urls>'],
      background: { service_worker: 'worker.js', scripts: ['worker.js'] },
      action: { default_popup: 'popup.html' },
      content_scripts: [{ matches: ['https://complaints.example/*'], js: ['content.js'] }],
      browser_specific_settings: { gecko: { id: 'probe@unweave.example' } },
    }),
  );
  await writeFile(join(folder, 'worker.js'), COUNT + COMPLAIN);
  await writeFile(join(folder, 'content.js'), "console.error('the content script complains');");
  await writeFile(
    join(folder, 'popup.html'),
    '<title>Probe</title><script src="popup.js"></script>',
  );
  await writeFile(join(folder, 'popup.js'), "throw new Error('the popup throws');");
  replica = await startReplica({ sites: [] });
});
afterAll(async () => {
  await replica.close();
  await rm(folder, { recursive: true });
});

describe('a launched Chromium', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await launchChromium({ replica, extension: folder });
  });
  afterAll(() => chromium.close());

  it('hears every complaint of worker, popup and content script', async () => {
    const page = await chromium.visit('https://complaints.example/');
    await chromium.openPopup(await chromium.tabId(page));
    const wanted = [
      '/worker.js: the worker complains',
      'the worker rejects',
      'the content script complains',
      'the popup throws',
    ];
    await expect.poll(() => wanted.filter((text) => !isHeard(chromium.errors, text))).toEqual([]);
  });

  it('stops the worker for good, until an event wakes it', async () => {
    await chromium.stopWorker();
    await pause(500);
    expect(await chromium.workerIsRunning()).toBe(false);
    await chromium.visit('https://wakes.example/');
    await expect.poll(() => chromium.workerIsRunning()).toBe(true);
  });

  it('finds a worker that was stopped and started again', async () => {
    await chromium.stopWorker();
    const worker = await chromium.worker();
    expect(await worker.evaluate(() => chrome.runtime.id)).toBe(chromium.extensionId);
  });

  it('keeps its profile over a restart', async () => {
    const worker = await chromium.worker();
    await worker.evaluate(() => chrome.storage.local.set({ kept: 'yes' }));
    const before = chromium.extensionId;
    chromium = await chromium.restart();
    expect(chromium.extensionId).toBe(before);
    const again = await chromium.worker();
    expect(await again.evaluate(() => chrome.storage.local.get('kept'))).toEqual({ kept: 'yes' });
  });
});

describe('a launched Firefox', () => {
  it('sees the replica alone, hears complaints and opens the popup', async () => {
    replica.clear();
    const firefox = await launchFirefox({ replica, extension: folder });
    try {
      await firefox.visit('https://complaints.example/');
      const popup = await firefox.openPopup(1);
      expect(await popup.evaluate(() => location.href)).toBe(
        `${firefox.extensionOrigin}/popup.html?tab=1`,
      );
      const wanted = ['the worker complains', 'the worker rejects', 'the popup throws'];
      await expect.poll(() => wanted.filter((text) => !isHeard(firefox.errors, text))).toEqual([]);
      expect(askedByPages(replica.hits).map(({ host }) => host)).toEqual(['complaints.example']);
    } finally {
      await firefox.close();
    }
  });
});

function isHeard(errors: readonly string[], text: string): boolean {
  return errors.some((error) => error.includes(text));
}

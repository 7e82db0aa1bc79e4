import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from '../support/browser/axe.ts';
import { openedPanel } from '../support/browser/side-panel.ts';
import { image, script } from '../support/replica/sites/embeds.ts';
import type { ReplicaSite, Web } from '../support/replica/web.ts';
import { type Session, startSession } from '../support/truth/session.ts';
import { written } from '../support/truth/unweave.ts';

const LISTED = 'static.criteo.net';
const FOLLOWER = 'px.follower.example';

const site = (host: string, ...third: readonly string[]): ReplicaSite => ({
  ...{ host, title: host, about: '' },
  pages: [
    {
      path: '/',
      embeds: [script(`${LISTED}/js/ld/ld.js`), ...third.map((name) => image(`${name}/1.png`))],
    },
  ],
});

const WEB: Web = {
  sites: [
    site('one.example', FOLLOWER),
    site('two.example', FOLLOWER),
    site('three.example'),
    site('late.example', FOLLOWER, 'px.newcomer.example'),
  ],
};

let session: Session;
let page: Page;
let atlas: Page;
beforeAll(async () => {
  session = await startSession(WEB);
  page = await session.chromium.newPage();
  for (const host of ['one', 'two', 'three']) {
    await session.chromium.visit(`https://${host}.example/`, page);
  }
  await session.replica.quiet(300);
  await written(session.chromium);
  // Nobody must have to wake the worker to see the atlas.
  await session.chromium.stopWorker();
  atlas = await session.chromium.openExtensionPage('atlas.html');
});
afterAll(() => session.close());

const row = (name: string) =>
  atlas.getByRole('button', { name: new RegExp(`^${name}: got through`) });
const hash = () => new URL(atlas.url()).hash;

/** Whether anything was drawn: pixels of the picture that are not the ground. */
function inkOf(): Promise<number> {
  return atlas.locator('.atlas-ground').evaluate((ground) => {
    let ink = 0;
    for (const canvas of ground.querySelectorAll('canvas')) {
      const { width, height } = canvas;
      const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      for (let i = 3; i < data.length; i += 4) if (data[i] === 255) ink += 1;
    }
    return ink;
  });
}

/** Runs in the atlas: whether the next one can begin with a still. */
async function stillIsKept(): Promise<boolean> {
  return 'atlas-still' in (await chrome.storage.local.get('atlas-still'));
}

/** Runs in the atlas before its own scripts: keeps what its first canvas shows. */
function watchForStill(): void {
  const observer = new MutationObserver(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.atlas[inert] .graph-ground canvas');
    if (!canvas) return;
    observer.disconnect();
    Object.assign(globalThis, { still: canvas.toDataURL() });
  });
  observer.observe(document, { childList: true, subtree: true });
}

declare global {
  var decodedFrames: { decoded: number; closed: number };
}

/** Runs in the atlas before its own scripts: what was decoded must be closed by hand. */
function countFrames(): void {
  // A second try adds this script once more, and must not count twice.
  if ('decodedFrames' in globalThis) return;
  globalThis.decodedFrames = { decoded: 0, closed: 0 };
  const { decode } = ImageDecoder.prototype;
  ImageDecoder.prototype.decode = function (...args) {
    globalThis.decodedFrames.decoded += 1;
    return decode.apply(this, args);
  };
  const { close } = VideoFrame.prototype;
  VideoFrame.prototype.close = function () {
    globalThis.decodedFrames.closed += 1;
    close.call(this);
  };
}

describe('the atlas', () => {
  it('says with a dead worker what the server saw: headline, list and picture agree', async () => {
    await atlas
      .getByRole('heading', {
        level: 1,
        name: /^Criteo could follow you across 3 of your 3 sites\. Blocking ended that\.$/,
      })
      .waitFor();
    await atlas.getByText('All time · 2 companies · 5 connections, 3 blocked').waitFor();
    await row('follower\\.example')
      .filter({ hasText: 'got through on 2 of the 2 sites' })
      .waitFor();
    await expect.poll(inkOf).toBeGreaterThan(500);
  });

  it('has an address for all that it shows; back takes it back', async () => {
    await row('follower\\.example').click();
    await atlas.getByRole('region', { name: 'follower.example' }).waitFor();
    expect(hash()).toBe('#/graph?node=company%3Afollower.example');
    await atlas.getByRole('button', { name: 'Show only its sites' }).click();
    expect(hash()).toContain('company=follower.example');
    await expect.poll(() => atlas.locator('.reach-row, .panel-head').count()).toBe(1);
    await atlas.goBack();
    await atlas.goBack();
    expect(hash()).toBe('#/graph');
    await row('Criteo').waitFor();
    await atlas.goForward();
    await atlas.getByRole('region', { name: 'follower.example' }).waitFor();
    await atlas.reload();
    await atlas.getByRole('region', { name: 'follower.example' }).waitFor();
    await atlas.evaluate(() => {
      location.hash = '#/graph?node=<script>&period=nonsense&site=UPPER';
    });
    await row('Criteo').waitFor();
    expect(hash()).toBe('#/graph');
  });

  it('grows while it is open', async () => {
    await session.chromium.visit('https://late.example/', page);
    await atlas
      .getByRole('heading', { level: 1, name: /^Criteo could follow you across 4 of your 4/ })
      .waitFor();
    await row('newcomer\\.example').waitFor();
  });

  it('keeps its picture: it stands where it stood when it is opened again', async () => {
    const saved = () => atlas.evaluate(stillIsKept);
    // As it will be opened: whole, and with nothing in the light.
    await atlas.getByRole('button', { name: 'Show everything' }).click();
    await atlas.evaluate(() => {
      location.hash = '#/graph';
    });
    await expect.poll(saved, { timeout: 10_000 }).toBe(true);
    await atlas.addInitScript(watchForStill);
    await atlas.reload();
    await row('Criteo').waitFor();
    await expect.poll(inkOf).toBeGreaterThan(500);
    // Before anything that could draw it, the page showed what it shows now, pixel by pixel.
    const [still, live] = await atlas.evaluate(() => {
      const [base, top] = document.querySelectorAll<HTMLCanvasElement>('.atlas-ground canvas');
      const copy = document.createElement('canvas');
      if (!base || !top) return [];
      copy.width = top.width;
      copy.height = top.height;
      const left = -(base.width - top.width) / 2;
      copy.getContext('2d')?.drawImage(base, left, -(base.height - top.height) / 2);
      return [(globalThis as { still?: string }).still, copy.toDataURL()];
    });
    expect(still).toBeDefined();
    expect(still).toBe(live);
  });

  it('lets go of a picture that no longer fits its window', async () => {
    const size = atlas.viewportSize() ?? { width: 1280, height: 800 };
    await atlas.addInitScript(countFrames);
    await atlas.setViewportSize({ width: size.width - 80, height: size.height });
    await atlas.reload();
    await row('Criteo').waitFor();
    const frames = () => atlas.evaluate(() => globalThis.decodedFrames);
    await expect.poll(frames).toEqual({ decoded: 1, closed: 1 });
    await atlas.setViewportSize(size);
  });

  it('stands beside the page after one click, and shows the same', async () => {
    await atlas.getByRole('button', { name: 'Beside the page' }).click();
    const panel = await openedPanel(session.chromium);
    await expect
      .poll(() => panel('document.body.innerText'), { timeout: 10_000 })
      .toContain('Criteo could follow you across 4 of your 4 sites');
    expect(await panel('innerWidth')).toBeLessThan(600);
    expect(await panel('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await panel("document.querySelectorAll('.atlas-ground canvas').length")).toBe(2);
  });

  it('leads to decisions and settings, which the browser’s own options page opens', async () => {
    await atlas.getByRole('link', { name: 'Decisions' }).click();
    await atlas.getByText(/^You have decided nothing yet/).waitFor();
    await atlas.getByRole('link', { name: 'Settings' }).click();
    await atlas.getByRole('radio', { name: /^Strict/ }).waitFor();
    const options = await session.chromium.openExtensionPage('settings.html');
    await options.waitForURL(/atlas\.html#\/settings$/);
    await options.close();
  });

  it('has nothing that axe finds fault with', async () => {
    for (const view of ['#/graph', '#/graph?node=company:Criteo', '#/companies', '#/sites']) {
      await atlas.evaluate((next) => {
        location.hash = next;
      }, view);
      await atlas.getByRole('heading', { level: 1 }).waitFor();
      const { violations } = await axe(atlas);
      expect(violations.map(({ id, nodes }) => `${view} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
});

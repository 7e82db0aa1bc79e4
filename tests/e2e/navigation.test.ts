import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settled } from '../support/browser/chromium.ts';
import { beacon, frame, image, script, unloadBeacon } from '../support/replica/sites/embeds.ts';
import type { Embed, ReplicaSite, Web } from '../support/replica/web.ts';
import { type Session, startSession } from '../support/truth/session.ts';
import {
  badgeOf,
  recordOf,
  reportOf,
  sessionOf,
  tallyRecord,
  written,
} from '../support/truth/unweave.ts';

const site = (host: string, ...embeds: Embed[]): ReplicaSite => ({
  ...{ host, title: host, about: '' },
  pages: [
    { path: '/', embeds },
    { path: '/?again', embeds },
  ],
});
const WEB: Web = {
  sites: [
    site(
      'first.example',
      image('only-first.example/1.png'),
      unloadBeacon('bye-first.example/bye'),
      beacon('shared.example/b'),
    ),
    site(
      'second.example',
      script('only-second.example/2.js'),
      frame('shared.example/f', image('deep-second.example/3.png')),
    ),
    site(
      'third.example',
      image('only-third.example/3.png'),
      image('more-third.example/4.png'),
      image('most-third.example/5.png'),
    ),
  ],
};

let session: Session;
beforeAll(async () => {
  session = await startSession(WEB);
});
afterAll(() => session.close());

async function recorded(name: string): Promise<string[]> {
  await session.replica.quiet(300);
  await written(session.chromium);
  return Object.keys(tallyRecord(await recordOf(session.chromium), name)).sort();
}

describe('moving about in one tab', () => {
  it('does not mix sites, back, forward and with a beacon at the end', async () => {
    const { chromium } = session;
    const page = await chromium.visit('https://first.example/');
    await chromium.visit('https://second.example/', page);
    await chromium.visit('https://third.example/', page);
    expect(await recorded('first.example')).toEqual([
      'bye-first.example',
      'only-first.example',
      'shared.example',
    ]);
    expect(await recorded('second.example')).toEqual([
      'deep-second.example',
      'only-second.example',
      'shared.example',
    ]);
    expect(await recorded('third.example')).toEqual([
      'more-third.example',
      'most-third.example',
      'only-third.example',
    ]);
    expect(await badgeOf(chromium, page)).toBe('3');

    await page.goBack({ waitUntil: 'commit' });
    await settled(page);
    await recorded('second.example');
    expect((await reportOf(chromium, page))?.site).toBe('second.example');
    expect(await badgeOf(chromium, page)).toBe('3');
    await page.goBack({ waitUntil: 'commit' });
    await settled(page);
    await recorded('first.example');
    expect((await reportOf(chromium, page))?.site).toBe('first.example');
    const back = await reportOf(chromium, page);
    // With the beacon that it sent when it was left.
    expect(back?.hosts.map(({ host }) => host)).toContain('bye-first.example');
    expect(await badgeOf(chromium, page)).toBe(String(back?.companies.length));
    await page.goForward({ waitUntil: 'commit' });
    await settled(page);
    expect(await recorded('first.example')).toEqual([
      'bye-first.example',
      'only-first.example',
      'shared.example',
    ]);
    expect(await recorded('second.example')).toEqual([
      'deep-second.example',
      'only-second.example',
      'shared.example',
    ]);
    await page.close();
  });

  it('keeps a prerendered page apart until it is shown, and then shows what it did', async () => {
    const { chromium } = session;
    const page = await chromium.visit('https://second.example/');
    await written(chromium);
    const before = await reportOf(chromium, page);
    await page.evaluate(() => {
      const rules = document.createElement('script');
      rules.type = 'speculationrules';
      rules.text = JSON.stringify({
        prerender: [{ source: 'list', urls: ['/?again'], eagerness: 'immediate' }],
      });
      document.head.append(rules);
    });
    await recorded('second.example');
    const during = await reportOf(chromium, page);
    expect(during?.documentId).toBe(before?.documentId);
    expect(during?.hosts).toHaveLength(before?.hosts.length ?? 0);
    await page.evaluate(() => location.assign('/?again'));
    await settled(page);
    await recorded('second.example');
    const after = await reportOf(chromium, page);
    expect(after?.documentId).not.toBe(before?.documentId);
    expect(after?.hosts.map(({ host }) => host).sort()).toEqual([
      'deep-second.example',
      'only-second.example',
      'shared.example',
    ]);
    await page.close();
  });

  it('forgets the report when the tab is closed', async () => {
    const { chromium } = session;
    const page = await chromium.visit('https://first.example/');
    const id = await chromium.tabId(page);
    await written(chromium);
    expect(Object.keys(await sessionOf(chromium))).toContain(`tab:${id}`);
    await page.close();
    await written(chromium);
    expect(Object.keys(await sessionOf(chromium))).not.toContain(`tab:${id}`);
  });
});

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { History } from '@/lib/history/schema.ts';
import {
  ask,
  endBench,
  engine,
  fake,
  idle,
  recorded,
  report,
  setUpBench,
  start,
} from './engine-bench.ts';

beforeEach(setUpBench);
afterEach(endBench);

describe('a tab that was open before the engine came', () => {
  it('is asked for its page, of which a part is known from then on', async () => {
    const shown = { tabId: 7, prerendered: false, time: fake.now };
    fake.documents = [
      { ...shown, documentId: 'mail', url: 'https://mail.example/' },
      { ...shown, documentId: 'ad', url: 'https://ads.example/', parentDocumentId: 'mail' },
      { ...shown, tabId: 8, documentId: 'blank', url: 'about:blank' },
    ];
    ask('mail', 'px.ads.example', { tabId: 7 });
    ask('ad', 'cdn.example', { tabId: 7 });
    // A browser that does not name documents.
    const topUrl = 'https://mail.example/inbox';
    ask('mail', 'font.example', { tabId: 7, documentId: undefined, topUrl });
    ask('blank', 'nobody.example', { tabId: 8 });
    ask('gone', 'nobody.example', { tabId: 9 });
    const seen = { 'px.ads.example': 1, 'cdn.example': 1, 'font.example': 1 };
    await expect.poll(() => recorded('mail.example'), { timeout: 5_000 }).toEqual(seen);
    // Who made the visit, and when, is not known.
    const history = new History('unweave');
    expect(await history.days.toArray()).toMatchObject([{ site: 'mail.example', visits: 0 }]);
    history.close();
    // What it did before is not known, so nobody may take this for all.
    expect(report(7)).toMatchObject({ site: 'mail.example', partial: true });
    expect(fake.badges.has(7)).toBe(false);
    expect([report(8), report(9)]).toEqual([undefined, undefined]);
  });

  it('leaves no page behind when it is closed while it is asked', async () => {
    const url = 'https://gone.example/';
    fake.documents = [{ tabId: 7, documentId: 'x', url, prerendered: false, time: fake.now }];
    fake.gateway.isPrivateTab = async () => {
      fake.documents = [];
      engine.hear({ kind: 'close', tabId: 7 });
      return true;
    };
    start();
    ask('x', 'px.ads.example', { tabId: 7 });
    await idle();
    expect(report(7)).toBeUndefined();
  });

  it('leaves nothing on disk when it is private', async () => {
    fake.privateTabs.add(7);
    const url = 'https://secret.example/';
    fake.documents = [{ tabId: 7, documentId: 'x', url, prerendered: false, time: fake.now }];
    ask('x', 'px.ads.example', { tabId: 7 });
    await expect
      .poll(() => report(7), { timeout: 5_000 })
      .toMatchObject({ private: true, partial: true });
    await idle();
    expect(await recorded('secret.example')).toEqual({});
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Commit } from '@/lib/background/gateway.ts';
import { FRAMES_PER_PAGE } from '@/lib/background/live-page.ts';
import { createPages, type Pages } from '@/lib/background/pages.ts';

let pages: Pages;
let clock: number;

beforeEach(() => {
  pages = createPages();
  clock = 0;
});

function commit(
  change: Partial<Commit> & { documentId: string; url: string },
  isPrivate = false,
): void {
  pages.commit({ tabId: 1, prerendered: false, time: clock++, ...change }, isPrivate);
}

function siteFor(origin: Parameters<Pages['find']>[0]): string | undefined {
  const found = pages.find(origin);
  return found === 'later' ? 'later' : found?.site;
}

describe('a request belongs to', () => {
  beforeEach(() => {
    commit({ documentId: 'news', url: 'https://www.news.example/' });
    commit({ documentId: 'ad', parentDocumentId: 'news', url: 'https://ads.example/frame' });
    commit({ documentId: 'inner', parentDocumentId: 'ad', url: 'about:srcdoc' });
  });

  it.each([
    ['the page whose document asked', { tabId: 1, documentId: 'news' }, 'news.example'],
    ['the page that holds the asking frame', { tabId: 1, documentId: 'ad' }, 'news.example'],
    ['the page of a frame within a frame', { tabId: 1, documentId: 'inner' }, 'news.example'],
    ['the page that loads a frame', { tabId: 1, parentDocumentId: 'ad' }, 'news.example'],
    ['nobody yet, while its document is not committed', { tabId: 1, documentId: 'new' }, 'later'],
    ['nobody yet, in a tab that is not known', { tabId: 2, topUrl: 'https://x.example/' }, 'later'],
    [
      'the page of its site, from a worker without a tab',
      { tabId: -1, initiator: 'https://www.news.example' },
      'news.example',
    ],
    [
      'the page with a frame of its site, from a worker of that frame',
      { tabId: -1, initiator: 'https://ads.example' },
      'news.example',
    ],
    [
      'nobody, from a worker of a site that is not open',
      { tabId: -1, initiator: 'https://x.example' },
      undefined,
    ],
    ['nobody, from the browser itself', { tabId: -1 }, undefined],
    ['nobody, from an opaque origin without a tab', { tabId: -1, initiator: 'null' }, undefined],
    [
      'the top-level page that Firefox names',
      { tabId: 1, topUrl: 'https://www.news.example/', initiator: 'https://ads.example/' },
      'news.example',
    ],
  ])('%s', (_, origin, site) => {
    expect(siteFor(origin)).toBe(site);
  });

  it('the page that was left, for a beacon that arrives late in the same tab', () => {
    commit({ documentId: 'shop', url: 'https://shop.example/' });
    expect(siteFor({ tabId: 1, documentId: 'news', initiator: 'https://www.news.example' })).toBe(
      'news.example',
    );
    expect(siteFor({ tabId: 1, documentId: 'ad' })).toBe('news.example');
    // Firefox: no document, but the address of the page that asked.
    expect(siteFor({ tabId: 1, topUrl: 'https://www.news.example/' })).toBe('news.example');
  });

  it('a page that was left before others in the same tab', () => {
    commit({ documentId: 'shop', url: 'https://shop.example/' });
    commit({ documentId: 'bank', url: 'https://bank.example/' });
    expect(siteFor({ tabId: 1, topUrl: 'https://www.news.example/' })).toBe('news.example');
    const lost = { tabId: 1, documentId: 'lost', initiator: 'https://www.news.example' };
    expect(pages.findLate(lost)?.site).toBe('news.example');
  });

  it('no other page than the one that Firefox names, which may be yet to come', () => {
    const origin = { tabId: 1, topUrl: 'https://ads.example/', initiator: 'https://ads.example/' };
    expect(siteFor(origin)).toBe('later');
    expect(pages.findLate(origin)).toBeUndefined();
    commit({ documentId: 'ads', url: 'https://ads.example/' });
    expect(siteFor(origin)).toBe('ads.example');
  });

  describe('a private page, where a worker may be of its window', () => {
    const worker = { tabId: -1, initiator: 'https://www.news.example' };

    it.each([
      ['its site', 'https://news.example/'],
      ['a site with a frame of it', 'https://secret.example/'],
    ])('that shows %s', (_, url) => {
      commit({ tabId: 2, documentId: 'private', url }, true);
      const frame = { documentId: 'frame', parentDocumentId: 'private' };
      commit({ tabId: 2, ...frame, url: 'https://news.example/frame' });
      commit({ tabId: 3, documentId: 'again', url: 'https://www.news.example/' });
      expect(pages.find(worker)).toMatchObject({ tabId: 2 });
      pages.close(2);
      expect(pages.find(worker)).toMatchObject({ tabId: 2 });
    });

    it('unless the browser says which windows it is of', () => {
      commit({ tabId: 2, documentId: 'private', url: 'https://news.example/' }, true);
      expect(pages.find({ ...worker, isPrivate: false })).toMatchObject({ tabId: 1 });
      commit({ tabId: 3, documentId: 'again', url: 'https://www.news.example/' });
      expect(pages.find({ ...worker, isPrivate: true })).toMatchObject({ tabId: 2 });
      expect(pages.find({ ...worker, isPrivate: false })).toMatchObject({ tabId: 3 });
      const elsewhere = { tabId: -1, initiator: 'https://ads.example', isPrivate: true };
      expect(pages.find(elsewhere)).toBeUndefined();
    });
  });

  it('the tab, when the document never comes', () => {
    expect(pages.findLate({ tabId: 1, documentId: 'lost' })?.site).toBe('news.example');
    expect(pages.findLate({ tabId: 7, documentId: 'lost' })).toBeUndefined();
  });
});

describe('a page', () => {
  it('comes back from the back/forward cache with what it had', () => {
    commit({ documentId: 'news', url: 'https://news.example/' });
    const page = pages.shownIn(1);
    commit({ documentId: 'shop', url: 'https://shop.example/' });
    expect(page?.state).toBe('past');
    commit({ documentId: 'news', url: 'https://news.example/' });
    expect(pages.shownIn(1)).toBe(page);
    expect(page?.state).toBe('shown');
  });

  it('that is prerendered is not shown, and is no visit, until it is activated', () => {
    commit({ documentId: 'news', url: 'https://news.example/' });
    commit({ documentId: 'next', url: 'https://next.example/', prerendered: true });
    expect(pages.shownIn(1)?.site).toBe('news.example');
    const page = pages.find({ tabId: 1, documentId: 'next' });
    expect(page).toMatchObject({ site: 'next.example', state: 'past', visit: 'none' });
    commit({ documentId: 'next', url: 'https://next.example/' });
    expect(pages.shownIn(1)).toBe(page);
    expect(page).toMatchObject({ state: 'shown', visit: 'made' });
  });

  it('ends when its tab shows a page of the browser, or is closed', () => {
    commit({ documentId: 'news', url: 'https://news.example/' });
    commit({ documentId: 'blank', url: 'about:blank' });
    expect(pages.shownIn(1)).toBeUndefined();
    commit({ documentId: 'shop', url: 'https://shop.example/' });
    expect(pages.close(1)?.site).toBe('shop.example');
    expect(pages.shownIn(1)).toBeUndefined();
  });

  it('is forgotten in the end, with its frames', () => {
    commit({ documentId: 'first', url: 'https://first.example/' });
    commit({ documentId: 'frame', parentDocumentId: 'first', url: 'https://ads.example/' });
    for (let i = 0; i < 30; i++) commit({ documentId: `d${i}`, url: `https://s${i}.example/` });
    expect(pages.takeForgotten()[0]?.site).toBe('first.example');
    expect(pages.takeForgotten()).toEqual([]);
    expect(siteFor({ tabId: 1, documentId: 'frame' })).toBe('later');
  });

  it('lets go of its oldest frames when it has shown too many, and is found all the same', () => {
    commit({ documentId: 'news', url: 'https://news.example/' });
    const url = 'https://ads.example/';
    for (let i = 0; i < FRAMES_PER_PAGE + 5; i++) {
      commit({ documentId: `f${i}`, parentDocumentId: 'news', url });
    }
    expect(pages.shownIn(1)?.frames.size).toBe(FRAMES_PER_PAGE);
    expect(siteFor({ tabId: 1, documentId: 'f5' })).toBe('news.example');
    const old = { tabId: 1, documentId: 'f4', initiator: url };
    expect(siteFor(old)).toBe('later');
    expect(pages.findLate(old)?.site).toBe('news.example');
  });
});

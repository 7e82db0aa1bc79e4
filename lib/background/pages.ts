import { hostOf } from '../domain/host.ts';
import type { RequestOrigin } from '../domain/request.ts';
import { siteOf } from '../domain/site.ts';
import type { Commit } from './gateway.ts';
import { createLivePage, FRAMES_PER_PAGE, type LivePage } from './live-page.ts';

/**
 * The top-level documents that are shown, being prerendered, or were shown a moment ago (they may
 * come back from the back/forward cache, and their last beacons arrive late).
 */
export interface Pages {
  /** Takes in a committed document. Returns the page when a top-level document is now shown. */
  commit(commit: Commit, isPrivate: boolean): LivePage | undefined;
  /** The page that a request belongs to. `later` when its document has not been committed yet. */
  find(origin: RequestOrigin): LivePage | 'later' | undefined;
  /** The same, for a request whose document never came. */
  findLate(origin: RequestOrigin): LivePage | undefined;
  /** Forgets that a tab shows anything. Returns what it showed. */
  close(tabId: number): LivePage | undefined;
  /** Puts back a page that an earlier worker kept. */
  restore(page: LivePage): void;
  /** Pages that were dropped since the last call because there were too many past ones. */
  takeForgotten(): LivePage[];
  shownIn(tabId: number): LivePage | undefined;
  /** Every page that is remembered. */
  all(): LivePage[];
}

/** How many pages that are no longer shown are remembered. */
const PAST_PAGES = 24;

/** Creates an empty set of pages. */
export function createPages(): Pages {
  const byDocument = new Map<string, LivePage>();
  const byFrame = new Map<string, LivePage>();
  const byTab = new Map<number, LivePage>();
  /** Oldest first. */
  const past = new Set<LivePage>();
  let forgotten: LivePage[] = [];

  function retire(page: LivePage): void {
    page.state = 'past';
    past.delete(page);
    past.add(page);
    if (past.size <= PAST_PAGES) return;
    const [oldest] = past;
    if (oldest) forget(oldest);
  }

  function forget(page: LivePage): void {
    past.delete(page);
    byDocument.delete(page.documentId);
    for (const frame of page.frames.keys()) byFrame.delete(frame);
    forgotten.push(page);
  }

  function show(page: LivePage, tabId: number): LivePage {
    const before = byTab.get(tabId);
    if (before && before !== page) retire(before);
    past.delete(page);
    page.state = 'shown';
    if (page.visit === 'none') page.visit = 'made';
    page.tabId = tabId;
    byTab.set(tabId, page);
    return page;
  }

  function commitTop(commit: Commit, isPrivate: boolean): LivePage | undefined {
    const host = hostOf(commit.url);
    if (!host || !/^https?:/.test(commit.url)) {
      const before = byTab.get(commit.tabId);
      if (before && !commit.prerendered) retire(before);
      if (!commit.prerendered) byTab.delete(commit.tabId);
      return undefined;
    }
    const known = byDocument.get(commit.documentId);
    const page = known ?? createLivePage(describe(commit, host, isPrivate));
    byDocument.set(page.documentId, page);
    if (commit.prerendered) {
      // Counted among the past ones until it is shown, so that unused prerenders are forgotten too.
      retire(page);
      return undefined;
    }
    return show(page, commit.tabId);
  }

  function commitFrame(commit: Commit, parentId: string): void {
    const page = holding(parentId);
    const host = hostOf(commit.url);
    if (!page) return;
    byFrame.set(commit.documentId, page);
    page.frames.set(commit.documentId, host ? siteOf(host) : '');
    const [oldest] = page.frames.keys();
    if (oldest === undefined || page.frames.size <= FRAMES_PER_PAGE) return;
    page.frames.delete(oldest);
    byFrame.delete(oldest);
  }

  function holding(documentId: string | undefined): LivePage | undefined {
    if (documentId === undefined) return undefined;
    return byDocument.get(documentId) ?? byFrame.get(documentId);
  }

  /**
   * The page of a worker, which has no tab. Where nobody says which windows it is of, it may be of a
   * private one as long as one may have begun it: nothing of that may be counted elsewhere.
   */
  function bySite(site: string, isPrivate: boolean | undefined): LivePage | undefined {
    const candidates = [...byDocument.values()].reverse();
    const among = (pages: readonly LivePage[]) =>
      pages.find((page) => page.state === 'shown' && page.site === site) ??
      pages.find((page) => page.site === site) ??
      pages.find((page) => hasFrameOf(page, site));
    const inWindows = (are: boolean) => among(candidates.filter((page) => page.isPrivate === are));
    return isPrivate === undefined ? (inWindows(true) ?? inWindows(false)) : inWindows(isPrivate);
  }

  function findLate(origin: RequestOrigin): LivePage | undefined {
    const { tabId, topUrl, isPrivate } = origin;
    const asker = siteOfUrl(topUrl ?? origin.initiator);
    const shown = byTab.get(tabId);
    if (asker === undefined || shown?.site === asker) return shown;
    // What is named is the immediate asker, or else the top-level page itself.
    if (shown && topUrl === undefined && hasFrameOf(shown, asker)) return shown;
    const left = [...past].reverse().find((page) => page.tabId === tabId && page.site === asker);
    if (left) return left;
    if (tabId < 0) return bySite(asker, isPrivate);
    return topUrl === undefined ? shown : undefined;
  }

  return {
    commit(commit, isPrivate) {
      if (commit.parentDocumentId === undefined) return commitTop(commit, isPrivate);
      commitFrame(commit, commit.parentDocumentId);
      return undefined;
    },
    find(origin) {
      const { documentId, parentDocumentId } = origin;
      const page = holding(documentId) ?? holding(parentDocumentId);
      if (page) return page;
      if (documentId !== undefined || parentDocumentId !== undefined) return 'later';
      // A worker has no document to wait for, nor has a browser that does not name documents; but its
      // tab may show a page that nobody told of yet.
      return findLate(origin) ?? (origin.tabId < 0 ? undefined : 'later');
    },
    findLate,
    close(tabId) {
      const page = byTab.get(tabId);
      byTab.delete(tabId);
      if (page) retire(page);
      return page;
    },
    restore(page) {
      byDocument.set(page.documentId, page);
      for (const frame of page.frames.keys()) byFrame.set(frame, page);
      if (page.state === 'shown') byTab.set(page.tabId, page);
      else retire(page);
    },
    takeForgotten() {
      const taken = forgotten;
      forgotten = [];
      return taken;
    },
    shownIn: (tabId) => byTab.get(tabId),
    all: () => [...byDocument.values()],
  };
}

function describe(commit: Commit, host: string, isPrivate: boolean) {
  const { documentId, tabId, time: startedAt } = commit;
  return { documentId, tabId, startedAt, host, site: siteOf(host), isPrivate };
}

function hasFrameOf(page: LivePage, site: string): boolean {
  return [...page.frames.values()].includes(site);
}

function siteOfUrl(url: string | undefined): string | undefined {
  const host = url === undefined ? undefined : hostOf(url);
  return host === undefined ? undefined : siteOf(host);
}

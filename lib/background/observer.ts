import type { Catalog } from '../domain/catalog.ts';
import { hostOf } from '../domain/host.ts';
import { LONGEST_NAME } from '../domain/host-name.ts';
import type { InForce } from '../domain/in-force.ts';
import { canLimit, type Limits, limitsOn } from '../domain/limits.ts';
import { ownerOf } from '../domain/owner.ts';
import type { RequestEnd } from '../domain/request.ts';
import { siteOf } from '../domain/site.ts';
import { remembered } from '../history/remembered.ts';
import type { Commit } from './gateway.ts';
import { createLiveHost, HOSTS_PER_PAGE, type LiveHost, type LivePage } from './live-page.ts';
import type { Pages } from './pages.ts';

/** Turns the browser's events into counters on pages. Synchronous, and O(1) per request. */
export interface Observer {
  /** A document was committed in a tab or in a frame of it. */
  committed(commit: Commit, isPrivate: boolean): void;
  /** A request ended. Says whether that is worth keeping: whether it is a third party's. */
  ended(request: RequestEnd): boolean;
  /** A tab was closed. */
  closed(tabId: number): void;
  /** Tabs that requests wait for and of which no page is known. */
  unknownTabs(): readonly number[];
  /** Gives requests whose document never came to the page that most likely asked. */
  settleOrphans(): void;
}

/** What the observer needs to know and whom it tells. */
export interface ObserverOptions {
  readonly pages: Pages;
  readonly catalog: Catalog;
  /** A page came or went. */
  turned(page: LivePage): void;
  /** A request was counted on a page. */
  counted(page: LivePage): void;
  /** A host was let through on a page for the first time. */
  reached(page: LivePage, host: LiveHost): void;
  /** A request waits for its document, and must be settled within a moment. */
  orphaned(): void;
  /** What the settings come to; another object whenever they may have changed. */
  inForce(): InForce | undefined;
}

/** Requests that wait for their document; a page that makes more is settled at once. */
const ORPHANS = 500;

/** Creates the observer over a set of pages. */
export function createObserver({
  pages,
  catalog,
  turned,
  counted,
  reached,
  orphaned,
  inForce,
}: ObserverOptions): Observer {
  let orphans: RequestEnd[] = [];
  /** Whom the pages' own sites belong to, and which hosts are theirs: asked once for each. */
  const homes = new WeakMap<LivePage, { readonly owner: string; readonly hosts: Set<string> }>();
  /** Most hosts are met on page after page. */
  const siteOfMet = remembered(siteOf);

  /** The settings that were looked at last; whether they limit anybody; and if so, whom so far. */
  let settings: InForce | undefined;
  let canSettingsLimit = false;
  let limits = new WeakMap<LiveHost, Limits>();

  function record(page: LivePage, request: RequestEnd): boolean {
    const { host, time } = request;
    if (host === page.host) return false;
    const known = page.hosts.get(host) ?? meet(page, host, time);
    if (!known) return false;
    const verdict = isLimited(page, known, request) ? 'limited' : request.verdict;
    known[verdict] += 1;
    known.last = time;
    if (verdict === 'allowed' && known.allowed === 1) reached(page, known);
    counted(page);
    return true;
  }

  /** The browser tells of no header that a rule took away, so that is known from the settings. */
  function isLimited(page: LivePage, met: LiveHost, request: RequestEnd): boolean {
    const now = inForce();
    if (now !== settings) {
      settings = now;
      canSettingsLimit = now !== undefined && canLimit(now);
      limits = new WeakMap();
    }
    if (!canSettingsLimit || request.verdict !== 'allowed') return false;
    const known = limits.get(met) ?? look(page, met);
    if (known !== 'stranger') return known === 'every';
    const asker = request.initiator === undefined ? undefined : hostOf(request.initiator);
    return asker === undefined || siteOf(asker) !== siteOf(met.host);
  }

  /** Once for each host of a page and state of the settings. */
  function look({ site }: LivePage, met: LiveHost): Limits {
    const { host, company, affiliated } = met;
    const siteOwner = affiliated ? company : site;
    const found = settings ? limitsOn(settings, { host, company, site, siteOwner }) : 'never';
    limits.set(met, found);
    return found;
  }

  function homeOf(page: LivePage) {
    const known = homes.get(page);
    if (known) return known;
    const home = { owner: ownerOf(page.site, catalog), hosts: new Set<string>() };
    homes.set(page, home);
    return home;
  }

  /**
   * A host seen for the first time on a page; `undefined` if it is first party, one too many, or has
   * a name that no server can have.
   */
  function meet(page: LivePage, host: string, time: number): LiveHost | undefined {
    if (host.length > LONGEST_NAME) return undefined;
    const home = homeOf(page);
    if (home.hosts.has(host)) return undefined;
    if (siteOfMet(host) === page.site) {
      home.hosts.add(host);
      return undefined;
    }
    if (page.hosts.size >= HOSTS_PER_PAGE) {
      page.overflow += 1;
      return undefined;
    }
    const company = catalog.entityOf(host).id;
    const affiliated = company === home.owner;
    const met = createLiveHost({ host, company, affiliated }, time);
    page.hosts.set(host, met);
    return met;
  }

  function settle(find: (request: RequestEnd) => LivePage | 'later' | undefined): void {
    const waiting = orphans;
    orphans = [];
    for (const request of waiting) {
      const page = find(request);
      if (page === 'later') orphans.push(request);
      else if (page) record(page, request);
    }
  }

  return {
    committed(commit, isPrivate) {
      const before = pages.shownIn(commit.tabId);
      const shown = pages.commit(commit, isPrivate);
      if (before && before !== shown && before.state === 'past') turned(before);
      if (shown) turned(shown);
      if (orphans.length) settle(pages.find);
    },
    ended(request) {
      const page = pages.find(request);
      if (page === undefined) return false;
      if (page !== 'later') return record(page, request);
      orphans.push(request);
      if (orphans.length >= ORPHANS) settle(pages.findLate);
      else orphaned();
      return true;
    },
    closed(tabId) {
      const page = pages.close(tabId);
      if (page) turned(page);
    },
    unknownTabs() {
      const tabs = new Set(orphans.map(({ tabId }) => tabId));
      return [...tabs].filter((tabId) => tabId >= 0 && !pages.shownIn(tabId));
    },
    settleOrphans: () => settle(pages.findLate),
  };
}

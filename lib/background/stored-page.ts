import type { Catalog } from '../domain/catalog.ts';
import type { CompanyInfo, HostCount, PageReport } from '../domain/report.ts';
import { tabKey } from '../domain/storage.ts';
import type { LiveHost, LivePage } from './live-page.ts';

/**
 * A `PageReport` with what a woken worker needs to go on: the form in `storage.session`, which is
 * memory and ends with the browser.
 */
export interface StoredPage extends PageReport {
  readonly hosts: readonly (HostCount &
    Pick<LiveHost, 'affiliated' | 'first' | 'last' | 'recorded'>)[];
  readonly documentId: string;
  readonly tabId: number;
  readonly state: LivePage['state'];
  readonly visit: LivePage['visit'];
  readonly frames: readonly (readonly [documentId: string, site: string])[];
}

/** Where a page is kept in `storage.session`. */
export function pageKey(page: LivePage): string {
  return page.state === 'shown' ? tabKey(page.tabId) : `past:${page.documentId}`;
}

/** Whether a key of `storage.session` holds a `StoredPage`. */
export function isPageKey(key: string): boolean {
  return key.startsWith('tab:') || key.startsWith('past:');
}

/** The page as it is kept in `storage.session` and read by the popup. */
export function storePage(page: LivePage, catalog: Catalog): StoredPage {
  const { isPrivate, hosts, frames, sightings, ...rest } = page;
  const { neighbours, totalSites } = sightings;
  return {
    ...rest,
    private: isPrivate,
    hosts: [...hosts.values()],
    companies: companiesOf(page, catalog),
    neighbours,
    totalSites,
    frames: [...frames],
  };
}

/** The same page in little room: enough to go on counting, and nothing to show. */
export function withoutHosts(stored: StoredPage): StoredPage {
  return { ...stored, hosts: [], companies: [], neighbours: [], frames: [], partial: true };
}

/** The page that an earlier worker kept. Throws when the stored form is damaged. */
export function restorePage(stored: StoredPage): LivePage {
  const { private: isPrivate, hosts, frames, companies, partial: _, ...others } = stored;
  const { neighbours, totalSites, ...rest } = others;
  return {
    ...rest,
    isPrivate,
    hosts: new Map(hosts.map((host) => [host.host, { ...host, recorded: { ...host.recorded } }])),
    frames: new Map(frames),
    sightings: {
      sites: new Map(companies.map(({ id, sites }) => [id, sites])),
      neighbours,
      totalSites,
    },
  };
}

/** Strangers first seen first. The entity is looked up anew, so that no report can disagree. */
function companiesOf(page: LivePage, catalog: Catalog): CompanyInfo[] {
  const companies = new Map<string, CompanyInfo>();
  for (const { host, company, affiliated } of page.hosts.values()) {
    if (companies.has(company)) continue;
    const sites = page.sightings.sites.get(company) ?? 1;
    companies.set(company, { ...catalog.entityOf(host), affiliated, sites });
  }
  return [...companies.values()];
}

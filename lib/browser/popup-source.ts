import browser, { type Tabs } from 'webextension-polyfill';
import { CHANGES_KEY, changedAt, readChanges } from '../domain/changes.ts';
import type { Reply } from '../domain/command.ts';
import { type Finding, readFinding } from '../domain/finding.ts';
import { readLearned } from '../domain/learned.ts';
import { readNotices } from '../domain/notice.ts';
import { readPassing, readProtection } from '../domain/protection-schema.ts';
import type { PageReport } from '../domain/report.ts';
import {
  findingKey,
  LEARNED_KEY,
  NOTICES_KEY,
  PASSING_KEY,
  PROTECTION_KEY,
  tabKey,
} from '../domain/storage.ts';
import { type PopupFacts, type PopupSource, siteOf } from '../stores/popup.ts';
import { shownPage } from '../stores/shown-page.ts';
import { ALL_SITES } from './all-sites.ts';
import { readNamings } from './list-files.ts';

/**
 * The popup's source in the real browser. Reads storage only, so that it never waits for a worker
 * that has been stopped.
 *
 * @param tabId the tab to show; the active one without it
 */
export function createPopupSource(tabId?: number): PopupSource {
  const findTab = async (): Promise<Tabs.Tab | undefined> =>
    tabId === undefined
      ? (await browser.tabs.query({ active: true, currentWindow: true }))[0]
      : browser.tabs.get(tabId);

  return {
    async read(): Promise<PopupFacts> {
      const [tab, session, local, permitted] = await Promise.all([
        findTab().then(async (found) => ({ found, stored: await storedOf(found) })),
        browser.storage.session.get([NOTICES_KEY, PASSING_KEY, CHANGES_KEY]),
        browser.storage.local.get([PROTECTION_KEY, LEARNED_KEY]),
        browser.permissions.contains(ALL_SITES),
      ]);
      const page = await shownPage(tab.found?.url, tab.stored.report);
      const [site, now] = [siteOf(page), Date.now()];
      const hosts = page.kind === 'report' ? page.report.hosts : [];
      const changes = readChanges(session[CHANGES_KEY]);
      return {
        page,
        tabId: tab.found?.id,
        isPrivate: tab.found?.incognito === true,
        now,
        protection: readProtection(local[PROTECTION_KEY]).protection,
        passing: readPassing(session[PASSING_KEY]),
        notices: readNotices(session[NOTICES_KEY]),
        finding: tab.stored.finding,
        learned: readLearned(local[LEARNED_KEY]),
        permitted,
        changedAt: changedAt(changes, { site, tabId: tab.found?.id, hosts }, now),
      };
    },

    watch(changed, signal) {
      const stored = (changes: Record<string, unknown>) => {
        const keys = Object.keys(changes);
        if (keys.some((key) => /^(tab|finding):/.test(key) || WATCHED.has(key))) changed();
      };
      const permissions = () => changed();
      browser.storage.onChanged.addListener(stored);
      browser.permissions.onAdded.addListener(permissions);
      browser.permissions.onRemoved.addListener(permissions);
      signal.addEventListener('abort', () => {
        browser.storage.onChanged.removeListener(stored);
        browser.permissions.onAdded.removeListener(permissions);
        browser.permissions.onRemoved.removeListener(permissions);
      });
    },

    send: async (command) => (await browser.runtime.sendMessage(command)) as Reply,
    requestPermission: () => browser.permissions.request(ALL_SITES),
    readLists: readNamings,
    // With the database and the catalog: not before somebody asks.
    readThreads: async (company) => (await import('./threads.ts')).readThreads(company),
    async openSettings() {
      await browser.runtime.openOptionsPage();
      window.close();
    },
    async openAtlas(site) {
      // Not before somebody asks, as above.
      const { FIRST_ADDRESS, writeAddress } = await import('../domain/atlas-address.ts');
      const node = site === undefined ? undefined : `site:${site}`;
      await browser.tabs.create({ url: `/atlas.html${writeAddress({ ...FIRST_ADDRESS, node })}` });
      window.close();
    },
    async reloadPage() {
      const tab = await findTab();
      if (tab?.id !== undefined) await browser.tabs.reload(tab.id);
    },
  };
}

const WATCHED: ReadonlySet<string> = new Set([
  ...[NOTICES_KEY, PASSING_KEY, PROTECTION_KEY, LEARNED_KEY, CHANGES_KEY],
]);

/** What the background keeps of a tab. */
interface Stored {
  readonly report?: PageReport | undefined;
  readonly finding?: Finding | undefined;
}

async function storedOf(tab: Tabs.Tab | undefined): Promise<Stored> {
  if (tab?.id === undefined) return {};
  const keys = [tabKey(tab.id), findingKey(tab.id)] as const;
  const stored = await browser.storage.session.get([...keys]);
  return {
    report: stored[keys[0]] as PageReport | undefined,
    finding: readFinding(stored[keys[1]]),
  };
}

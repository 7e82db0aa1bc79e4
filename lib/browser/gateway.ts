import browser from 'webextension-polyfill';
import type { Gateway, KeyValueStore } from '../background/gateway.ts';
import { commitOf } from './commit-of.ts';
import { hasIdentifyingCookie } from './cookies.ts';
import { loadFrame } from './load-frame.ts';
import { createOwnListsGateway } from './own-lists.ts';
import { tellPages } from './page-signal.ts';
import { createRuleStore } from './rule-store.ts';

/** The alarm that rings when something that was decided for a while ends. */
const ENDINGS = 'endings';

/** Colours of the badge: grey while nothing is blocked. The browser chooses the text's. */
const PROTECTING = '#0e7a63';
const RESTING = '#7b828c';

/** What the toolbar icon says of itself. */
const TITLES = {
  protecting: 'extensionName',
  watching: 'titleWatching',
  paused: 'titlePaused',
} as const;

/** The background's view of the real browser. */
export function createGateway(): Gateway {
  return {
    session: storeOf(browser.storage.session),
    local: storeOf(browser.storage.local),
    sync: storeOf(browser.storage.sync),
    rules: createRuleStore(),
    ownLists: createOwnListsGateway(),
    now: Date.now,
    createId: () => crypto.randomUUID(),

    async wakeAt(moment) {
      if (moment === undefined) await browser.alarms.clear(ENDINGS);
      else browser.alarms.create(ENDINGS, { when: moment });
    },
    tellPages,
    loadFrame,

    async readPackaged(path) {
      // The extension's own file: no request leaves the browser.
      const response = await fetch(browser.runtime.getURL(path));
      if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
      return response.arrayBuffer();
    },

    async isPrivateTab(tabId) {
      try {
        return (await browser.tabs.get(tabId)).incognito;
      } catch {
        // A tab that is gone already may have been a private one.
        return true;
      }
    },

    async documentsIn(tabId) {
      try {
        const frames = await browser.webNavigation.getAllFrames({ tabId });
        return (frames ?? []).map((frame) => commitOf({ ...frame, tabId }, Date.now()));
      } catch {
        // The tab was closed meanwhile.
        return [];
      }
    },

    hasIdentifyingCookie,

    async setBadge(tabId, text) {
      try {
        await browser.action.setBadgeText({ tabId, text });
      } catch {
        // The tab was closed meanwhile, and its badge with it.
      }
    },

    async reloadTab(tabId) {
      try {
        await browser.tabs.reload(tabId);
      } catch {
        // The tab was closed meanwhile.
      }
    },

    async showStanding(standing) {
      const { action, i18n } = browser;
      try {
        const color = standing === 'protecting' ? PROTECTING : RESTING;
        await action.setBadgeBackgroundColor({ color });
        await action.setTitle({ title: i18n.getMessage(TITLES[standing]) });
      } catch (error) {
        this.report(error);
      }
    },

    report(error) {
      // What is cut off while browser or worker end is no failure, and nobody is left to be told.
      if (/The browser is shutting down|No SW/.test(String(error))) return;
      // biome-ignore lint/suspicious/noConsole: the only place where a failure nobody was told of can be seen
      console.error('Unweave:', error);
    },
  };
}

function storeOf(area: browser.Storage.StorageArea): KeyValueStore {
  return {
    get: (keys) => area.get(keys === null ? null : [...keys]),
    set: (items) => area.set(items),
    remove: (keys) => area.remove([...keys]),
  };
}

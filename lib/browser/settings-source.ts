import browser from 'webextension-polyfill';
import type { Reply } from '../domain/command.ts';
import { readPassing, readProtection } from '../domain/protection-schema.ts';
import { RULESET_SIZES, readRulesetSizes } from '../domain/rulesets.ts';
import { PASSING_KEY, PROTECTION_KEY } from '../domain/storage.ts';
import { readSyncStatus, SYNC_KEY } from '../domain/sync-status.ts';
import type { SettingsSource } from '../stores/settings.ts';
import { packagedRulesets } from './packaged-rulesets.ts';

/** What the published types do not know yet. */
type RuleCounter = { readonly getAvailableStaticRuleCount?: () => Promise<number> };

let sizes: Promise<ReadonlyMap<string, number>> | undefined;

/** How many rules each packaged list holds; nothing where the package does not tell. Read once. */
function readSizes(): Promise<ReadonlyMap<string, number>> {
  sizes ??= fetch(browser.runtime.getURL(RULESET_SIZES))
    // The extension's own file: no request leaves the browser.
    .then(async (response) => readRulesetSizes(await response.json()))
    .then((all) => new Map(all.map(({ id, rules }) => [id, rules])))
    .catch(() => new Map());
  return sizes;
}

/** The settings page's source in the real browser; reads storage and the browser's own lists. */
export function createSettingsSource(): SettingsSource {
  const { declarativeNetRequest: dnr, storage } = browser;
  return {
    async read() {
      const [local, session, enabled, rulesLeft, sizes] = await Promise.all([
        storage.local.get([PROTECTION_KEY, SYNC_KEY]),
        storage.session.get(PASSING_KEY),
        dnr.getEnabledRulesets(),
        (dnr as RuleCounter).getAvailableStaticRuleCount?.(),
        readSizes(),
      ]);
      const optional = packagedRulesets().filter((ruleset) => !ruleset.enabled);
      const always = packagedRulesets().filter((ruleset) => ruleset.enabled);
      return {
        protection: readProtection(local[PROTECTION_KEY]).protection,
        passing: readPassing(session[PASSING_KEY]),
        now: Date.now(),
        lists: optional.map(({ id }) => {
          return { id, active: enabled.includes(id), rules: sizes.get(id) };
        }),
        missing: always.map(({ id }) => id).filter((id) => !enabled.includes(id)),
        sync: readSyncStatus(local[SYNC_KEY]),
        rulesLeft,
      };
    },

    watch(changed, signal) {
      const stored = (changes: Record<string, unknown>) => {
        if ([PROTECTION_KEY, PASSING_KEY, SYNC_KEY].some((key) => key in changes)) changed();
      };
      storage.onChanged.addListener(stored);
      signal.addEventListener('abort', () => storage.onChanged.removeListener(stored));
    },

    sendSync: async (command) => (await browser.runtime.sendMessage(command)) as Reply,
    // With the database and the catalog: not before somebody asks.
    readThreads: async (company) => (await import('./threads.ts')).readThreads(company),
    companyOf: async (domain) => (await import('./threads.ts')).companyOf(domain),
    send: async (command) => (await browser.runtime.sendMessage(command)) as Reply,
  };
}

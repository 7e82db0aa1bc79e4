import browser from 'webextension-polyfill';
import type { Reply } from '../domain/command.ts';
import { readPassing, readProtection } from '../domain/protection-schema.ts';
import { PASSING_KEY, PROTECTION_KEY } from '../domain/storage.ts';
import { readSyncStatus, SYNC_KEY, type SyncCommand } from '../domain/sync-status.ts';
import type { SettingsSource } from '../stores/settings.ts';
import { packagedRulesets } from './packaged-rulesets.ts';

/** What the published types do not know yet. */
type RuleCounter = { readonly getAvailableStaticRuleCount?: () => Promise<number> };

/** The settings page's source in the real browser; reads storage and the browser's own lists. */
export function createSettingsSource(): SettingsSource {
  const { declarativeNetRequest: dnr, storage } = browser;
  return {
    async read() {
      const [local, session, enabled, rulesLeft] = await Promise.all([
        storage.local.get([PROTECTION_KEY, SYNC_KEY]),
        storage.session.get(PASSING_KEY),
        dnr.getEnabledRulesets(),
        (dnr as RuleCounter).getAvailableStaticRuleCount?.(),
      ]);
      const optional = packagedRulesets().filter((ruleset) => !ruleset.enabled);
      return {
        protection: readProtection(local[PROTECTION_KEY]).protection,
        passing: readPassing(session[PASSING_KEY]),
        now: Date.now(),
        lists: optional.map(({ id }) => ({ id, active: enabled.includes(id) })),
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

    async switchSync(on) {
      const command: SyncCommand = { type: 'sync', on };
      const reply = (await browser.runtime.sendMessage(command)) as Reply;
      if (!reply.ok) throw new Error(reply.reason);
    },
    send: async (command) => (await browser.runtime.sendMessage(command)) as Reply,
  };
}

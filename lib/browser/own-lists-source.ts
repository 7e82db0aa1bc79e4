import browser from 'webextension-polyfill';
import type { Reply } from '../domain/command.ts';
import { OWN_LISTS_KEY, readOwnLists } from '../domain/own-list.ts';
import { withoutRegexes } from '../own-lists/in-force.ts';
import type { OwnListsSource } from '../stores/own-lists.ts';
import { compileInWorker } from './compile-in-worker.ts';
import { isFirefox } from './is-firefox.ts';
import { textOnShelf } from './own-lists-shelf.ts';

/** How many lines of each problem the editor names. */
const EXAMPLES = 200;

/** The source of the page of own lists in the real browser. */
export function createOwnListsSource(): OwnListsSource {
  return {
    read: async () => readOwnLists((await browser.storage.local.get(OWN_LISTS_KEY))[OWN_LISTS_KEY]),
    watch(changed, signal) {
      const stored = (changes: Record<string, unknown>) => {
        if (OWN_LISTS_KEY in changes) changed();
      };
      browser.storage.onChanged.addListener(stored);
      signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(stored));
    },
    send: async (command) => (await browser.runtime.sendMessage(command)) as Reply,
    text: async (id) => (await textOnShelf(id)) ?? '',
    async check(text, signal) {
      const options = { browser: isFirefox ? 'firefox' : 'chromium', examples: EXAMPLES } as const;
      const compiled = await compileInWorker(text, options, signal);
      const refused = new Set<string>();
      for (const { condition } of compiled.rules) {
        const regex = condition.regexFilter;
        if (regex !== undefined && !(await isRegexSupported(regex))) refused.add(regex);
      }
      return withoutRegexes(compiled, refused, EXAMPLES).report;
    },
  };
}

async function isRegexSupported(regex: string): Promise<boolean> {
  return (await browser.declarativeNetRequest.isRegexSupported({ regex })).isSupported;
}

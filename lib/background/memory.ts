import type { Catalog } from '../domain/catalog.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { KeyValueStore } from './gateway.ts';
import type { LivePage } from './live-page.ts';
import type { Pages } from './pages.ts';
import { type BrowserEvent, EARLY } from './reception.ts';
import { isPageKey, pageKey, restorePage, type StoredPage, storePage } from './stored-page.ts';

/** One request in the log: the page's document, host, verdict, milliseconds since the epoch. */
export type LogEntry = [documentId: string, host: string, verdict: Verdict, time: number];

/**
 * What a killed worker must not forget, in `storage.session` (which is memory): every page, and a
 * log of the requests since the pages were last saved. A request is logged in the same breath in
 * which it is heard, because a page is too large to save for each.
 */
export interface Memory {
  /** Puts back the pages of an earlier worker. Returns them, and the logged requests they lack. */
  restore(items: Readonly<Record<string, unknown>>): {
    readonly restored: readonly LivePage[];
    readonly log: readonly LogEntry[];
  };
  /** Forgets early events in the step of the next save. */
  forgetEarly(keys: readonly string[]): void;
  /** Keeps one request. */
  log(entry: LogEntry): void;
  /**
   * Saves pages, with anything else that must be saved in the same step. Resolves with what was
   * saved of each.
   */
  save(
    pages: readonly LivePage[],
    beside?: Record<string, unknown>,
  ): Promise<readonly StoredPage[]>;
}

const LOG = 'log:';
const SAVED_UP_TO = 'log-saved';

/** Events that were kept before any engine ran, in the order in which they were heard. */
export function earlyEvents(items: Readonly<Record<string, unknown>>): {
  readonly keys: readonly string[];
  readonly events: readonly BrowserEvent[];
} {
  const keys = Object.keys(items)
    .filter((key) => key.startsWith(EARLY) && items[key] !== null)
    .sort();
  return { keys, events: keys.map((key) => items[key] as BrowserEvent) };
}

/** Creates the memory. `failed` hears of writes that the browser refused. */
export function createMemory(
  session: KeyValueStore,
  pages: Pages,
  catalog: Catalog,
  failed: (error: unknown) => void,
): Memory {
  let sequence = 0;
  let logged: string[] = [];
  let early: readonly string[] = [];
  const keys = new WeakMap<LivePage, string>();

  /** Keys under which nothing stands any more. */
  function outdated(saved: readonly LivePage[]): string[] {
    const gone: string[] = [];
    for (const page of saved) {
      const before = keys.get(page);
      const now = pageKey(page);
      const taken = before?.startsWith('tab:') && pages.shownIn(Number(before.slice(4)));
      if (before !== undefined && before !== now && !taken) gone.push(before);
      keys.set(page, now);
    }
    for (const page of pages.takeForgotten()) gone.push(keys.get(page) ?? pageKey(page));
    return gone;
  }

  return {
    restore(items) {
      const restored: LivePage[] = [];
      for (const [key, stored] of Object.entries(items)) {
        if (!isPageKey(key)) continue;
        try {
          const page = restorePage(stored as StoredPage);
          keys.set(page, key);
          pages.restore(page);
          restored.push(page);
        } catch (error) {
          failed(error);
        }
      }
      const savedUpTo = Number(items[SAVED_UP_TO] ?? 0);
      const entries = Object.entries(items)
        .filter(([key]) => key.startsWith(LOG))
        .map(([key, entry]) => ({ key, number: Number(key.slice(LOG.length)), entry }))
        .sort((a, b) => a.number - b.number);
      logged = entries.map(({ key }) => key);
      sequence = Math.max(savedUpTo, entries.at(-1)?.number ?? 0);
      const unsaved = entries.filter(({ number }) => number > savedUpTo);
      return { restored, log: unsaved.map(({ entry }) => entry as LogEntry) };
    },

    forgetEarly(keys) {
      early = keys;
    },

    log(entry) {
      sequence += 1;
      const key = LOG + sequence;
      logged.push(key);
      session.set({ [key]: entry }).catch(failed);
    },

    async save(dirty, beside = {}) {
      const stored = dirty.map((page) => storePage(page, catalog));
      const items: Record<string, unknown> = { ...beside, [SAVED_UP_TO]: sequence };
      for (const [i, page] of dirty.entries()) items[pageKey(page)] = stored[i];
      // Emptied in the same step; to remove them is another.
      for (const key of early) items[key] = null;
      const done = [...logged, ...early, ...outdated(dirty).filter((key) => !(key in items))];
      logged = [];
      early = [];
      await session.set(items);
      if (done.length) await session.remove(done);
      return stored;
    },
  };
}

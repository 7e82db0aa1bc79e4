import type { Catalog } from '../domain/catalog.ts';
import type { BrowserEvent } from './event.ts';
import type { KeyValueStore } from './gateway.ts';
import type { Journal } from './journal.ts';
import type { LivePage } from './live-page.ts';
import type { Pages } from './pages.ts';
import { createRoom } from './room.ts';
import { isPageKey, pageKey, restorePage, type StoredPage } from './stored-page.ts';

/**
 * What a killed worker must not forget, in `storage.session` (which is memory): every page, and the
 * journal of what happened since the pages were last saved.
 */
export interface Memory {
  /** Puts back the pages of an earlier worker. Returns them, and the events they do not show. */
  restore(items: Readonly<Record<string, unknown>>): {
    readonly restored: readonly LivePage[];
    readonly events: readonly BrowserEvent[];
  };
  /** Only a part of what happened on a page is known. */
  isPart(page: LivePage): void;
  /** The pages show all events up to this number in the journal. */
  shows(number: number): void;
  /**
   * Saves pages, with anything else that must be saved in the same step. Resolves with what was
   * saved of each; rejects when there is no room for them, whatever is let go of.
   */
  save(
    pages: readonly LivePage[],
    beside?: Record<string, unknown>,
  ): Promise<readonly StoredPage[]>;
}

/** Creates the memory. `failed` hears of stored pages that are damaged. */
export function createMemory(
  session: KeyValueStore,
  journal: Journal,
  pages: Pages,
  catalog: Catalog,
  failed: (error: unknown) => void,
): Memory {
  /** Number of the last event that the pages show. */
  let shown = 0;
  /** Keys of earlier workers' journals, until their events are saved. */
  let earlier: readonly string[] = [];
  const keys = new WeakMap<LivePage, string>();
  /** Keys that are still to be removed: a save was refused, or another page was to stand there. */
  let left: readonly string[] = [];
  const room = createRoom(session, catalog);

  /** Keys under which nothing stands any more. */
  function outdated(saved: readonly LivePage[]): string[] {
    const gone: string[] = [];
    for (const page of saved) {
      const before = keys.get(page);
      const now = pageKey(page);
      if (before !== undefined && before !== now) gone.push(before);
      keys.set(page, now);
    }
    for (const page of pages.takeForgotten()) gone.push(keys.get(page) ?? pageKey(page));
    return gone;
  }

  /** Whether another page stands there now, or will in a moment. */
  function isTaken(key: string): boolean {
    return key.startsWith('tab:') && pages.shownIn(Number(key.slice(4))) !== undefined;
  }

  /** Pages that are kept and not among some. */
  function othersThan(some: readonly LivePage[]): LivePage[] {
    return pages.all().filter((page) => keys.get(page) === pageKey(page) && !some.includes(page));
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
          if ((stored as StoredPage).partial) room.isPart(page);
        } catch (error) {
          failed(error);
        }
      }
      const { keys: journals, events } = journal.read(items);
      earlier = journals;
      return { restored, events };
    },

    isPart: room.isPart,

    shows(number) {
      shown = number;
    },

    async save(dirty, beside = {}) {
      const stored = dirty.map(room.store);
      const cover = journal.cover(shown);
      const items: Record<string, unknown> = { ...beside, ...cover.mark };
      for (const [i, page] of dirty.entries()) items[pageKey(page)] = stored[i];
      const forgotten = earlier;
      // Emptied in the same step; to remove them is another.
      for (const key of forgotten) items[key] = null;
      const gone = [...left, ...outdated(dirty)].filter((key) => !(key in items));
      left = [];
      await room
        .put(items, dirty, () => othersThan(dirty))
        .catch((error: unknown) => {
          left = [...left, ...gone];
          throw error;
        });
      earlier = [];
      left = [...left, ...gone.filter(isTaken)];
      const done = [...forgotten, ...gone.filter((key) => !isTaken(key)), ...cover.saved()];
      if (done.length) await session.remove(done);
      return stored;
    },
  };
}

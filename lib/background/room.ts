import type { Catalog } from '../domain/catalog.ts';
import type { KeyValueStore } from './gateway.ts';
import { isUnrecorded, type LivePage } from './live-page.ts';
import { pageKey, type StoredPage, storePage, withoutHosts } from './stored-page.ts';

/**
 * The room that pages have in `storage.session`: 10 MB for all tabs together. When it is full, what
 * was seen on pages that were opened longest ago is let go of.
 */
export interface Room {
  /** The form in which a page is kept. */
  store(page: LivePage): StoredPage;
  /** An earlier worker kept the page without its hosts, so what is known of it stays a part. */
  isPart(page: LivePage): void;
  /**
   * Saves items, pages among them; `others` take room as well. Rejects when there is none, whatever
   * is let go of. One after the other, so that what is tried again is never older than what stands.
   */
  put(
    items: Record<string, unknown>,
    pages: readonly LivePage[],
    others: () => readonly LivePage[],
  ): Promise<void>;
}

/** Creates it over `storage.session`. */
export function createRoom(session: Pick<KeyValueStore, 'set'>, catalog: Catalog): Room {
  /** Pages of which this worker knows a part only. */
  const parts = new WeakSet<LivePage>();
  /** Pages that are kept without their hosts. */
  const small = new WeakSet<LivePage>();
  let turn: Promise<unknown> = Promise.resolve();

  /** Half of the pages that take room, in the form that takes little. */
  function shrink(pages: readonly LivePage[]): Record<string, StoredPage> {
    const large = pages.filter((page) => !small.has(page)).sort(dispensableFirst);
    const chosen = large.slice(0, Math.ceil(large.length / 2));
    for (const page of chosen) small.add(page);
    return Object.fromEntries(
      chosen.map((page) => [pageKey(page), withoutHosts(storePage(page, catalog))]),
    );
  }

  const set: Room['put'] = async (items, pages, others) => {
    try {
      await session.set(items);
    } catch (error) {
      const shrunk = shrink(others());
      if (Object.keys(shrunk).length > 0) {
        await session.set(shrunk);
        return set(items, pages, others);
      }
      const saved = shrink(pages);
      if (Object.keys(saved).length === 0) throw error;
      return set({ ...items, ...saved }, pages, others);
    }
  };

  return {
    store(page) {
      small.delete(page);
      const stored = storePage(page, catalog);
      return parts.has(page) ? { ...stored, partial: true } : stored;
    },
    isPart(page) {
      parts.add(page);
      small.add(page);
    },
    put(items, pages, others) {
      const done = turn.then(() => set(items, pages, others));
      turn = done.catch(() => undefined);
      return done;
    },
  };
}

/** What the record does not hold yet would be lost with this worker. */
function dispensableFirst(a: LivePage, b: LivePage): number {
  return Number(isUnrecorded(a)) - Number(isUnrecorded(b)) || a.startedAt - b.startedAt;
}

import type { Catalog } from '../domain/catalog.ts';
import type { KeyValueStore } from './gateway.ts';
import { isUnrecorded, type LivePage } from './live-page.ts';
import { pageKey, type StoredPage, storePage, withoutHosts } from './stored-page.ts';

/**
 * The room that pages have in `storage.session`: 10 MB for all tabs together. When it is full, what
 * was seen on pages is let go of: first on those that take more than their share, then on those that
 * were opened longest ago.
 */
export interface Room {
  /** The form in which a page is kept. */
  store(page: LivePage): StoredPage;
  /** What is known of the page is a part and stays one: its beginning was not seen or not kept. */
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

/** Characters of JSON, a twentieth of all room: several times what any honest page takes. */
const SHARE = 500_000;

/** Creates it over `storage.session`. */
export function createRoom(session: Pick<KeyValueStore, 'set'>, catalog: Catalog): Room {
  /** Pages of which this worker knows a part only. */
  const parts = new WeakSet<LivePage>();
  /** Pages that are kept without their hosts. */
  const small = new WeakSet<LivePage>();
  let turn: Promise<unknown> = Promise.resolve();

  /** Pages in the form that takes little. */
  function shrink(pages: readonly LivePage[]): Record<string, StoredPage> {
    for (const page of pages) small.add(page);
    return Object.fromEntries(
      pages.map((page) => [pageKey(page), withoutHosts(storePage(page, catalog))]),
    );
  }

  /** Who gives way next: one page that takes much must not cost all others what they show. */
  function nextOf(others: readonly LivePage[], pages: readonly LivePage[]): readonly LivePage[] {
    const takesMuch = (page: LivePage) => JSON.stringify(storePage(page, catalog)).length > SHARE;
    const much = [...others, ...pages].find(takesMuch);
    if (much) return [much];
    return half(others.length > 0 ? others : pages);
  }

  const set: Room['put'] = async (items, pages, others) => {
    try {
      await session.set(items);
    } catch (error) {
      const large = (some: readonly LivePage[]) => some.filter((page) => !small.has(page));
      const chosen = nextOf(large(others()), large(pages));
      if (chosen.length === 0) throw error;
      const shrunk = shrink(chosen);
      if (chosen.some((page) => pages.includes(page))) {
        return set({ ...items, ...shrunk }, pages, others);
      }
      await session.set(shrunk);
      return set(items, pages, others);
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

function half(pages: readonly LivePage[]): readonly LivePage[] {
  return [...pages].sort(dispensableFirst).slice(0, Math.ceil(pages.length / 2));
}

/** What the record does not hold yet would be lost with this worker. */
function dispensableFirst(a: LivePage, b: LivePage): number {
  return Number(isUnrecorded(a)) - Number(isUnrecorded(b)) || a.startedAt - b.startedAt;
}

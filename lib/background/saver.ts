import { summarise } from '../domain/summary.ts';
import type { Gateway } from './gateway.ts';
import type { LivePage } from './live-page.ts';
import type { Memory } from './memory.ts';
import { createPacer } from './pacer.ts';
import type { StoredPage } from './stored-page.ts';
import type { TellOnce } from './told.ts';

/** Saves pages for the popup and for the next worker, and keeps the badges. */
export interface Saver {
  /** A page has news, or requests wait to be settled: save within a moment. */
  soon(page?: LivePage): void;
  /** Saves at once. */
  now(): void;
}

/** Milliseconds between news and saving: the pace at which an open popup follows. */
const SAVE_AFTER = 250;

/** Creates the saver. `settle` is called before pages are saved; what it throws is reported. */
export function createSaver(
  gateway: Pick<Gateway, 'setBadge'>,
  memory: Pick<Memory, 'save'>,
  tellOnce: TellOnce,
  settle: () => Promise<void>,
  failed: (error: unknown) => void,
): Saver {
  const unsaved = new Set<LivePage>();
  /** What the badge of each tab says; the browser empties it when the tab shows another document. */
  const badges = new Map<number, { documentId: string; text: string }>();
  const pacer = createPacer(SAVE_AFTER, save, failed);

  async function save(): Promise<void> {
    await settle().catch(failed);
    const pages = [...unsaved];
    unsaved.clear();
    const stored = await memory.save(pages).catch(async (error: unknown) => {
      // With the next news they are tried again.
      for (const page of pages) unsaved.add(page);
      await tellOnce({ id: 'memory-full', detail: String(error) });
      throw error;
    });
    for (const report of stored) {
      // Of a part the number would be too low.
      if (report.state !== 'shown' || report.partial) continue;
      await keepBadge(report);
    }
  }

  async function keepBadge(report: StoredPage): Promise<void> {
    const { tabId, documentId } = report;
    // The same number as in the popup's sentence, from the same function on the same report.
    const text = String(summarise(report).strangers.length || '');
    const known = badges.get(tabId);
    const shown = known?.documentId === documentId ? known.text : '';
    if (shown === text) return;
    badges.set(tabId, { documentId, text });
    await gateway.setBadge(tabId, text);
  }

  return {
    soon(page) {
      if (page) unsaved.add(page);
      pacer.soon();
    },
    now: pacer.now,
  };
}

import type { Catalog } from '../domain/catalog.ts';
import type { Batch } from '../history/batch.ts';
import type { History } from '../history/schema.ts';
import type { Commit, Gateway, Notify } from './gateway.ts';
import { isUnrecorded, type LivePage } from './live-page.ts';
import { createMemory, earlyEvents, type LogEntry } from './memory.ts';
import { createObserver } from './observer.ts';
import { createPages } from './pages.ts';
import type { BrowserEvent } from './reception.ts';
import { createSaver } from './saver.ts';
import { BATCH_KEY, createWriter } from './writer.ts';

/** Counts what the browser tells, and keeps it: at once in memory, soon on disk. */
export interface Recording {
  /** Takes one event; the next one must wait for the promise, if there is any. */
  take(event: BrowserEvent): void | Promise<void>;
}

/** What recording works with. */
export interface RecordingOptions {
  readonly gateway: Gateway;
  readonly catalog: Catalog;
  readonly openHistory: () => Promise<History>;
  readonly notify: Notify;
  readonly failed: (error: unknown) => void;
  /** All that `storage.session` holds. */
  readonly state: Readonly<Record<string, unknown>>;
}

/** Takes up where an earlier worker ended, then what was heard before the engine was there. */
export async function startRecording(options: RecordingOptions): Promise<Recording> {
  const { gateway, catalog, openHistory, notify, failed, state } = options;
  const pages = createPages();
  const memory = createMemory(gateway.session, pages, catalog, failed);
  const saver = createSaver(gateway, memory, () => observer.settleOrphans(), failed);
  const writer = createWriter({
    ...{ gateway, memory, openHistory, notify, failed },
    learned: saver.soon,
  });
  /** Pages that early events changed, while those are being taken. */
  let early: Set<LivePage> | undefined = new Set();
  const observer = createObserver({
    pages,
    catalog,
    turned(page) {
      if (early) return void early.add(page);
      saver.now(page);
      writer.soon(page);
    },
    counted(page, host, { verdict, time }) {
      if (early) return void early.add(page);
      memory.log([page.documentId, host, verdict, time]);
      saver.soon(page);
      writer.soon(page);
    },
    reached: writer.check,
  });
  const isPrivate = privacyOfTabs(gateway);

  function take(event: BrowserEvent): void | Promise<void> {
    if (event.kind === 'request') return observer.ended(event.request);
    if (event.kind === 'commit') return commit(event.commit);
    isPrivate.forget(event.tabId);
    observer.closed(event.tabId);
  }

  function commit(document: Commit): void | Promise<void> {
    // A frame is as private as its page.
    if (document.parentDocumentId !== undefined) return observer.committed(document, false);
    const known = isPrivate.known(document.tabId);
    if (known !== undefined) return observer.committed(document, known);
    return isPrivate.ask(document.tabId).then((asked) => observer.committed(document, asked));
  }

  function recall([documentId, host, verdict, time]: LogEntry): void {
    const page = pages.find({ tabId: -1, documentId });
    if (page === undefined || page === 'later') return;
    observer.recall(page, host, verdict, time);
    saver.soon(page);
    writer.soon(page);
  }

  const { restored, log } = memory.restore(state);
  for (const page of restored.filter(isUnrecorded)) writer.soon(page);
  for (const entry of log) recall(entry);
  if (state[BATCH_KEY]) writer.resume(state[BATCH_KEY] as Batch);
  // Early events are kept already, so nothing is saved before all of them are taken: they are
  // forgotten in the very step that saves what they changed.
  const { keys, events } = earlyEvents(state);
  for (const event of events) await take(event);
  const changed = early;
  early = undefined;
  for (const page of changed) {
    saver.soon(page);
    writer.soon(page);
  }
  memory.forgetEarly(keys);
  saver.now();
  return { take };
}

/** Whether tabs belong to private windows; a tab never changes that, so each is asked once. */
function privacyOfTabs(gateway: Pick<Gateway, 'isPrivateTab'>) {
  const answers = new Map<number, boolean>();
  return {
    known: (tabId: number) => answers.get(tabId),
    forget: (tabId: number) => answers.delete(tabId),
    async ask(tabId: number): Promise<boolean> {
      const answer = await gateway.isPrivateTab(tabId);
      answers.set(tabId, answer);
      return answer;
    },
  };
}

import type { Catalog } from '../domain/catalog.ts';
import type { InForce } from '../domain/in-force.ts';
import type { Batch } from '../history/batch.ts';
import type { History } from '../history/schema.ts';
import type { BrowserEvent } from './event.ts';
import type { Commit, Gateway, Notify } from './gateway.ts';
import type { Journal } from './journal.ts';
import { isUnrecorded, type LivePage } from './live-page.ts';
import { createMemory } from './memory.ts';
import { createObserver } from './observer.ts';
import { createPages } from './pages.ts';
import { createSaver } from './saver.ts';
import { createTellOnce } from './told.ts';
import { BATCH_KEY, createWriter, type Writer } from './writer.ts';

/** Counts what the browser tells, and keeps it: at once in memory, soon on disk. */
export interface Recording {
  /**
   * Takes one event; the next one must wait for the promise, if there is any. `kept` is the number
   * of an event that stands in the journal already.
   */
  take(event: BrowserEvent, kept?: number): void | Promise<void>;
  /** Does work on the record while nothing is written (see `Writer`). */
  readonly alone: Writer['alone'];
  readonly letGo: Writer['letGo'];
}

/** What recording works with. */
export interface RecordingOptions {
  readonly gateway: Gateway;
  readonly journal: Journal;
  readonly catalog: Catalog;
  readonly openHistory: () => Promise<History>;
  /** What the settings come to. */
  readonly inForce: () => InForce | undefined;
  readonly notify: Notify;
  readonly failed: (error: unknown) => void;
  /** A batch is on disk. */
  readonly written: (batch: Batch) => void;
  /** All that `storage.session` holds. */
  readonly state: Readonly<Record<string, unknown>>;
}

/** Takes up where earlier workers ended. */
export async function startRecording(options: RecordingOptions): Promise<Recording> {
  const { gateway, journal, catalog, openHistory, inForce, notify, failed, written, state } =
    options;
  const pages = createPages();
  const memory = createMemory(gateway.session, journal, pages, catalog, failed);
  const tellOnce = createTellOnce(gateway.session, notify);
  const saver = createSaver(gateway, memory, tellOnce, settle, failed);
  const writer = createWriter({ gateway, memory, pages, openHistory, notify, failed, written });
  const { restored, events } = memory.restore(state);
  /** Pages that have news, while the events of earlier workers are being taken. */
  let catchingUp: Set<LivePage> | undefined = new Set(restored.filter(isUnrecorded));
  const hasNews = (page: LivePage): void => {
    if (catchingUp) return void catchingUp.add(page);
    saver.soon(page);
    writer.soon(page);
  };
  const { check: reached } = writer;
  // While the events of earlier workers are being taken, the document may be among them.
  const orphaned = () => {
    if (!catchingUp) saver.soon();
  };
  const told = { turned: hasNews, counted: hasNews, reached, orphaned };
  const observer = createObserver({ pages, catalog, inForce, ...told });
  const isPrivate = privacyOfTabs(gateway);

  function change(event: BrowserEvent): void | Promise<void> {
    if (event.kind === 'request') return void observer.ended(event.request);
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

  async function settle(): Promise<void> {
    for (const tabId of observer.unknownTabs()) await adopt(tabId).catch(failed);
    observer.settleOrphans();
  }

  /** A page that was there before its first event could be heard: what it does is seen from now on. */
  async function adopt(tabId: number): Promise<void> {
    const asked = await isPrivate.ask(tabId);
    // Last, so that a tab that was closed or went on meanwhile answers with what it shows now.
    const documents = await gateway.documentsIn(tabId);
    if (pages.shownIn(tabId)) return;
    for (const document of documents) observer.committed(document, asked);
    const adopted = pages.shownIn(tabId);
    if (!adopted) return;
    memory.isPart(adopted);
    // When it was visited is not known, and before an update the visit was written down.
    adopted.visit = 'recorded';
  }

  function take(event: BrowserEvent, kept?: number): void | Promise<void> {
    if (event.kind === 'request') {
      const changed = observer.ended(event.request);
      if (changed || kept !== undefined) memory.shows(kept ?? journal.append(event));
      return;
    }
    const number = kept ?? journal.append(event);
    const pending = change(event);
    if (pending) return pending.then(() => memory.shows(number));
    memory.shows(number);
  }

  if (state[BATCH_KEY]) writer.resume(state[BATCH_KEY] as Batch);
  // Nothing is saved before all of them are taken: they are forgotten in the very step that saves
  // what they changed.
  for (const event of events) await change(event);
  const changed = catchingUp;
  catchingUp = undefined;
  for (const page of changed) hasNews(page);
  saver.now();
  return { take, alone: writer.alone, letGo: writer.letGo };
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

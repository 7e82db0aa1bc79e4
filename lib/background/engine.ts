import * as v from 'valibot';
import type { Catalog } from '../domain/catalog.ts';
import { type Command, CommandSchema, type Reply } from '../domain/command.ts';
import { unnamedCatalog } from '../domain/unnamed-catalog.ts';
import type { Batch } from '../history/batch.ts';
import type { Commit, Gateway } from './gateway.ts';
import { createInbox } from './inbox.ts';
import { isUnrecorded } from './live-page.ts';
import { createMemory } from './memory.ts';
import { createNotices } from './notices.ts';
import { createObserver, type Observer } from './observer.ts';
import { createPages } from './pages.ts';
import { createProtector } from './protector.ts';
import type { BrowserEvent, Engine } from './reception.ts';
import { createRecord, pruneDaily } from './record.ts';
import { createSaver } from './saver.ts';
import { BATCH_KEY, createWriter } from './writer.ts';

/** Milliseconds after the start at which what can wait is done. */
const CHORES_AFTER = 3_000;

/**
 * Starts the engine: begins to read its state, and takes events meanwhile.
 *
 * @param openCatalog reads the packaged catalog; throws when its bytes are damaged
 */
export function startEngine(
  gateway: Gateway,
  openCatalog: (bytes: ArrayBuffer) => Catalog & { readonly version: string },
): Engine {
  const failed = (error: unknown) => gateway.report(error);
  const notices = createNotices(gateway.session, failed);
  const catalogFile = gateway.readPackaged('catalog.bin').then(openCatalog);
  const catalogForRules = () => catalogFile;
  const catalogForNames = catalogFile.catch((error: unknown) => {
    notices.notify({ id: 'catalog-unreadable', detail: String(error) });
    return unnamedCatalog;
  });
  const openHistory = createRecord(gateway, () => catalogForNames, notices.notify);
  const protector = createProtector(gateway, catalogForRules, notices.notify);

  let observer: Observer | undefined;
  const ready = Promise.all([catalogForNames, gateway.session.get(null)]).then(([catalog, state]) =>
    observe(catalog, state),
  );
  const inbox = createInbox(ready, failed);
  /** Private or not, by tab; a tab never changes that. */
  const privateTabs = new Map<number, boolean>();

  /** Takes up where an earlier worker ended, then what was heard while this one was starting. */
  async function observe(
    catalog: Catalog,
    state: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const pages = createPages();
    const memory = createMemory(gateway.session, pages, catalog, failed);
    const saver = createSaver(gateway, memory, () => observing.settleOrphans(), failed);
    const writer = createWriter({
      ...{ gateway, memory, openHistory, failed },
      notify: notices.notify,
      learned: saver.soon,
    });
    let logging = true;
    const observing = createObserver({
      pages,
      catalog,
      turned(page) {
        saver.now(page);
        writer.soon(page);
      },
      counted(page, host, { verdict, time }) {
        if (logging) memory.log([page.documentId, host, verdict, time]);
        saver.soon(page);
        writer.soon(page);
      },
      reached: writer.check,
    });
    const { restored, log } = memory.restore(state);
    for (const page of restored.filter(isUnrecorded)) writer.soon(page);
    for (const [documentId, host, verdict, time] of log) {
      const page = pages.find({ tabId: -1, documentId });
      if (page === undefined || page === 'later') continue;
      observing.recall(page, host, verdict, time);
      saver.soon(page);
      writer.soon(page);
    }
    if (state[BATCH_KEY]) writer.resume(state[BATCH_KEY] as Batch);
    observer = observing;
    // Early events are kept already: they are forgotten in the step that saves what they changed.
    logging = false;
    for (const event of memory.takeEarly(state)) await take(event);
    logging = true;
    saver.now();
  }

  function take(event: BrowserEvent): void | Promise<void> {
    switch (event.kind) {
      case 'request':
        return observer?.ended(event.request);
      case 'commit':
        return commit(event.commit);
      case 'close':
        privateTabs.delete(event.tabId);
        return observer?.closed(event.tabId);
    }
  }

  function commit(document: Commit): void | Promise<void> {
    const isFrame = document.parentDocumentId !== undefined;
    const known = isFrame ? false : privateTabs.get(document.tabId);
    if (known !== undefined) return observer?.committed(document, known);
    return isPrivate(document.tabId).then((value) => observer?.committed(document, value));
  }

  async function isPrivate(tabId: number): Promise<boolean> {
    const known = privateTabs.get(tabId) ?? (await gateway.isPrivateTab(tabId));
    privateTabs.set(tabId, known);
    return known;
  }

  async function execute(command: Command): Promise<Reply> {
    if (command.type !== 'dismiss') return protector.apply(command);
    await notices.dismiss(command.notice);
    return { ok: true };
  }

  protector.reconcile().catch(failed);
  setTimeout(() => pruneDaily(gateway, openHistory).catch(failed), CHORES_AFTER);

  return {
    hear: (event) => inbox.put(() => take(event)),
    async command(message) {
      const parsed = v.safeParse(CommandSchema, message);
      if (!parsed.success) return { ok: false, saved: false, reason: v.summarize(parsed.issues) };
      try {
        return await execute(parsed.output);
      } catch (error) {
        failed(error);
        return { ok: false, saved: false, reason: String(error) };
      }
    },
  };
}

import * as v from 'valibot';
import type { Catalog } from '../domain/catalog.ts';
import { type Change, type Command, CommandSchema, type Reply } from '../domain/command.ts';
import { hostOf } from '../domain/host.ts';
import type { NoticeId } from '../domain/notice.ts';
import { type OwnListCommand, OwnListCommandSchema } from '../domain/own-list.ts';
import { type RecordCommand, RecordCommandSchema } from '../domain/record-command.ts';
import { siteOf } from '../domain/site.ts';
import { type SyncCommand, SyncCommandSchema } from '../domain/sync-status.ts';
import { unnamedCatalog } from '../domain/unnamed-catalog.ts';
import { createEmbeds } from './embeds.ts';
import { createEnforcer } from './enforcer.ts';
import type { BrowserEvent } from './event.ts';
import { createFinder } from './finder.ts';
import type { Gateway } from './gateway.ts';
import { createInbox } from './inbox.ts';
import type { Journal } from './journal.ts';
import { createLearning, type Learning, loadLearned } from './learning.ts';
import { createNotices } from './notices.ts';
import { createOwnLists } from './own-lists.ts';
import { createProtector } from './protector.ts';
import type { Engine } from './reception.ts';
import { createRecord, type Leaving, tendDaily } from './record.ts';
import { createRecordWorker } from './record-work.ts';
import { type Recording, startRecording } from './recording.ts';
import { createSync } from './sync.ts';
import { createTakingIn } from './taking-in.ts';
import { createTellOnce } from './told.ts';

/** Everything that a page of ours may ask for. */
const MessageSchema = v.variant('type', [
  CommandSchema,
  OwnListCommandSchema,
  RecordCommandSchema,
  SyncCommandSchema,
]);

type Message = Command | OwnListCommand | RecordCommand | SyncCommand;

/** Milliseconds after the start at which what can wait is done. */
const CHORES_AFTER = 3_000;

/**
 * Starts the engine: begins to read its state, and takes events meanwhile.
 *
 * @param journal where events are kept until the pages that they changed are saved
 * @param openCatalog reads the packaged catalog; throws when its bytes are damaged
 */
export function startEngine(
  gateway: Gateway,
  journal: Journal,
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
  const record = createRecord(gateway, () => catalogForNames, notices.notify);
  const openHistory = record.open;
  const learnedBefore = () => loadLearned(gateway.local);
  const ownLists = createOwnLists(gateway, gateway.ownLists, notices.notify);
  const tendLists = () => void ownLists.tend().catch(failed);
  const enforcer = createEnforcer(gateway, catalogForRules, notices.notify, tendLists);
  const enforced = () => void finder.enforced().catch(failed);
  const protector = createProtector(gateway, enforcer, notices.notify, learnedBefore, enforced);
  const finder = createFinder(gateway, protector, () => catalogForNames);
  const over = (id: NoticeId) => void notices.dismiss(id).catch(failed);
  const tellOnce = createTellOnce(gateway.session, notices.notify, over);
  const sync = createSync(gateway, protector.adopt, failed, tellOnce);

  const decide = (command: Change) => protector.apply(command).finally(sync.soon);
  const embeds = createEmbeds(gateway, protector, decide, () => catalogForNames);

  let recording: Recording | undefined;
  let learning: Learning | undefined;
  const learned = () => void protector.reconcile().catch(failed);
  const ready = Promise.all([catalogForNames, gateway.session.get(null), protector.known]).then(
    async ([catalog, state]) => {
      const { notify } = notices;
      const started = createLearning({ gateway, catalog, openHistory, learned, failed });
      setTimeout(() => started.review().catch(failed), CHORES_AFTER);
      learning = started;
      const written = started.consider;
      const { inForce } = protector;
      const given = { gateway, journal, catalog, openHistory, inForce };
      recording = await startRecording({ ...given, notify, failed, state, written });
      finder.resume(state).catch(failed);
      embeds.resume(state).catch(failed);
      return recording;
    },
  );
  const inbox = createInbox(ready, failed);
  const tend = (leaving: Leaving) => tendDaily(gateway, openHistory, leaving);
  const recordWork = createRecordWorker({
    ...{ gateway, record, catalog: () => catalogForNames, tend, failed },
    recording: () => ready,
    takeIn: createTakingIn({
      ...{ gateway, record, catalog: () => catalogForNames, protector, ownLists, failed },
    }),
    notify: notices.notify,
    unlearned() {
      learning?.unlearned();
      learned();
    },
  });

  async function execute(command: Message): Promise<Reply> {
    if (command.type === 'sync') return sync.apply(command);
    if (command.type === 'find') return finder.take(command);
    if (command.type === 'record') return recordWork.apply(command);
    if (command.type === 'own-list') return ownLists.apply(command);
    if (command.type !== 'dismiss') return decide(command);
    await notices.dismiss(command.notice);
    return { ok: true };
  }

  function refused(error: unknown): Reply {
    failed(error);
    return { ok: false, saved: false, reason: String(error) };
  }

  function followVisits(event: BrowserEvent): void {
    if (event.kind === 'close') shows(event.tabId, undefined);
    if (event.kind !== 'commit') return;
    embeds.committed(event.commit);
    const { tabId, url, parentDocumentId, prerendered } = event.commit;
    if (parentDocumentId !== undefined || prerendered) return;
    const host = hostOf(url);
    shows(tabId, host === undefined ? undefined : siteOf(host));
  }

  function shows(tabId: number, site: string | undefined): void {
    protector.shows(tabId, site).catch(failed);
    finder.shows(tabId, site).catch(failed);
  }

  protector.reconcile().catch(failed);
  setTimeout(() => {
    recordWork.resume();
    tendLists();
    sync.soon();
  }, CHORES_AFTER);

  return {
    wake() {
      protector.reconcile().catch(failed);
      tendLists();
      sync.soon();
    },
    hear(event, kept) {
      followVisits(event);
      if (inbox.isIdle()) return inbox.put(() => recording?.take(event, kept));
      // It may have to wait for a while: kept now, so that it outlives the worker.
      const number = kept ?? journal.append(event);
      inbox.put(() => recording?.take(event, number));
    },
    async command(message, place) {
      if (place) return embeds.take(message, place).catch(refused);
      const parsed = v.safeParse(MessageSchema, message);
      if (!parsed.success) return { ok: false, saved: false, reason: v.summarize(parsed.issues) };
      try {
        return await execute(parsed.output);
      } catch (error) {
        return refused(error);
      }
    },
  };
}

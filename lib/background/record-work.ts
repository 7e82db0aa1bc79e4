import type { Catalog } from '../domain/catalog.ts';
import type { Reply } from '../domain/command.ts';
import {
  type ForgettablePart,
  RECORD_WORK_KEY,
  type RecordCommand,
  type RecordWork,
  readWork,
} from '../domain/record-command.ts';
import { LEARNED_KEY, RECORD_EPOCH_KEY, STILL_KEY } from '../domain/storage.ts';
import { rebuildTables } from '../history/derive.ts';
import { forget } from '../history/forget.ts';
import type { History } from '../history/schema.ts';
import { dropSnapshot } from '../history/snapshot-store.ts';
import type { Gateway, Notify } from './gateway.ts';
import { loadLearned, stillLearned } from './learning.ts';
import { createPacer } from './pacer.ts';
import { type Leaving, type RecordKeeper, saveKeep } from './record.ts';
import type { Recording } from './recording.ts';

/** Carries out what a person asks to be done with the record as a whole. */
export interface RecordWorker {
  /**
   * Answers as soon as what is asked for is saved, however large the record: the work is done
   * afterwards, by this worker or by the next one.
   */
  apply(command: RecordCommand): Promise<Reply>;
  /** Takes up what an earlier worker did not finish, and tends the record once a day. */
  resume(): void;
}

/** What the work is done with. */
export interface RecordWorkOptions {
  readonly gateway: Pick<Gateway, 'local' | 'now' | 'createId'>;
  readonly record: RecordKeeper;
  readonly catalog: () => Promise<Catalog & { readonly version: string }>;
  /** Settles when recording has begun. */
  readonly recording: () => Promise<Pick<Recording, 'alone' | 'letGo'>>;
  /** Takes in what a page has made ready; settles with what is to be saved with it. */
  readonly takeIn: (work: RecordWork & { change: 'import' }) => Promise<TakenIn>;
  /** Once a day, takes away what is older than the record reaches back, and packs what is past. */
  readonly tend: (leaving: Leaving) => Promise<void>;
  /** Something was forgotten, and with it what was learned of it. */
  readonly unlearned: () => void;
  readonly notify: Notify;
  readonly failed: (error: unknown) => void;
}

/** A record that is ready to take the place of the one before. */
export interface TakenIn {
  /** Its database. */
  readonly name: string;
  /** What is to be saved in the same step in `storage.local`. */
  readonly beside: Readonly<Record<string, unknown>>;
  /** Called when it is the record. */
  done(): Promise<void>;
}

/** Creates the worker. */
export function createRecordWorker(options: RecordWorkOptions): RecordWorker {
  const { gateway, record, catalog, recording, takeIn, tend, unlearned } = options;
  const { notify, failed } = options;
  const { local } = gateway;
  let turn: Promise<unknown> = Promise.resolve();
  const pacer = createPacer(0, workOff, failed);

  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const done = turn.then(change);
    turn = done.catch(() => undefined);
    return done;
  }

  const load = async () => readWork((await local.get([RECORD_WORK_KEY]))[RECORD_WORK_KEY]);
  /** What makes a snapshot of before one of another record. */
  const newEpoch = () => ({ [RECORD_EPOCH_KEY]: gateway.createId() });

  /** Saves that work is done, and all that stood before it, with what `save` does in the same step. */
  function finish(
    work: RecordWork,
    save: (items: Record<string, unknown>) => Promise<void> = local.set,
  ) {
    return inTurn(async () => {
      const all = await load();
      const done = all.findIndex((other) => JSON.stringify(other) === JSON.stringify(work));
      await save({ [RECORD_WORK_KEY]: all.slice(done + 1), ...newEpoch() });
    });
  }

  async function dropPicture(): Promise<void> {
    await dropSnapshot();
    await local.remove([STILL_KEY]);
  }

  async function workOff(): Promise<void> {
    const { alone, letGo } = await recording();
    for (let next = firstOf(await load()); next; next = firstOf(await load())) {
      const work = next;
      await dropPicture();
      await alone(() => carryOut(work, letGo));
      await dropPicture();
    }
    // Here, because what is packed while something is being forgotten could be passed over.
    await tend(leaving);
    await record.sweep();
  }

  /** What stays learned when something has gone from the record. */
  async function learnedWithout(what: ForgettablePart, history: History, names: Catalog) {
    const before = await loadLearned(local);
    if (what.kind !== 'company') return stillLearned(before, history, names);
    return before.filter(({ domain }) => domain !== what.company);
  }

  const leaving: Leaving = {
    async leaveOnly(history, from) {
      const { alone } = await recording();
      const names = await catalog();
      await alone(async () => {
        await rebuildTables(history, names, { from });
        const learned = await stillLearned(await loadLearned(local), history, names);
        await local.set({ [LEARNED_KEY]: learned });
      });
      unlearned();
    },
    async gone() {
      await local.set(newEpoch());
      await dropPicture();
    },
  };

  async function carryOut(work: RecordWork, letGo: Recording['letGo']): Promise<void> {
    if (work.change === 'import') {
      const taken = await takeIn(work).catch((error: unknown) => {
        notify({ id: 'import-failed', detail: String(error) });
      });
      if (!taken) return finish(work);
      await finish(work, (items) => record.replace(taken.name, { ...items, ...taken.beside }));
      if (LEARNED_KEY in taken.beside) unlearned();
      return taken.done();
    }
    if (work.what.kind === 'everything') {
      await letGo(work.what);
      await finish(work, (items) => record.replace(undefined, { ...items, [LEARNED_KEY]: [] }));
      return unlearned();
    }
    const [history, names] = [await record.open(), await catalog()];
    await forget(history, work.what, names);
    await letGo(work.what);
    const learned = await learnedWithout(work.what, history, names);
    await finish(work, (items) => local.set({ ...items, [LEARNED_KEY]: learned }));
    unlearned();
  }

  return {
    async apply(command) {
      if (command.change === 'keep') {
        await saveKeep(local, command.keep);
        await local.set(newEpoch());
        await dropPicture();
        pacer.now();
        return { ok: true };
      }
      await inTurn(async () => {
        await local.set({ [RECORD_WORK_KEY]: [...(await load()), command], ...newEpoch() });
      });
      pacer.now();
      return { ok: true };
    },
    resume: pacer.now,
  };
}

/**
 * What is to be done next: the oldest, unless everything is to be forgotten. That makes all before it
 * needless, and must not wait for what may fail again and again; but a file brings settings as well,
 * which are not forgotten, and to take it in is tried once.
 */
function firstOf(work: readonly RecordWork[]): RecordWork | undefined {
  const isEverything = (one: RecordWork) =>
    one.change === 'forget' && one.what.kind === 'everything';
  const end = work.findLastIndex(isEverything);
  if (end < 0) return work[0];
  return work.slice(0, end).find(({ change }) => change === 'import') ?? work[end];
}

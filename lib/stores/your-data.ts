import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reply } from '../domain/command.ts';
import { type Day, dayOf, isoOf } from '../domain/day.ts';
import { reasonOf } from '../domain/reason.ts';
import type { Forgettable, Keep, RecordCommand } from '../domain/record-command.ts';
import { type FileKind, ImportError, type ImportProblem } from '../domain/transfer.ts';
import { nodeId } from '../graph/build.ts';
import { coalesce } from './reader.ts';

/** What is kept, and how much it is. */
export interface DataFacts {
  readonly keep: Keep;
  /** Sites on record. */
  readonly sites: number;
  /** The first day on record; absent when nothing is. */
  readonly since?: Day | undefined;
  /** Bytes on disk; absent where the browser does not tell. */
  readonly size?: number | undefined;
  /** The background is still at work on what was asked for. */
  readonly working: boolean;
}

/** What a file holds, before any of it is taken in. */
export interface FoundFile {
  /** Of the database that it was read into. */
  readonly staging: string;
  readonly kind: FileKind;
  readonly sites: number;
  /** By their registrable domains. */
  readonly thirdParties: number;
  /** One row for each site and day. */
  readonly rows: number;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Entries that say nothing a record could hold. */
  readonly leftOut: number;
  /** Absent where the file has no settings. */
  readonly settings?: { readonly decisions: number; readonly lists: number } | undefined;
}

/** A long job: hears how far it is, 0 to 1, and can be stopped. */
export interface Job {
  readonly progress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Where the page of your data has its facts from, and where its commands go. */
export interface DataSource {
  read(): Promise<DataFacts>;
  /** Calls back after every change, until the signal aborts. */
  watch(changed: () => void, signal: AbortSignal): void;
  /** Rejects when the background cannot be reached. */
  send(command: RecordCommand): Promise<Reply>;
  /** Writes everything into a file. */
  export(job: Job): Promise<Blob>;
  /** Hands a file to the person. */
  save(file: Blob, name: string): void;
  /** Reads a file without changing anything. Throws `ImportError`. */
  stage(file: Blob, job: Job): Promise<FoundFile>;
  /** Lets go of what was read. */
  discard(staging: string): Promise<void>;
}

/** What came of what was asked for. */
export type Outcome = (
  | { readonly kind: 'exported' | 'cancelled' | 'taken-in' | 'forgotten' | 'kept' }
  | { readonly kind: 'refused'; readonly problem: ImportProblem; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string }
) & {
  /** Id of the site or the company that was to be forgotten: its panel tells it. */
  readonly node?: string | undefined;
};

/** What the page of your data knows, and what it can ask for. */
export interface DataState {
  /** `undefined` until the first read. */
  readonly facts: DataFacts | undefined;
  readonly readFailure: string | undefined;
  /** The long job under way, and how far it is, 0 to 1. */
  readonly job: { readonly kind: 'export' | 'stage'; readonly share: number } | undefined;
  /** A command is under way. */
  readonly pending: boolean;
  readonly found: FoundFile | undefined;
  readonly outcome: Outcome | undefined;
  /** Reads the facts and follows them until the signal aborts. */
  start(signal: AbortSignal): Promise<void>;
  export(): Promise<void>;
  stage(file: Blob): Promise<void>;
  readonly save: DataSource['save'];
  /** Stops the long job under way. */
  cancel(): void;
  takeIn(mode: 'add' | 'replace'): Promise<void>;
  discard(): Promise<void>;
  forget(what: Forgettable): Promise<void>;
  /**
   * The panel of a site or a company is open, and tells what came of forgetting it until the returned
   * function is called. Who opens it again later has heard that.
   */
  follow(node: string): () => void;
  keep(keep: Keep): Promise<void>;
}

export type DataStore = StoreApi<DataState>;

/** Steps of a long job that are shown. */
const STEPS = 100;

/** The store of the page of your data. It holds no truth of its own but the file being looked at. */
export function createDataStore(source: DataSource): DataStore {
  return createStore<DataState>((set, get) => {
    let running: AbortController | undefined;
    /** Commands whose reply is not there yet. */
    let underWay = 0;
    /** Sites and companies whose panel is open. */
    const followed = new Set<string>();
    const read = () =>
      source.read().then(
        (facts) => set({ facts, readFailure: undefined }),
        (error: unknown) => set({ readFailure: reasonOf(error) }),
      );

    /** One at a time; whatever becomes of it is told. */
    async function run(kind: 'export' | 'stage', work: (job: Job) => Promise<Partial<DataState>>) {
      if (get().job) return;
      running = new AbortController();
      const { signal } = running;
      set({ job: { kind, share: 0 }, outcome: undefined });
      const progress = (share: number) => {
        const rounded = Math.floor(share * STEPS) / STEPS;
        if (get().job?.share !== rounded) set({ job: { kind, share: rounded } });
      };
      const done = await work({ progress, signal }).catch((error: unknown) => ({
        outcome: signal.aborted ? ({ kind: 'cancelled' } as const) : outcomeOf(error),
      }));
      set({ ...done, job: undefined });
    }

    /** Whose panel is closed by now: only a failure is told, on the page of your data. */
    function told(outcome: Outcome): Outcome | undefined {
      const { kind, node } = outcome;
      if (node === undefined || followed.has(node)) return outcome;
      return kind === 'failed' ? { ...outcome, node: undefined } : undefined;
    }

    async function send(command: RecordCommand, outcome: Outcome): Promise<boolean> {
      underWay += 1;
      set({ pending: true, outcome: undefined });
      const reply = await source
        .send(command)
        .catch((error: unknown): Reply => ({ ok: false, saved: false, reason: reasonOf(error) }));
      await read();
      underWay -= 1;
      const { node } = outcome;
      set({
        pending: underWay > 0,
        outcome: told(reply.ok ? outcome : { kind: 'failed', detail: reply.reason, node }),
      });
      return reply.ok;
    }

    return {
      ...{ facts: undefined, readFailure: undefined, job: undefined, pending: false },
      ...{ found: undefined, outcome: undefined },
      async start(signal) {
        source.watch(coalesce(read, signal), signal);
        await read();
      },
      export: () =>
        run('export', async (job) => {
          const file = await source.export(job);
          source.save(file, `unweave-${isoOf(dayOf(Date.now()))}.json`);
          return { outcome: { kind: 'exported' } };
        }),
      async stage(file) {
        await get().discard();
        await run('stage', async (job) => ({ found: await source.stage(file, job) }));
      },
      save: source.save,
      cancel: () => running?.abort(),
      async takeIn(mode) {
        const { found } = get();
        if (!found) return;
        const command = { type: 'record', change: 'import', staging: found.staging, mode } as const;
        if (await send(command, { kind: 'taken-in' })) set({ found: undefined });
      },
      async discard() {
        const { found } = get();
        set({ found: undefined, outcome: undefined });
        if (found) await source.discard(found.staging).catch(() => undefined);
      },
      async forget(what) {
        const outcome = { kind: 'forgotten', node: nodeOf(what) } as const;
        await send({ type: 'record', change: 'forget', what }, outcome);
      },
      follow(node) {
        followed.add(node);
        return () => {
          followed.delete(node);
          if (get().outcome?.node === node) set({ outcome: undefined });
        };
      },
      async keep(keep) {
        await send({ type: 'record', change: 'keep', keep }, { kind: 'kept' });
      },
    };
  });
}

/** The id of a site or a company that is to be forgotten; `undefined` of what has no panel. */
export function nodeOf(what: Forgettable): string | undefined {
  if (what.kind === 'site') return nodeId('site', what.site);
  if (what.kind === 'company') return nodeId('company', what.company);
  return undefined;
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ImportError)) return { kind: 'failed', detail: reasonOf(error) };
  return { kind: 'refused', problem: error.problem, detail: error.message };
}

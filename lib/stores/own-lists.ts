import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reply } from '../domain/command.ts';
import type { OwnListCommand, OwnLists, OwnReport } from '../domain/own-list.ts';
import { reasonOf } from '../domain/reason.ts';
import { coalesce } from './reader.ts';

/** Where the page of own lists has its facts from, and where its commands go. */
export interface OwnListsSource {
  read(): Promise<OwnLists>;
  /** Calls back after every change, until the signal aborts. */
  watch(changed: () => void, signal: AbortSignal): void;
  /** Rejects when the background cannot be reached. */
  send(command: OwnListCommand): Promise<Reply>;
  /** The text of a list; empty if it is gone. */
  text(id: string): Promise<string>;
  /** What would become of a text, with its lines named. Rejects with `TooSlow` when that takes too long. */
  check(text: string, signal: AbortSignal): Promise<OwnReport>;
}

/** Why something did not happen that the person asked for. */
export interface OwnListFailure {
  /** Begins with a `Refusal`, or is the browser's own words. */
  readonly reason: string;
}

/** What the page of own lists knows, and what it can ask for. */
export interface OwnListsState {
  /** `undefined` until the first read. */
  readonly facts: OwnLists | undefined;
  readonly readFailure: string | undefined;
  /** What is under way: the id of a list, `subscribe` or `write`. */
  readonly pending: ReadonlySet<string>;
  readonly failure: OwnListFailure | undefined;
  /** Reads the facts and follows them until the signal aborts. */
  start(signal: AbortSignal): Promise<void>;
  /** Resolves with whether it was done, when the facts were read again. */
  send(command: OwnListCommand): Promise<boolean>;
  forgetFailure(): void;
  /** The text of a list; `undefined`, and a failure, when it cannot be read. */
  text(id: string): Promise<string | undefined>;
  readonly check: OwnListsSource['check'];
}

export type OwnListsStore = StoreApi<OwnListsState>;

/** What a command is about, as `pending` names it. */
function pendingKey(command: OwnListCommand): string {
  return 'id' in command && command.id !== undefined ? command.id : command.change;
}

/** The store of the page of own lists. It holds no truth of its own. */
export function createOwnListsStore(source: OwnListsSource): OwnListsStore {
  return createStore<OwnListsState>((set, get) => {
    const read = () =>
      source.read().then(
        (facts) => set({ facts, readFailure: undefined }),
        (error: unknown) => set({ readFailure: reasonOf(error) }),
      );
    const waitFor = (key: string, waits: boolean) => {
      const pending = new Set(get().pending);
      if (waits) pending.add(key);
      else pending.delete(key);
      set({ pending });
    };
    return {
      facts: undefined,
      readFailure: undefined,
      pending: new Set(),
      failure: undefined,
      async start(signal) {
        source.watch(coalesce(read, signal), signal);
        await read();
      },
      async send(command) {
        const key = pendingKey(command);
        waitFor(key, true);
        set({ failure: undefined });
        const reply = await source
          .send(command)
          .catch((error: unknown): Reply => ({ ok: false, saved: false, reason: reasonOf(error) }));
        await read();
        waitFor(key, false);
        if (!reply.ok) set({ failure: { reason: reply.reason } });
        return reply.ok;
      },
      forgetFailure: () => set({ failure: undefined }),
      text: (id) =>
        source.text(id).catch((error: unknown) => {
          set({ failure: { reason: reasonOf(error) } });
          return undefined;
        }),
      check: source.check,
    };
  });
}

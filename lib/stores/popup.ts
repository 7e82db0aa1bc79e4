import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command, Reply } from '../domain/command.ts';
import { reachKey } from '../domain/decision.ts';
import type { Notice } from '../domain/notice.ts';
import type { Passing, Protection } from '../domain/protection.ts';
import type { PageReport } from '../domain/report.ts';
import { coalesce, createReader, reasonOf } from './popup-reader.ts';

/** The page in the active tab, as far as Unweave may see it. */
export type PopupPage =
  /** A page with a report. */
  | { readonly kind: 'report'; readonly report: PageReport }
  /** A web page that was loaded before Unweave could watch it: a reload will show it. */
  | { readonly kind: 'unseen'; readonly site: string }
  /** A page of the browser itself, or a file: nothing to watch. */
  | { readonly kind: 'internal' };

/** All facts that the popup shows, read without waking the background. */
export interface PopupFacts {
  readonly page: PopupPage;
  /** The tab that shows the page: a visit is one site in one tab. Absent where there is none. */
  readonly tabId?: number | undefined;
  readonly protection: Protection;
  readonly passing: Passing;
  /** When all this was read, in milliseconds since the epoch. */
  readonly now: number;
  readonly notices: readonly Notice[];
  /** Whether the browser lets Unweave see and block on all sites. */
  readonly permitted: boolean;
}

/** Where the popup has its facts from, and where its commands go. */
export interface PopupSource {
  read(): Promise<PopupFacts>;
  /** Calls back after every change of any fact, until the signal aborts. */
  watch(changed: () => void, signal: AbortSignal): void;
  /** Rejects when the background cannot be reached. */
  send(command: Command): Promise<Reply>;
  /** Asks the browser for access to all sites; must be called from a click. */
  requestPermission(): Promise<boolean>;
  /** Reloads the active tab. */
  reloadPage(): Promise<void>;
}

/** Why something that the person asked for did not happen. */
export type Failure =
  /** The background answered, and said no. `saved`: the intention holds, the browser refused it. */
  | {
      readonly kind: 'refused';
      readonly command: Command;
      readonly saved: boolean;
      readonly reason: string;
    }
  /** The background did not answer. */
  | { readonly kind: 'unreachable'; readonly command: Command; readonly reason: string }
  /** The browser did not do what was asked of it. */
  | { readonly kind: 'permission'; readonly reason: string }
  | { readonly kind: 'reload'; readonly reason: string };

/** What the popup knows, and what it can ask for. */
export interface PopupState {
  /** `undefined` until the first read. */
  readonly facts: PopupFacts | undefined;
  /** Why the last read failed; the facts stay those of the read before. */
  readonly readFailure: string | undefined;
  /** Commands under way, by subject: what a control shows until the reply comes. */
  readonly pending: ReadonlyMap<string, Command>;
  readonly failure: Failure | undefined;
  /** A change came into force since the page was loaded, so what it shows is older. */
  readonly applied: boolean;
  /** Reads the facts and follows them until the signal aborts; settles after the first read. */
  start(signal: AbortSignal): Promise<void>;
  /** Sends a command; settles when its reply came and the facts were read again. */
  send(command: Command): Promise<void>;
  forgetFailure(): void;
  /** Must be called from a click. */
  requestPermission(): Promise<void>;
  reloadPage(): Promise<void>;
}

export type PopupStore = StoreApi<PopupState>;

/** What a command is about: a later command on the same subject takes the place of an earlier. */
export function subjectOf(command: Command): string {
  switch (command.type) {
    case 'trust':
    case 'distrust':
      return `site:${command.site}`;
    case 'decide':
    case 'undecide':
      return `reach:${reachKey(command)}`;
    case 'signal':
      return `signal:${command.signal}`;
    case 'list':
      return `list:${command.list}`;
    case 'dismiss':
      return `notice:${command.notice}`;
    case 'level':
    case 'pause':
    case 'undo-all':
      return command.type;
  }
}

/** The popup's store over a source of facts. It holds no truth of its own. */
export function createPopupStore(source: PopupSource): PopupStore {
  return createStore<PopupState>((set, get) => {
    const read = createReader(source, () => get().facts);
    const failed = (failure: Failure | undefined) => set({ failure });
    return {
      facts: undefined,
      readFailure: undefined,
      pending: new Map(),
      failure: undefined,
      applied: false,
      async start(signal) {
        const refresh = async () => set(await read());
        source.watch(coalesce(refresh, signal), signal);
        await refresh();
      },
      async send(command) {
        set({ pending: withCommand(get().pending, command), failure: undefined });
        const answer = await source.send(command).then(
          (reply) => outcomeOf(command, reply),
          (error: unknown) => failure({ kind: 'unreachable', command, reason: reasonOf(error) }),
        );
        const facts = await read();
        set({ ...facts, ...answer, pending: withoutCommand(get().pending, command) });
      },
      forgetFailure: () => failed(undefined),
      async requestPermission() {
        const answer = await source.requestPermission().then(
          (granted) => (granted ? {} : failure({ kind: 'permission', reason: '' })),
          (error: unknown) => failure({ kind: 'permission', reason: reasonOf(error) }),
        );
        set({ failure: undefined, ...(await read()), ...answer });
      },
      async reloadPage() {
        await source.reloadPage().then(
          () => set({ applied: false, failure: undefined }),
          (error: unknown) => failed({ kind: 'reload', reason: reasonOf(error) }),
        );
      },
    };
  });
}

function failure(what: Failure): Pick<PopupState, 'failure'> {
  return { failure: what };
}

/** What a reply changes beside the facts. */
function outcomeOf(command: Command, reply: Reply): Partial<PopupState> {
  if (!reply.ok) {
    return failure({ kind: 'refused', command, saved: reply.saved, reason: reply.reason });
  }
  return command.type === 'dismiss' ? {} : { applied: true };
}

type Pending = PopupState['pending'];

function withCommand(pending: Pending, command: Command): Pending {
  return new Map(pending).set(subjectOf(command), command);
}

/** A later command on the same subject stays: it waits for a reply of its own. */
function withoutCommand(pending: Pending, command: Command): Pending {
  const others = new Map(pending);
  if (others.get(subjectOf(command)) === command) others.delete(subjectOf(command));
  return others;
}

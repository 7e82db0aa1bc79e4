import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command, Reply } from '../domain/command.ts';
import type { Notice } from '../domain/notice.ts';
import type { Protection } from '../domain/protection.ts';
import type { PageReport } from '../domain/report.ts';

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
  readonly protection: Protection;
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

/** Changes closer together than this are read together, in milliseconds. */
export const BURST = 100;

/** What a command is about: a later command on the same subject takes the place of an earlier. */
export function subjectOf(command: Command): string {
  switch (command.type) {
    case 'trust':
      return `site:${command.site}`;
    case 'decide':
      return `company:${command.company}`;
    case 'dismiss':
      return `notice:${command.notice}`;
  }
}

/** The popup's store over a source of facts. It holds no truth of its own. */
export function createPopupStore(source: PopupSource): PopupStore {
  return createStore<PopupState>((set, get) => {
    let reads = 0;
    let newest = 0;

    async function read(): Promise<Partial<PopupState>> {
      const turn = ++reads;
      const outcome = await source.read().then(
        (facts) => ({ facts: keepUnchanged(get().facts, facts), readFailure: undefined }),
        (error: unknown) => ({ readFailure: reasonOf(error) }),
      );
      if (turn < newest) return {};
      newest = turn;
      const reloaded = 'facts' in outcome && loadedAt(outcome.facts) !== loadedAt(get().facts);
      return reloaded ? { ...outcome, applied: false } : outcome;
    }

    async function settle(command: Command, reply: Reply | Failure): Promise<void> {
      const facts = await read();
      const pending = new Map(get().pending);
      if (pending.get(subjectOf(command)) === command) pending.delete(subjectOf(command));
      if (!('ok' in reply)) set({ ...facts, pending, failure: reply });
      else if (!reply.ok)
        set({ ...facts, pending, failure: { kind: 'refused', command, ...reply } });
      else if (command.type === 'dismiss') set({ ...facts, pending });
      else set({ ...facts, pending, applied: true });
    }

    return {
      facts: undefined,
      readFailure: undefined,
      pending: new Map(),
      failure: undefined,
      applied: false,
      async start(signal) {
        source.watch(
          coalesce(async () => set(await read()), signal),
          signal,
        );
        set(await read());
      },
      async send(command) {
        const pending = new Map(get().pending).set(subjectOf(command), command);
        set({ pending, failure: undefined });
        const reply = await source.send(command).catch((error: unknown): Failure => {
          return { kind: 'unreachable', command, reason: reasonOf(error) };
        });
        await settle(command, reply);
      },
      forgetFailure: () => set({ failure: undefined }),
      async requestPermission() {
        const failure = await source.requestPermission().then(
          (granted): Failure | undefined =>
            granted ? undefined : { kind: 'permission', reason: '' },
          (error: unknown): Failure => ({ kind: 'permission', reason: reasonOf(error) }),
        );
        set({ ...(await read()), failure });
      },
      async reloadPage() {
        await source.reloadPage().then(
          () => set({ applied: false, failure: undefined }),
          (error: unknown) => set({ failure: { kind: 'reload', reason: reasonOf(error) } }),
        );
      },
    };
  });
}

/** Runs a task at the first call, and once more for all calls that came while it was busy. */
function coalesce(task: () => Promise<void>, signal: AbortSignal): () => void {
  let busy = false;
  let again = false;
  return async () => {
    again = true;
    if (busy) return;
    busy = true;
    while (again && !signal.aborted) {
      again = false;
      await task();
      await new Promise((resume) => setTimeout(resume, BURST));
    }
    busy = false;
  };
}

/** The new facts, with those parts kept as they are that say the same: nothing to draw again. */
function keepUnchanged(before: PopupFacts | undefined, now: PopupFacts): PopupFacts {
  if (!before) return now;
  const same = <Part>(old: Part, fresh: Part) =>
    JSON.stringify(old) === JSON.stringify(fresh) ? old : fresh;
  return {
    page: same(before.page, now.page),
    protection: same(before.protection, now.protection),
    notices: same(before.notices, now.notices),
    permitted: now.permitted,
  };
}

function loadedAt(facts: PopupFacts | undefined): number | undefined {
  return facts?.page.kind === 'report' ? facts.page.report.startedAt : undefined;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command } from '../domain/command.ts';
import type { Finding } from '../domain/finding.ts';
import type { Learned } from '../domain/learned.ts';
import type { Notice } from '../domain/notice.ts';
import { forVisitOnly } from '../domain/private-window.ts';
import type { Passing, Protection } from '../domain/protection.ts';
import { reasonOf } from '../domain/reason.ts';
import type { PageReport } from '../domain/report.ts';
import type { Thread } from '../domain/what-if.ts';
import type { Naming } from '../domain/why.ts';
import { coalesce, createReader } from './reader.ts';
import {
  askPermission,
  type CommandFailure,
  type CommandSource,
  type Pending,
  type PermissionFailure,
  sendTo,
  withCommand,
  withoutCommand,
} from './sending.ts';

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
  /** Whether the tab is one of a private window. */
  readonly isPrivate: boolean;
  readonly protection: Protection;
  readonly passing: Passing;
  /** When all this was read, in milliseconds since the epoch. */
  readonly now: number;
  readonly notices: readonly Notice[];
  /** The search for what breaks the page, while there is one. */
  readonly finding?: Finding | undefined;
  /** Strangers that behave like trackers. */
  readonly learned: readonly Learned[];
  /** Whether the browser lets Unweave see and block on all sites. */
  readonly permitted: boolean;
  /** When what holds for the page was changed last, in milliseconds since the epoch, if it was. */
  readonly changedAt?: number | undefined;
}

/** What packaged lists say, by host; nothing of a host means that they do not name it. */
export type Namings = Readonly<Record<string, readonly Naming[]>>;

/** Where the popup has its facts from, and where its commands go. */
export interface PopupSource extends CommandSource {
  read(): Promise<PopupFacts>;
  /** Calls back after every change of any fact, until the signal aborts. */
  watch(changed: () => void, signal: AbortSignal): void;
  /** What the lists in force say of hosts on a site: reads them whole, so only when asked for. */
  readLists(hosts: readonly string[], site: string): Promise<Namings>;
  /** On which sites the record has a company: brings the database, so only when asked for. */
  readThreads(company: string): Promise<readonly Thread[]>;
  /** Asks the browser for access to all sites; must be called from a click. */
  requestPermission(): Promise<boolean>;
  /** Reloads the active tab. */
  reloadPage(): Promise<void>;
  /** Opens the settings page. */
  openSettings(): Promise<void>;
  /** Opens the atlas, on a site if there is one. */
  openAtlas(site: string | undefined): Promise<void>;
}

/** Why something that the person asked for did not happen. */
export type Failure =
  | CommandFailure
  | PermissionFailure
  /** The browser did not do what was asked of it. */
  | { readonly kind: 'reload'; readonly reason: string };

/** What the popup knows, and what it can ask for. */
export interface PopupState {
  /** `undefined` until the first read. */
  readonly facts: PopupFacts | undefined;
  /** Why the last read failed; the facts stay those of the read before. */
  readonly readFailure: string | undefined;
  readonly pending: Pending;
  readonly failure: Failure | undefined;
  /** A change came into force since the page was loaded, so what it shows is older. */
  readonly applied: boolean;
  /** What lists said of the hosts that were asked for so far, and what they were asked (`listsKey`). */
  readonly heard: { readonly key: string | undefined; readonly namings: Namings };
  /** Reads the facts and follows them until the signal aborts; settles after the first read. */
  start(signal: AbortSignal): Promise<void>;
  /** Sends a command; settles when its reply came and the facts were read again. */
  send(command: Command): Promise<void>;
  /** Asks what lists say of hosts of the page; nothing more is known when they cannot be read. */
  explain(hosts: readonly string[]): Promise<void>;
  readThreads(company: string): Promise<readonly Thread[]>;
  forgetFailure(): void;
  /** Must be called from a click. */
  requestPermission(): Promise<void>;
  reloadPage(): Promise<void>;
  openSettings(): Promise<void>;
  openAtlas(site: string | undefined): Promise<void>;
}

export type PopupStore = StoreApi<PopupState>;

/** The popup's store over a source of facts. It holds no truth of its own. */
export function createPopupStore(source: PopupSource): PopupStore {
  return createStore<PopupState>((set, get) => {
    const readFacts = createReader(source, () => get().facts);
    const read = async (): Promise<Partial<PopupState>> => {
      const outcome = await readFacts();
      return { ...outcome, ...(outcome.facts && { applied: isOutdated(outcome.facts) }) };
    };
    const failed = (failure: Failure | undefined) => set({ failure });
    return {
      facts: undefined,
      readFailure: undefined,
      pending: new Map(),
      failure: undefined,
      applied: false,
      heard: { key: undefined, namings: {} },
      async start(signal) {
        const refresh = async () => set(await read());
        source.watch(coalesce(refresh, signal), signal);
        await refresh();
      },
      async send(asked) {
        const command = inPlace(asked, get());
        set({ pending: withCommand(get().pending, command), failure: undefined });
        const failure = await sendTo(source, command);
        const facts = await read();
        const pending = withoutCommand(get().pending, command);
        set({ ...facts, ...(failure && { failure }), pending });
      },
      async explain(hosts) {
        const key = listsKey(get());
        const known = () => (get().heard.key === key ? get().heard.namings : {});
        const unknown = hosts.filter((host) => !(host in known()));
        const { facts } = get();
        if (key === undefined || unknown.length === 0 || facts?.page.kind !== 'report') return;
        const found = await source.readLists(unknown, facts.page.report.site).catch(() => ({}));
        // Else they are asked anew, and this answer is of another site or level.
        if (listsKey(get()) === key) set({ heard: { key, namings: { ...known(), ...found } } });
      },
      readThreads: (company) => source.readThreads(company),
      forgetFailure: () => failed(undefined),
      async requestPermission() {
        const failure = await askPermission(source);
        set({ ...(await read()), failure });
      },
      async reloadPage() {
        await source.reloadPage().then(
          () => failed(undefined),
          (error: unknown) => failed({ kind: 'reload', reason: reasonOf(error) }),
        );
      },
      openSettings: () => source.openSettings(),
      openAtlas: (site) => source.openAtlas(site),
    };
  });
}

/**
 * On which site lists are asked, and what tells which of them are in force; `undefined` while nobody
 * can say: until the reply the browser may have those of the old level or of the new one.
 */
export function listsKey({
  facts,
  pending,
}: Pick<PopupState, 'facts' | 'pending'>): string | undefined {
  if (facts?.page.kind !== 'report' || pending.has('level')) return undefined;
  const { level, lists } = facts.protection;
  return JSON.stringify([facts.page.report.site, level, lists]);
}

/** What lists say of a host here and now; `undefined` while that is not known. */
export function namingsOn(state: PopupState, host: string): readonly Naming[] | undefined {
  const { key, namings } = state.heard;
  return key !== undefined && key === listsKey(state) ? namings[host] : undefined;
}

/** What a command comes to where it is given: in a private window nothing may outlast the visit. */
function inPlace(
  command: Command,
  { facts, pending }: Pick<PopupState, 'facts' | 'pending'>,
): Command {
  const site = facts && siteOf(facts.page);
  if (!facts?.isPrivate || facts.tabId === undefined || site === undefined) return command;
  const { decisions, trusts } = facts.passing;
  // What is under way is for the visit as well, and may be taken back before the facts show it.
  const underWay = [...pending.values()];
  return forVisitOnly(
    command,
    { tabId: facts.tabId, site },
    {
      decisions: [...decisions, ...underWay.filter((one) => one.type === 'decide')],
      trusts: [...trusts, ...underWay.filter((one) => one.type === 'trust')],
    },
  );
}

/** The site that a tab shows; `undefined` for a page of the browser itself. */
export function siteOf(page: PopupPage): string | undefined {
  if (page.kind === 'internal') return undefined;
  return page.kind === 'report' ? page.report.site : page.site;
}

/** Whether a change came into force since the page was loaded, whoever made it. */
export function isOutdated({ page, changedAt = 0 }: PopupFacts): boolean {
  return page.kind === 'report' && page.report.startedAt < changedAt;
}

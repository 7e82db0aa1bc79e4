import type { RuleChange } from '../dnr/change.ts';
import type { Dialect } from '../dnr/rule.ts';
import type { Notice } from '../domain/notice.ts';
import type { OwnListsGateway } from './own-lists-gateway.ts';

/** A document that a tab has just begun to show, or a frame within it. */
export interface Commit {
  readonly tabId: number;
  readonly documentId: string;
  /** Absent for top-level documents. */
  readonly parentDocumentId?: string | undefined;
  readonly url: string;
  /** A page that is being loaded ahead and not yet shown. */
  readonly prerendered: boolean;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** Key-value storage that survives the worker (`storage.session`) or the browser (`storage.local`). */
export interface KeyValueStore {
  /** All of it with `null`; absent keys are absent in the answer. */
  get(keys: readonly string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

/** `dynamic` rules stay on disk; `session` rules end with the browser. */
export type RuleScope = 'dynamic' | 'session';

/** The browser's declarative rules. */
export interface RuleStore {
  readonly dialect: Dialect;
  /** Address of the page that is shown in place of embeds. */
  readonly placeholder: string;
  /** The rules of a scope that the browser has. */
  present(scope: RuleScope): Promise<readonly unknown[]>;
  /** All or nothing; rejects with the browser's words when it refuses one of the rules. */
  update(scope: RuleScope, change: RuleChange): Promise<void>;
  /** Ids of the rulesets in the package: those that are on from the first, and the others. */
  readonly packaged: { readonly standard: readonly string[]; readonly optional: readonly string[] };
  /** Ids of the packaged rulesets that are in force. */
  enabledRulesets(): Promise<readonly string[]>;
  /** All or nothing; rejects when the browser has no room for them. */
  switchRulesets(on: readonly string[], off: readonly string[]): Promise<void>;
}

/** Whether protection is on at all: what the toolbar icon says of every page. */
export type Standing = 'protecting' | 'watching' | 'paused';

/** Everything the background asks of the browser. Implemented in lib/browser, faked in unit tests. */
export interface Gateway {
  readonly session: KeyValueStore;
  readonly local: KeyValueStore;
  /** Travels with the person; has quotas. */
  readonly sync: KeyValueStore;
  readonly rules: RuleStore;
  readonly ownLists: OwnListsGateway;
  /** Bytes of a packaged file. */
  readPackaged(path: string): Promise<ArrayBuffer>;
  /** Whether a tab belongs to a private window; `true` for a tab that is already gone. */
  isPrivateTab(tabId: number): Promise<boolean>;
  /** What a tab shows now, the page before its frames; nothing of a tab that is gone. */
  documentsIn(tabId: number): Promise<readonly Commit[]>;
  /** Whether a host holds a cookie by which it can recognise this browser on a site. */
  hasIdentifyingCookie(host: string): Promise<boolean>;
  /** Text on the toolbar icon of one tab; a tab that is gone is no error. */
  setBadge(tabId: number, text: string): Promise<void>;
  /** Loads the page of a tab anew; a tab that is gone is no error. */
  reloadTab(tabId: number): Promise<void>;
  /** Lets the page of a tab load a frame again; says whether such a frame was found. */
  loadFrame(tabId: number, url: string): Promise<boolean>;
  /** Tells on the toolbar icon of every tab whether anything is blocked. Never rejects. */
  showStanding(standing: Standing): Promise<void>;
  now(): number;
  /** Wakes the worker at a moment in milliseconds since the epoch, or a little later; or never. */
  wakeAt(moment: number | undefined): Promise<void>;
  /** Whether pages are told of Global Privacy Control by a script that runs before their own. */
  tellPages(on: boolean): Promise<void>;
  /** An id that nobody else has. */
  createId(): string;
  /** Tells a developer of a failure that nobody else was told of. */
  report(error: unknown): void;
}

/** Tells the person that something went wrong; the same notice replaces the earlier one. */
export type Notify = (notice: Notice) => void;

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

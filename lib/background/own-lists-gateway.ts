import type { OwnCompiled } from '../own-lists/compile.ts';
import type { OwnChange, Room } from '../own-lists/in-force.ts';
import type { OwnRule } from '../own-lists/rule.ts';

/** What is kept of a list beside its entry among the settings: too large for there. */
export interface ShelvedList {
  readonly text: string;
  readonly rules: readonly OwnRule[];
}

/** What came of fetching a list. */
export type Download =
  | { readonly kind: 'text'; readonly text: string }
  /** Given up as soon as it was more than a list may hold. */
  | { readonly kind: 'too-large' };

/** What the person's own lists ask of the browser. Implemented in lib/browser, faked in unit tests. */
export interface OwnListsGateway {
  readonly shelf: {
    get(id: string): Promise<ShelvedList | undefined>;
    put(id: string, list: ShelvedList): Promise<void>;
    remove(id: string): Promise<void>;
    /** Of all that stands there. */
    ids(): Promise<readonly string[]>;
  };
  /** How many dynamic rules the browser takes, those of the settings among them. */
  readonly limits: Room;
  /**
   * Fetches a list that the person subscribed to, without cookies or referrer: the only request of
   * Unweave's own. Rejects with the browser's words.
   */
  download(url: string): Promise<Download>;
  /** Compiles beside the worker. Rejects with `TooSlow` when that takes too long. */
  compile(text: string): Promise<OwnCompiled>;
  isRegexSupported(regex: string): Promise<boolean>;
  /** The dynamic rules that the browser has. */
  present(): Promise<readonly unknown[]>;
  /** All or nothing; rejects with the browser's words. */
  replace(change: OwnChange): Promise<void>;
  /** Wakes the worker at a moment in milliseconds since the epoch, or a little later; or never. */
  wakeAt(moment: number | undefined): Promise<void>;
}

import type { BrowserType } from 'playwright-core';
import type { Replica } from '../replica/server.ts';

/** How to start a Chromium. */
export interface ChromiumOptions {
  /** The web that it sees. Without one it reaches no host at all. */
  readonly replica?: Replica;
  /** Folders of unpacked extensions; the first one is the one under test. */
  readonly extension?: string | readonly string[];
  /** `true` unless stated. */
  readonly headless?: boolean;
  /** Whether third parties may hold cookies, as Chrome's default is. `true` unless stated. */
  readonly thirdPartyCookies?: boolean;
  /** Whether the HTTP cache works. `false` unless stated: every request reaches the replica. */
  readonly cache?: boolean;
  /** Folder of the profile; a new one, deleted on `close`, unless stated. */
  readonly profile?: string;
  /** For pages: `{ colorScheme: 'dark', deviceScaleFactor: 2, viewport: … }`. */
  readonly page?: Pick<
    NonNullable<Parameters<BrowserType['launchPersistentContext']>[1]>,
    'colorScheme' | 'deviceScaleFactor' | 'viewport' | 'locale' | 'reducedMotion' | 'forcedColors'
  >;
  /** Whether Ctrl-C closes it. `true` unless stated. */
  readonly handleSignals?: boolean;
  /** More switches. */
  readonly args?: readonly string[];
}

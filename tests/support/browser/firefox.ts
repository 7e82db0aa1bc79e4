import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { Replica } from '../replica/server.ts';
import { findFirefox } from './find.ts';

/** How to start a Firefox. */
export interface FirefoxOptions {
  /** The web that it sees. Without one it reaches no host at all. */
  readonly replica?: Replica;
  /** Folder of an unpacked extension. */
  readonly extension?: string;
  /** `true` unless stated. */
  readonly headless?: boolean;
  /** Whether a third party holds the same cookies on all sites. `true` unless stated. */
  readonly sharedCookies?: boolean;
  /** Whether the extension may reach all sites from the start. `true` unless stated. */
  readonly permitted?: boolean;
}

/** A running Firefox. */
export interface Firefox {
  readonly browser: Browser;
  /** `moz-extension://…`, without a slash at the end; empty without an extension. */
  readonly extensionOrigin: string;
  /** Unhandled errors of the extension, background included, and every `console.error`. */
  readonly errors: readonly string[];
  newPage(): Promise<Page>;
  /** Opens a page and waits until all that it embeds has come to an end. */
  visit(url: string, page?: Page): Promise<Page>;
  /** Opens a page of the extension in a tab. */
  openExtensionPage(path: string, page?: Page): Promise<Page>;
  /** Opens the popup as a page, showing the tab with this id. */
  openPopup(tabId?: number, page?: Page): Promise<Page>;
  close(): Promise<void>;
}

/** Any will do; Firefox makes up another one for every profile unless told. */
const UUID = '7f1d3c52-6c0e-4c0b-9d55-8f8f4d0a9b11';

/**
 * Starts an installed Firefox that sees nothing but the replica.
 *
 * @throws when there is none, or when the extension does not load.
 */
export async function launchFirefox(options: FirefoxOptions = {}): Promise<Firefox> {
  const found = findFirefox();
  if (!found) throw new Error('no Firefox found: run `npm test` once, or install firefox-esr');
  const id = options.extension ? await geckoId(options.extension) : undefined;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: found.path,
    headless: options.headless ?? true,
    acceptInsecureCerts: true,
    // Without it `moz-extension:` pages stay out of reach of the protocol.
    args: ['--remote-allow-system-access'],
    // Lets the preference for the settings server count in a release build.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: preferences(options, id),
  });
  const errors = complaints(browser);
  if (options.extension) await browser.installExtension(options.extension);
  const extensionOrigin = options.extension ? `moz-extension://${UUID}` : '';

  const newPage = () => browser.newPage();
  const openExtensionPage = async (path: string, page?: Page) => {
    const target = page ?? (await newPage());
    const url = `${extensionOrigin}/${path}`;
    // Firefox does not tell the protocol when a page of an extension has loaded.
    await target.goto(url, { timeout: 500 }).catch(() => undefined);
    await target.waitForFunction(
      (wanted) => location.href === wanted && document.readyState === 'complete',
      { timeout: 10_000 },
      url,
    );
    return target;
  };
  return {
    browser,
    extensionOrigin,
    errors,
    newPage,
    visit: async (url, page) => {
      const target = page ?? (await newPage());
      await target.goto(url, { waitUntil: 'domcontentloaded' });
      await target.waitForSelector('html[data-settled]', { timeout: 50_000 });
      return target;
    },
    openExtensionPage,
    openPopup: (tab, page) =>
      openExtensionPage(tab === undefined ? 'popup.html' : `popup.html?tab=${tab}`, page),
    close: () => browser.close(),
  };
}

/** Firefox's own code names itself, without quotes, before what it says. */
const FIREFOX_ITSELF = /^console\.error: [\w.-]+: /;

/** The protocol keeps silent on extensions, but Firefox prints what they say. */
function complaints(browser: Browser): string[] {
  const errors: string[] = [];
  const { stdout, stderr } = browser.process() ?? {};
  if (!stdout || !stderr) throw new Error('Firefox was started without its output');
  createInterface(stdout).on('line', (line) => {
    if (line.startsWith('console.error:') && !FIREFOX_ITSELF.test(line)) errors.push(line);
  });
  createInterface(stderr).on('line', (line) => {
    if (line.startsWith('JavaScript error: moz-extension:')) errors.push(line);
  });
  return errors;
}

async function geckoId(folder: string): Promise<string> {
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  const id: unknown = manifest.browser_specific_settings?.gecko?.id;
  if (typeof id !== 'string') throw new Error(`no gecko id in ${file}`);
  return id;
}

function preferences(
  { replica, permitted, sharedCookies }: FirefoxOptions,
  extensionId: string | undefined,
): Record<string, string | number | boolean> {
  return {
    'network.dns.forceResolve': '127.0.0.1',
    'network.socket.forcePort': replica
      ? `443=${replica.httpsPort};80=${replica.httpPort}`
      : '443=9;80=9',
    'network.proxy.type': 0,
    // As they always did, so that tests can tell who would; or as is the default (5).
    'network.cookie.cookieBehavior': (sharedCookies ?? true) ? 0 : 5,
    'extensions.originControls.grantByDefault': permitted ?? true,
    'browser.send_pings': true,
    // Prints what scripts complain about.
    'browser.dom.window.dump.enabled': true,
    'devtools.console.stdout.content': true,
    ...(extensionId && {
      'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: UUID }),
    }),
    ...SILENCED,
  };
}

/** Requests that Firefox makes on its own. */
const SILENCED = {
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.contentblocking.category': 'custom',
  'browser.newtabpage.enabled': false,
  'browser.ping-centre.telemetry': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.startup.homepage': 'about:blank',
  'captivedetect.canonicalURL': '',
  'datareporting.healthreport.uploadEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.blocklist.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'privacy.trackingprotection.enabled': false,
  'privacy.trackingprotection.pbmode.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
} as const;

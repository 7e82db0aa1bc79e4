import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** A browser on this machine. */
export interface Installed {
  readonly name: string;
  readonly path: string;
  /**
   * Whether the extension is better loaded by protocol: Google's own builds of Chrome have not taken
   * `--load-extension` since version 137.
   */
  readonly branded: boolean;
}

/** The environment variable that names a browser to use before all others. */
const CHROMIUM_VARIABLE = 'UNWEAVE_BROWSER';
/** The environment variable that names the Firefox to test with. */
const FIREFOX_VARIABLE = 'UNWEAVE_FIREFOX';

/**
 * The Chromium to use: the one that the environment names, else Chromium, Brave, Edge or Chrome in
 * their usual places, else Playwright's own. `undefined` when there is none.
 *
 * @throws when the environment names a file that is not there.
 */
export function findChromium(): Installed | undefined {
  return fromEnvironment(CHROMIUM_VARIABLE) ?? installed(CHROMIUMS) ?? fromPlaywright();
}

/**
 * The Firefox to use: the one that the environment names, else one in its usual places.
 *
 * @throws when the environment names a file that is not there.
 */
export function findFirefox(): Installed | undefined {
  return fromEnvironment(FIREFOX_VARIABLE) ?? installed([FIREFOX]);
}

interface Candidate {
  readonly name: string;
  /** Names on the PATH (Linux). */
  readonly commands: readonly string[];
  /** Under /Applications or ~/Applications (macOS). */
  readonly mac: readonly string[];
  /** Under the program folders (Windows). */
  readonly windows: readonly string[];
}

/** Those that load an unpacked extension most willingly come first. */
const CHROMIUMS: readonly Candidate[] = [
  {
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser'],
    mac: ['Chromium.app/Contents/MacOS/Chromium'],
    windows: ['Chromium\\Application\\chrome.exe'],
  },
  {
    name: 'Brave',
    commands: ['brave-browser', 'brave', 'brave-browser-stable'],
    mac: ['Brave Browser.app/Contents/MacOS/Brave Browser'],
    windows: ['BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
  },
  {
    name: 'Edge',
    commands: ['microsoft-edge', 'microsoft-edge-stable'],
    mac: ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    windows: ['Microsoft\\Edge\\Application\\msedge.exe'],
  },
  {
    name: 'Chrome',
    commands: ['google-chrome', 'google-chrome-stable', 'chrome'],
    mac: ['Google Chrome.app/Contents/MacOS/Google Chrome'],
    windows: ['Google\\Chrome\\Application\\chrome.exe'],
  },
];

const FIREFOX: Candidate = {
  name: 'Firefox',
  commands: ['firefox-esr', 'firefox'],
  mac: ['Firefox.app/Contents/MacOS/firefox'],
  windows: ['Mozilla Firefox\\firefox.exe'],
};

function fromEnvironment(variable: string): Installed | undefined {
  const path = process.env[variable];
  if (!path) return undefined;
  if (!existsSync(path)) throw new Error(`${variable} names a file that is not there: ${path}`);
  return { name: basename(path), path, branded: !/chromium|brave/i.test(basename(path)) };
}

function installed(candidates: readonly Candidate[]): Installed | undefined {
  for (const candidate of candidates) {
    const path = placesOf(candidate).find(isProgram);
    const branded = candidate.name === 'Chrome' || candidate.name === 'Edge';
    if (path) return { name: candidate.name, path, branded };
  }
  return undefined;
}

function fromPlaywright(): Installed | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? { name: "Playwright's Chromium", path, branded: false } : undefined;
}

function placesOf(candidate: Candidate): string[] {
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(homedir(), 'Applications')];
    return folders.flatMap((folder) => candidate.mac.map((path) => join(folder, path)));
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => process.env[name])
      .filter((folder) => folder !== undefined);
    return folders.flatMap((folder) => candidate.windows.map((path) => join(folder, path)));
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  return candidate.commands.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import { browser } from 'wxt/browser';
import type { Journal } from '../background/journal.ts';
import type { Engine } from '../background/reception.ts';

/** What engine.js leaves behind when it is evaluated. */
declare global {
  var startUnweave: ((journal: Journal) => Engine) | undefined;
}

/** The second script of the worker, packaged beside the first. */
const SCRIPT = '/engine.js';

/**
 * Makes it possible to load the engine later. A service worker may import a script at any time
 * only if it imported it once while it was being installed.
 */
export function prepareEngine(): void {
  if ('importScripts' in globalThis) addEventListener('install', () => importScripts(SCRIPT));
}

/** Evaluates the engine's script and starts the engine. Rejects when the script is damaged. */
export async function loadEngine(journal: Journal): Promise<Engine> {
  if ('importScripts' in globalThis) importScripts(SCRIPT);
  else await loadIntoPage();
  if (!globalThis.startUnweave) throw new Error(`${SCRIPT} is damaged`);
  return globalThis.startUnweave(journal);
}

/** Keeps something in `storage.session`. */
export function keepInSession(items: Record<string, unknown>): Promise<void> {
  return browser.storage.session.set(items);
}

/** Firefox runs the background as a page. */
function loadIntoPage(): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${SCRIPT} could not be loaded`));
    document.head.append(script);
  });
}

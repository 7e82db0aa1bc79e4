import { browser } from 'wxt/browser';
import type { Download, OwnListsGateway } from '../background/own-lists-gateway.ts';
import { LARGEST_LIST } from '../domain/own-list.ts';
import type { OwnCompiled } from '../own-lists/compile.ts';
import {
  type CompileAnswer,
  failureOf,
  WORKSHOP,
  type WorkshopRequest,
} from '../own-lists/messages.ts';
import { compileInWorker } from './compile-in-worker.ts';
import { isFirefox } from './is-firefox.ts';
import { idsOnShelf, putOnShelf, removeFromShelf, takeFromShelf } from './own-lists-shelf.ts';

/** The alarm that rings when a list is to be fetched. */
const ALARM = 'own-lists';

/** How long a download may take, in milliseconds. */
const PATIENCE = 60_000;

/** How many lines of each problem the compiler names. */
const EXAMPLES = 5;

/** The real browser, as far as lists of a person's own need it. */
export function createOwnListsGateway(): OwnListsGateway {
  const dnr = browser.declarativeNetRequest;
  return {
    shelf: { get: takeFromShelf, put: putOnShelf, remove: removeFromShelf, ids: idsOnShelf },
    limits: {
      rules: dnr.MAX_NUMBER_OF_DYNAMIC_RULES ?? 5_000,
      regexes: dnr.MAX_NUMBER_OF_REGEX_RULES ?? 1_000,
    },
    download,
    compile: isFirefox
      ? (text) => compileInWorker(text, { browser: 'firefox', examples: EXAMPLES })
      : compileInWorkshop,
    isRegexSupported: async (regex) => (await dnr.isRegexSupported({ regex })).isSupported,
    present: () => dnr.getDynamicRules(),
    async replace({ add, removeIds }) {
      const addRules = add as unknown as Parameters<
        typeof dnr.updateDynamicRules
      >[0]['addRules'] & {};
      await dnr.updateDynamicRules({ addRules, removeRuleIds: [...removeIds] });
    },
    async wakeAt(moment) {
      if (moment === undefined) await browser.alarms.clear(ALARM);
      else await browser.alarms.create(ALARM, { when: moment });
    },
  };
}

/** A service worker cannot start a worker: a page that nobody sees does, and is closed again. */
async function compileInWorkshop(text: string): Promise<OwnCompiled> {
  const { offscreen, runtime } = browser;
  // One that a killed worker left behind.
  if (await offscreen.hasDocument()) await offscreen.closeDocument();
  await offscreen.createDocument({
    url: WORKSHOP,
    reasons: ['WORKERS'],
    justification: 'Turns a list that you added into rules, in a worker that ends afterwards.',
  });
  try {
    const options = { browser: 'chromium', examples: EXAMPLES } as const;
    const request: WorkshopRequest = { to: 'workshop', text, options };
    const answer: CompileAnswer = await runtime.sendMessage(request);
    if (!answer.ok) throw failureOf(answer);
    return answer.compiled;
  } finally {
    await offscreen.closeDocument();
  }
}

async function download(url: string): Promise<Download> {
  const aborting = new AbortController();
  const signal = AbortSignal.any([aborting.signal, AbortSignal.timeout(PATIENCE)]);
  const response = await fetch(url, {
    ...{ signal, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-cache' },
  });
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
  const announced = Number(response.headers.get('content-length') ?? 0);
  const text = announced > LARGEST_LIST ? undefined : await readText(response);
  if (text === undefined) aborting.abort();
  return text === undefined ? { kind: 'too-large' } : { kind: 'text', text };
}

/** `undefined` as soon as it is more than a list may hold. Rejects when the transfer breaks off. */
async function readText(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > LARGEST_LIST) return undefined;
    text += decoder.decode(value, { stream: true });
  }
}

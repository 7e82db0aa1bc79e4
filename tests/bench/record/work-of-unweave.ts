import { readFile } from 'node:fs/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { startEngine } from '../../../lib/background/engine.ts';
import type { Gateway, KeyValueStore } from '../../../lib/background/gateway.ts';
import { createJournal } from '../../../lib/background/journal.ts';
import { openCatalog } from '../../../lib/domain/catalog-file.ts';
import { documents } from './documents.ts';
import { goThrough } from './passes.ts';

// Usage: work-of-unweave.ts PAGES CATALOG. Timed: all that the background does when it hears of a
// request's end, with the entry in the log that a killed worker must not lose. The log goes to a
// map; the way into the browser's own storage is measured by `recording-load`. Saving a page and
// writing it to disk happen a few times per page, not per request, and are left out.

const [pagesFile = '', catalogFile = ''] = process.argv.slice(2);
const catalog = new Uint8Array(await readFile(catalogFile)).buffer;
let logged = 0;
const gateway = memoryGateway();
const journal = createJournal(gateway.session.set);
const engine = startEngine(gateway, journal, openCatalog);
const { next, endOf } = documents();

await goThrough(JSON.parse(await readFile(pagesFile, 'utf8')), {
  async prepare(page) {
    const { commit, requests } = next(page);
    engine.hear({ kind: 'commit', commit });
    // Whatever the page before has set going is not this page's work.
    await turn();
    return requests;
  },
  async perform(requests) {
    const before = logged;
    for (const request of requests) {
      const end = endOf(request);
      if (end) engine.hear({ kind: 'request', request: end });
    }
    // What came in one breath is handed over together.
    await undefined;
    await undefined;
    return logged - before;
  },
});
// Timers of the background are still waiting.
process.exit();

function memoryGateway(): Gateway {
  return {
    ...{ session: store(), local: store(), sync: store(), now: Date.now },
    rules: {
      dialect: { topDomains: true, responseHeaders: true, resourceTypes: [] },
      placeholder: '',
      present: async () => [],
      update: async () => undefined,
      packaged: { standard: [], optional: [] },
      enabledRulesets: async () => [],
      switchRulesets: async () => undefined,
    },
    ownLists: {
      shelf: {
        get: async () => undefined,
        put: async () => undefined,
        ids: async () => [],
        remove: async () => undefined,
      },
      limits: { rules: 0, regexes: 0 },
      download: async () => ({ kind: 'too-large' }),
      compile: () => Promise.reject(new Error('nobody has a list')),
      isRegexSupported: async () => true,
      present: async () => [],
      replace: async () => undefined,
      wakeAt: async () => undefined,
    },
    wakeAt: async () => undefined,
    reloadTab: async () => undefined,
    loadFrame: async () => false,
    tellPages: async () => undefined,
    showStanding: async () => undefined,
    createId: () => crypto.randomUUID(),
    readPackaged: async () => catalog,
    isPrivateTab: async () => true,
    documentsIn: async () => [],
    hasIdentifyingCookie: async () => false,
    setBadge: async () => undefined,
    // Node has no database to write to. Whether requests were counted is asserted by their number.
    report: () => undefined,
  };
}

function store(): KeyValueStore {
  const items = new Map<string, unknown>();
  const done = Promise.resolve();
  return {
    get: async (keys) =>
      Object.fromEntries((keys ?? [...items.keys()]).map((key) => [key, items.get(key)])),
    set(added) {
      for (const key in added) {
        items.set(key, added[key]);
        if (key.startsWith('log:')) logged += (added[key] as unknown[]).length;
      }
      return done;
    },
    async remove(keys) {
      for (const key of keys) items.delete(key);
    },
  };
}

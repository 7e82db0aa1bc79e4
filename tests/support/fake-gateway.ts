import type {
  Commit,
  Gateway,
  KeyValueStore,
  RuleScope,
  Standing,
} from '../../lib/background/gateway.ts';
import type { Download, ShelvedList } from '../../lib/background/own-lists-gateway.ts';
import type { RuleChange } from '../../lib/dnr/change.ts';
import type { Rule } from '../../lib/dnr/rule.ts';
import { STUB_INDEX } from '../../lib/dnr/stubs.ts';
import { compileOwnList } from '../../lib/own-lists/compile.ts';
import { TooSlow } from '../../lib/own-lists/messages.ts';

/** A browser in memory: what it keeps outlives the worker that was given it. */
export interface FakeBrowser {
  readonly gateway: Gateway;
  readonly session: Map<string, unknown>;
  readonly local: Map<string, unknown>;
  readonly sync: Map<string, unknown>;
  readonly badges: Map<number, string>;
  readonly reports: unknown[];
  /** Tabs that were loaded anew, in order. */
  readonly reloads: number[];
  /** Frames that pages were told to load again: tab and address. */
  readonly framesLoaded: [number, string][];
  framesAreFound: boolean;
  /** Dynamic rules. */
  rules: Rule[];
  sessionRules: Rule[];
  enabled: string[];
  /** When the worker is to be woken. */
  alarm: number | undefined;
  /** Whether pages are told of Global Privacy Control. */
  pagesAreTold: boolean;
  /** What the toolbar icon says. */
  standing: Standing;
  privateTabs: Set<number>;
  /** What all tabs show. */
  documents: Commit[];
  /** Says why a rule is refused, or nothing. */
  refuse: (rule: Rule) => string | undefined;
  now: number;
  /** The person's own lists: what stands on the shelf, and what the web answers. */
  readonly own: {
    readonly shelf: Map<string, ShelvedList>;
    readonly web: Map<string, Download>;
    readonly fetched: string[];
    /** How many dynamic rules the browser takes. */
    limits: { rules: number; regexes: number };
    alarm: number | undefined;
    refusedRegexes: Set<string>;
    /** Milliseconds that are too long for the compiler, or nothing. */
    tooSlow: boolean;
    /** How often the browser's rules were changed. */
    updates: number;
  };
  /** A gateway for a new worker; the gateways of all earlier ones are dead. */
  newWorker(): Gateway;
}

const NO_STUBS = new TextEncoder().encode('[]').buffer;

const LISTS = { dynamic: 'rules', session: 'sessionRules' } as const;

/** Keys and values that go through the same copying as in the real browser. */
function fakeStore(items: Map<string, unknown>): KeyValueStore {
  const copy = (value: unknown) => JSON.parse(JSON.stringify(value));
  return {
    async get(keys) {
      const wanted = keys ?? [...items.keys()];
      return Object.fromEntries(
        wanted.filter((key) => items.has(key)).map((key) => [key, copy(items.get(key))]),
      );
    },
    async set(added) {
      for (const [key, value] of Object.entries(added)) items.set(key, copy(value));
    },
    async remove(keys) {
      for (const key of keys) items.delete(key);
    },
  };
}

/** Creates a browser that has nothing yet. `catalog` are the bytes of catalog.bin. */
export function createFakeBrowser(catalog: ArrayBuffer): FakeBrowser {
  const session = new Map<string, unknown>();
  const local = new Map<string, unknown>();
  const sync = new Map<string, unknown>();
  let workers = 0;
  const fake: FakeBrowser = {
    newWorker() {
      workers += 1;
      const own = workers;
      return mortal(fake.gateway, () => own !== workers);
    },
    ...{ session, local, sync, badges: new Map(), reports: [], reloads: [], rules: [] },
    ...{ framesLoaded: [], framesAreFound: true },
    ...{ sessionRules: [], enabled: ['base'], alarm: undefined, pagesAreTold: false },
    standing: 'protecting',
    ...{ privateTabs: new Set(), documents: [] },
    refuse: () => undefined,
    now: Date.UTC(2026, 10, 21, 12),
    own: {
      ...{ shelf: new Map(), web: new Map(), fetched: [], limits: { rules: 200, regexes: 20 } },
      ...{ alarm: undefined, refusedRegexes: new Set(), tooSlow: false, updates: 0 },
    },
    gateway: {
      session: fakeStore(session),
      local: fakeStore(local),
      sync: fakeStore(sync),
      rules: {
        dialect: {
          topDomains: true,
          responseHeaders: true,
          resourceTypes: ['main_frame', 'sub_frame', 'script'],
        },
        placeholder: 'chrome-extension://id/placeholder.html',
        present: async (scope) => fake[LISTS[scope]],
        update: async (scope, change) => updateRules(fake, scope, change),
        packaged: { standard: ['base'], optional: ['social', 'badware'] },
        enabledRulesets: async () => fake.enabled,
        switchRulesets: async (on, off) => {
          fake.enabled = [...fake.enabled.filter((id) => !off.includes(id)), ...on];
        },
      },
      ownLists: fakeOwnLists(() => fake),
      wakeAt: async (moment) => {
        fake.alarm = moment;
      },
      tellPages: async (on) => {
        fake.pagesAreTold = on;
      },
      showStanding: async (standing) => {
        fake.standing = standing;
      },
      now: () => fake.now,
      createId: () => crypto.randomUUID(),
      readPackaged: async (path) => (path === STUB_INDEX ? NO_STUBS : catalog),
      isPrivateTab: async (tabId) => fake.privateTabs.has(tabId),
      documentsIn: async (tabId) => fake.documents.filter((document) => document.tabId === tabId),
      hasIdentifyingCookie: async (host) => host.startsWith('cookie.'),
      setBadge: async (tabId, text) => {
        fake.badges.set(tabId, text);
      },
      reloadTab: async (tabId) => {
        fake.reloads.push(tabId);
      },
      loadFrame: async (tabId, url) => {
        fake.framesLoaded.push([tabId, url]);
        return fake.framesAreFound;
      },
      report: (error) => {
        fake.reports.push(error);
      },
    },
  };
  return fake;
}

function fakeOwnLists(fake: () => FakeBrowser): Gateway['ownLists'] {
  return {
    get limits() {
      return fake().own.limits;
    },
    shelf: {
      get: async (id) => fake().own.shelf.get(id),
      put: async (id, list) => void fake().own.shelf.set(id, list),
      remove: async (id) => void fake().own.shelf.delete(id),
      ids: async () => [...fake().own.shelf.keys()],
    },
    async download(url) {
      fake().own.fetched.push(url);
      const found = fake().own.web.get(url);
      if (!found) throw new Error('404 Not Found');
      return found;
    },
    async compile(text) {
      if (fake().own.tooSlow) throw new TooSlow();
      return compileOwnList(text, { browser: 'chromium', examples: 5 });
    },
    isRegexSupported: async (regex) => !fake().own.refusedRegexes.has(regex),
    present: async () => fake().rules,
    async replace({ add, removeIds }) {
      updateRules(fake(), 'dynamic', { add: add as unknown as Rule[], removeIds });
      fake().own.updates += 1;
    },
    wakeAt: async (moment) => {
      fake().own.alarm = moment;
    },
  };
}

/** A gateway whose calls, once `isDead`, do nothing and never come back: its worker was killed. */
function mortal<T extends object>(target: T, isDead: () => boolean): T {
  return new Proxy(target, {
    get(object, key) {
      const value: unknown = Reflect.get(object, key);
      if (typeof value === 'object' && value !== null) return mortal(value, isDead);
      if (typeof value !== 'function') return value;
      return (...parameters: unknown[]) =>
        isDead() ? new Promise(() => undefined) : value.apply(object, parameters);
    },
  });
}

/** All or nothing, as the browser does it. */
function updateRules(fake: FakeBrowser, scope: RuleScope, { add, removeIds }: RuleChange): void {
  for (const rule of add) {
    const reason = fake.refuse(rule);
    if (reason) throw new Error(reason);
  }
  const kept = fake[LISTS[scope]].filter((rule) => !removeIds.includes(rule.id));
  for (const rule of add) {
    if (kept.some((other) => other.id === rule.id)) throw new Error(`duplicate id ${rule.id}`);
  }
  if (scope === 'dynamic' && kept.length + add.length > fake.own.limits.rules) {
    throw new Error('Dynamic rule count exceeded.');
  }
  fake[LISTS[scope]] = [...kept, ...add];
}

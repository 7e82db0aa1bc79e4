import type { Gateway, KeyValueStore } from '../../lib/background/gateway.ts';
import type { RuleChange } from '../../lib/dnr/change.ts';
import type { Rule } from '../../lib/dnr/rule.ts';

/** A browser in memory: what it keeps outlives the worker that was given it. */
export interface FakeBrowser {
  readonly gateway: Gateway;
  readonly session: Map<string, unknown>;
  readonly local: Map<string, unknown>;
  readonly badges: Map<number, string>;
  readonly reports: unknown[];
  rules: Rule[];
  enabled: string[];
  privateTabs: Set<number>;
  /** Says why a rule is refused, or nothing. */
  refuse: (rule: Rule) => string | undefined;
  now: number;
  /** A gateway for a new worker; the gateways of all earlier ones are dead. */
  newWorker(): Gateway;
}

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
  let workers = 0;
  const fake: FakeBrowser = {
    newWorker() {
      workers += 1;
      const own = workers;
      return mortal(fake.gateway, () => own !== workers);
    },
    ...{ session, local, badges: new Map(), reports: [], rules: [], enabled: ['base'] },
    privateTabs: new Set(),
    refuse: () => undefined,
    now: Date.UTC(2026, 10, 21, 12),
    gateway: {
      session: fakeStore(session),
      local: fakeStore(local),
      rules: {
        dialect: { topDomains: true, resourceTypes: ['main_frame', 'script'] },
        present: async () => fake.rules,
        update: async (change) => updateRules(fake, change),
        packaged: ['base'],
        enabledRulesets: async () => fake.enabled,
        enableRulesets: async (ids) => {
          fake.enabled.push(...ids);
        },
      },
      now: () => fake.now,
      createId: () => crypto.randomUUID(),
      readPackaged: async () => catalog,
      isPrivateTab: async (tabId) => fake.privateTabs.has(tabId),
      hasIdentifyingCookie: async (host) => host.startsWith('cookie.'),
      setBadge: async (tabId, text) => {
        fake.badges.set(tabId, text);
      },
      report: (error) => {
        fake.reports.push(error);
      },
    },
  };
  return fake;
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
function updateRules(fake: FakeBrowser, { add, removeIds }: RuleChange): void {
  for (const rule of add) {
    const reason = fake.refuse(rule);
    if (reason) throw new Error(reason);
  }
  const kept = fake.rules.filter((rule) => !removeIds.includes(rule.id));
  for (const rule of add) {
    if (kept.some((other) => other.id === rule.id)) throw new Error(`duplicate id ${rule.id}`);
  }
  fake.rules = [...kept, ...add];
}

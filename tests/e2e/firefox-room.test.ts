import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OWN_LISTS_KEY, readOwnLists } from '../../lib/domain/own-list.ts';
import { DEFAULT_PROTECTION } from '../../lib/domain/protection.ts';
import { PROTECTION_KEY } from '../../lib/domain/storage.ts';
import { FIRST_OWN_ID } from '../../lib/own-lists/in-force.ts';
import { type Firefox, launchFirefox } from '../support/browser/firefox.ts';
import { type Replica, startReplica } from '../support/replica/server.ts';

/** What Firefox takes. */
const LIMIT = 5_000;

let replica: Replica;
let firefox: Firefox;
let sender: Page;
beforeAll(async () => {
  replica = await startReplica({ sites: [] });
  firefox = await launchFirefox({ replica, extension: resolve('.output/firefox-mv3') });
  sender = await firefox.openExtensionPage('popup.html');
});
afterAll(async () => {
  await firefox.close();
  await replica.close();
});

/** Calls something of the extension's interfaces in one of its pages. */
function call<Answer>(path: string, ...parameters: unknown[]): Promise<Answer> {
  return sender.evaluate(
    (name, given) => {
      const { browser } = globalThis as unknown as { browser: Record<string, unknown> };
      const [owner, method] = name.split(/\.(?=[^.]+$)/) as [string, string];
      const object = owner.split('.').reduce<unknown>((at, key) => Object(at)[key], browser);
      return Object(object)[method](...given);
    },
    path,
    parameters,
  ) as Promise<Answer>;
}

it('in Firefox hundreds of decisions come into force where a list had taken the room', async () => {
  const text = Array.from({ length: 4_600 }, (_, i) => `||h${i}.example/path\n`).join('');
  const write = { type: 'own-list', change: 'write', name: 'Mine', text };
  expect(await call('runtime.sendMessage', write)).toEqual({ ok: true });
  const decisions = Array.from({ length: 300 }, (_, i) => ({
    subject: { kind: 'domain', id: `d${i}.example` },
    ...{ action: 'limit', madeAt: 1, from: 'ledger' },
  }));
  await call('storage.local.set', { [PROTECTION_KEY]: { ...DEFAULT_PROTECTION, decisions } });
  const trust = {
    type: 'trust',
    site: 'bank.example',
    term: { duration: 'always' },
    from: 'popup',
  };
  expect(await call('runtime.sendMessage', trust)).toEqual({ ok: true });
  await expect
    .poll(
      async () => {
        const rules = await call<{ id: number }[]>('declarativeNetRequest.getDynamicRules');
        const settings = rules.filter(({ id }) => id < FIRST_OWN_ID).length;
        const stored = await call<Record<string, unknown>>('storage.local.get', OWN_LISTS_KEY);
        const { room, lists } = readOwnLists(stored[OWN_LISTS_KEY]);
        return {
          areIn: settings > 900,
          isFull: rules.length === LIMIT,
          isCounted: room === LIMIT - settings && lists[0]?.inForce === room,
        };
      },
      { timeout: 20_000 },
    )
    .toEqual({ areIn: true, isFull: true, isCounted: true });
});

import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { expect, vi } from 'vitest';
import { startEngine } from '@/lib/background/engine.ts';
import { createJournal, unsavedEvents } from '@/lib/background/journal.ts';
import type { Engine } from '@/lib/background/reception.ts';
import type { PageReport } from '@/lib/domain/report.ts';
import type { RequestEnd } from '@/lib/domain/request.ts';
import { tabKey } from '@/lib/domain/storage.ts';
import { unnamedCatalog } from '@/lib/domain/unnamed-catalog.ts';
import { History } from '@/lib/history/schema.ts';
import { createFakeBrowser, type FakeBrowser } from '../../support/fake-gateway.ts';

/** The browser that the engine works with. */
export let fake: FakeBrowser;
/** The engine of the newest worker. */
export let engine: Engine;

/** A new browser, and an engine that has just started in it. */
export function setUpBench(): void {
  Dexie.dependencies.indexedDB = new IDBFactory();
  fake = createFakeBrowser(new ArrayBuffer(8));
  start();
}

/** Ends the worker, after which nothing may have failed in silence. */
export function endBench(): void {
  fake.newWorker();
  expect(fake.reports).toEqual([]);
}

/** A new worker: the engine of the one before is dead. */
export function start(openCatalog = () => unnamedCatalog): void {
  const gateway = fake.newWorker();
  engine = startEngine(gateway, createJournal(gateway.session.set), openCatalog);
}

/** A page is committed in a tab. */
export function visit(url: string, documentId: string, tabId = 1): void {
  const commit = { tabId, documentId, url, prerendered: false, time: fake.now };
  engine.hear({ kind: 'commit', commit });
}

/** A request of the page ended; blocked, unless changed. */
export function ask(documentId: string, host: string, change: Partial<RequestEnd> = {}): void {
  const request = { host, documentId, tabId: 1, verdict: 'blocked', time: fake.now } as const;
  engine.hear({ kind: 'request', request: { ...request, ...change } });
}

/** What is kept of the page that a tab shows. */
export function report(tabId = 1): PageReport | undefined {
  return fake.session.get(tabKey(tabId)) as PageReport | undefined;
}

/** Until everything that was heard is on disk. */
export async function idle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  await vi.waitFor(() => expect(isPending()).toBe(false), { timeout: 10_000 });
}

function isPending(): boolean {
  const items = Object.fromEntries(fake.session);
  const unsaved = unsavedEvents(items).events.filter(({ kind }) => kind === 'request');
  return unsaved.length > 0 || Boolean(items.batch);
}

/** How often each host was recorded on a site. */
export async function recorded(site: string): Promise<Record<string, number>> {
  const history = new History('unweave');
  const rows = await history.days.where('site').equals(site).toArray();
  history.close();
  const hosts = rows.flatMap((row) => row.hosts);
  return Object.fromEntries(hosts.map(([host, a, l, b, s]) => [host, a + l + b + s]));
}

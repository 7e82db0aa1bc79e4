import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { expect, vi } from 'vitest';
import { startEngine } from '../../lib/background/engine.ts';
import { createJournal } from '../../lib/background/journal.ts';
import type { Engine } from '../../lib/background/reception.ts';
import { dayOf } from '../../lib/domain/day.ts';
import { RECORD_WORK_KEY } from '../../lib/domain/record-command.ts';
import type { PageReport } from '../../lib/domain/report.ts';
import { FIRST_RECORD, RECORD_NAME_KEY, tabKey } from '../../lib/domain/storage.ts';
import { createDeriver, rebuildTables } from '../../lib/history/derive.ts';
import { packWeeks } from '../../lib/history/pack.ts';
import { eachRows } from '../../lib/history/rows.ts';
import { type CompanyRow, type DayRow, History, type SiteRow } from '../../lib/history/schema.ts';
import { createFakeBrowser, type FakeBrowser } from './fake-gateway.ts';
import { makeDayRows } from './fixtures/exposures.ts';
import { madeUpCatalog } from './fixtures/made-up-web.ts';

/** All that a record holds, in order. */
export interface Tables {
  readonly rows: DayRow[];
  readonly sites: SiteRow[];
  readonly companies: CompanyRow[];
}

/** A background with a record of some weeks, on databases of its own. */
export function createRecordBench() {
  const factory = new IDBFactory();
  Dexie.dependencies.indexedDB = factory;
  vi.stubGlobal('indexedDB', factory);
  const fake: FakeBrowser = createFakeBrowser(new ArrayBuffer(8));
  const today = dayOf(fake.now);
  let engine: Engine | undefined;
  const name = () => String(fake.local.get(RECORD_NAME_KEY) ?? FIRST_RECORD);
  const documentOf = (site: string, tabId: number) => `${site} ${tabId}`;
  const request = (site: string, host: string, tabId = 1) => {
    const asked = { host, documentId: documentOf(site, tabId), tabId, verdict: 'blocked' } as const;
    engine?.hear({ kind: 'request', request: { ...asked, time: fake.now } });
  };
  const send = async (command: object) => engine?.command({ type: 'record', ...command });

  return {
    fake,
    today,
    name,
    send,
    /** Kills the worker, if there is one, and starts another. */
    start(): void {
      const gateway = fake.newWorker();
      engine = startEngine(gateway, createJournal(gateway.session.set), () => madeUpCatalog);
    },
    /** A record of some weeks, packed as it would be. */
    async seed(): Promise<DayRow[]> {
      const rows = makeDayRows({ companies: 12, days: 40, today });
      const history = new History(FIRST_RECORD);
      await history.days.bulkPut(rows);
      await packWeeks(history, today);
      await rebuildTables(history, madeUpCatalog);
      history.close();
      return rows;
    },
    async read(): Promise<Tables> {
      const history = new History(name());
      const rows: DayRow[] = [];
      await eachRows(history, (chunk) => void rows.push(...chunk));
      const [sites, companies] = [await history.sites.toArray(), await history.companies.toArray()];
      history.close();
      return { rows, sites, companies };
    },
    async ask(command: object): Promise<void> {
      expect(await send(command)).toEqual({ ok: true });
    },
    async workDone(): Promise<void> {
      const left = () => (fake.local.get(RECORD_WORK_KEY) ?? []) as unknown[];
      await vi.waitFor(() => expect(left()).toEqual([]), { timeout: 15_000 });
    },
    visit(site: string, hosts: readonly string[], tabId = 1): void {
      const documentId = documentOf(site, tabId);
      const url = `https://${site}/`;
      const commit = { tabId, documentId, url, prerendered: false, time: fake.now };
      engine?.hear({ kind: 'commit', commit });
      for (const host of hosts) request(site, host, tabId);
    },
    request,
    report: (tabId = 1) => fake.session.get(tabKey(tabId)) as PageReport | undefined,
    /** Ends the worker; nothing may have gone wrong that nobody was told of. */
    end(): void {
      fake.newWorker();
      vi.unstubAllGlobals();
      expect(fake.reports).toEqual([]);
    },
  };
}

/** The tables that belong to rows. */
export function tablesOf(rows: DayRow[]): Tables {
  const deriver = createDeriver(madeUpCatalog);
  deriver.add(rows);
  const { sites, companies } = deriver.finish();
  return {
    rows,
    sites: [...sites].sort((a, b) => (a.site < b.site ? -1 : 1)),
    companies: [...companies].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { daysBefore } from '@/lib/domain/day.ts';
import { KEEP_KEY } from '@/lib/domain/record-command.ts';
import {
  FIRST_RECORD,
  LEARNED_KEY,
  NOTICES_KEY,
  RECORD_EPOCH_KEY,
  STILL_KEY,
} from '@/lib/domain/storage.ts';
import { type DayRow, History } from '@/lib/history/schema.ts';
import { madeUpCatalog } from '../../support/fixtures/made-up-web.ts';
import { createRecordBench, tablesOf } from '../../support/record-bench.ts';

let bench: ReturnType<typeof createRecordBench>;
beforeEach(() => {
  bench = createRecordBench();
});
afterEach(() => bench.end());

describe('forgetting', () => {
  const cases: [
    string,
    (rows: DayRow[]) => object,
    (row: DayRow, what: never) => DayRow | undefined,
  ][] = [
    [
      'a site',
      (rows) => ({ kind: 'site', site: rows[0]!.site }),
      (row, { site }: { site: string }) => (row.site === site ? undefined : row),
    ],
    [
      'a company',
      () => ({ kind: 'company', company: 'Google' }),
      (row) => ({
        ...row,
        hosts: row.hosts.filter(([host]) => madeUpCatalog.entityOf(host).id !== 'Google'),
      }),
    ],
    [
      'a period',
      () => ({ kind: 'period', from: daysBefore(bench.today, 25), to: daysBefore(bench.today, 3) }),
      (row, { from, to }: { from: number; to: number }) =>
        row.day >= from && row.day <= to ? undefined : row,
    ],
  ];

  it.each(cases)(
    '%s leaves everything else as it was, also when workers die',
    async (_, what, kept) => {
      const rows = await bench.seed();
      const asked = what(rows);
      bench.fake.local.set(STILL_KEY, 'a picture of it all');
      bench.start();
      await bench.ask({ change: 'forget', what: asked });
      const epoch = bench.fake.local.get(RECORD_EPOCH_KEY);
      expect(epoch).toBeTruthy();
      for (const wait of [0, 5, 20, 60]) {
        await new Promise((resolve) => setTimeout(resolve, wait));
        bench.start();
        await bench.send({ change: 'forget', what: { kind: 'site', site: 'x.y' } });
      }
      await bench.workDone();
      expect(bench.fake.local.has(STILL_KEY)).toBe(false);
      const left = rows.map((row) => kept(row, asked as never)).filter((row) => row !== undefined);
      expect(JSON.stringify(left)).not.toBe(JSON.stringify(rows));
      expect(left.length).toBeGreaterThan(10);
      expect(await bench.read()).toEqual(tablesOf(left));
      expect(bench.fake.local.get(RECORD_EPOCH_KEY)).not.toBe(epoch);
    },
  );

  it('everything begins anew, without what was not yet on disk, and records what comes', async () => {
    await bench.seed();
    bench.fake.local.set(LEARNED_KEY, [{ domain: 'tracker.example', since: 1, sites: 3 }]);
    bench.start();
    bench.visit('old.example', ['px.old-ads.example']);
    await bench.ask({ change: 'forget', what: { kind: 'everything' } });
    await bench.workDone();
    bench.visit('new.example', ['px.new-ads.example']);
    await vi.waitFor(async () => expect((await bench.read()).rows).toHaveLength(1), {
      timeout: 10_000,
    });
    const tables = await bench.read();
    expect(tables.rows[0]).toMatchObject({ site: 'new.example', visits: 1 });
    expect(tables).toEqual(tablesOf(tables.rows));
    await vi.waitFor(async () => expect(await Dexie.exists(FIRST_RECORD)).toBe(false));
    expect(bench.fake.local.get(LEARNED_KEY)).toEqual([]);
  });

  it('a company is forgotten among what was learned as well', async () => {
    await bench.seed();
    const other = { domain: 'other.example', since: 1, sites: 3 };
    bench.fake.local.set(LEARNED_KEY, [{ ...other, domain: 'tracker.example' }, other]);
    bench.start();
    await bench.ask({ change: 'forget', what: { kind: 'company', company: 'tracker.example' } });
    await bench.workDone();
    expect(bench.fake.local.get(LEARNED_KEY)).toEqual([other]);
  });

  it('everything works when the record cannot be read', async () => {
    const unreadable = new Dexie(FIRST_RECORD);
    unreadable.version(9_999).stores({ days: 'other' });
    await unreadable.open();
    unreadable.close();
    bench.start();
    await bench.ask({ change: 'forget', what: { kind: 'everything' } });
    await bench.workDone();
    bench.visit('new.example', ['px.new-ads.example']);
    await vi.waitFor(async () => expect((await bench.read()).rows).toHaveLength(1), {
      timeout: 10_000,
    });
    await vi.waitFor(async () => expect(await Dexie.exists(FIRST_RECORD)).toBe(false));
  });

  it('everything goes, also where other work comes first and fails again and again', async () => {
    await bench.seed();
    const broken = new History(FIRST_RECORD);
    // A row without its hosts: nothing can be taken out of it.
    await broken.days.put({ day: bench.today, site: 'a.test' } as DayRow);
    broken.close();
    bench.start();
    await bench.ask({ change: 'forget', what: { kind: 'company', company: 'Google' } });
    await vi.waitFor(() => expect(bench.fake.reports).not.toEqual([]));
    await bench.ask({ change: 'import', staging: 'unweave-import-gone', mode: 'add' });
    await bench.ask({ change: 'forget', what: { kind: 'everything' } });
    await bench.ask({ change: 'forget', what: { kind: 'site', site: 'x.y' } });
    await bench.workDone();
    await vi.waitFor(async () => expect(await Dexie.exists(FIRST_RECORD)).toBe(false));
    // Settings come with a file, too: it is tried, and the person hears that this one is gone.
    expect(JSON.stringify(bench.fake.session.get(NOTICES_KEY))).toContain('import-failed');
    bench.fake.reports.length = 0;
  });

  it('tells open pages where their companies are still seen', async () => {
    const rows = await bench.seed();
    bench.start();
    const [known] = rows.flatMap(({ hosts }) => hosts.map(([host]) => host));
    bench.visit('open.example', [known!]);
    const others = () => bench.report()?.companies[0]?.sites ?? 0;
    await vi.waitFor(() => expect(others()).toBeGreaterThan(1), { timeout: 10_000 });
    const period = { kind: 'period', from: 20250101, to: daysBefore(bench.today, 1) };
    await bench.ask({ change: 'forget', what: period });
    await bench.workDone();
    const met = new Set(
      rows
        .filter(
          (row) =>
            row.day === bench.today &&
            row.hosts.some(
              ([h]) => madeUpCatalog.entityOf(h).id === madeUpCatalog.entityOf(known!).id,
            ),
        )
        .map(({ site }) => site),
    );
    await vi.waitFor(() => expect(others()).toBe(met.size + 1), { timeout: 10_000 });
    const { rows: left } = await bench.read();
    expect(left.some(({ site }) => site === 'open.example')).toBe(true);
    expect(left.every(({ day }) => day === bench.today)).toBe(true);
  });

  it('refuses what is no day and no site', async () => {
    bench.start();
    for (const what of [
      { kind: 'period', from: 20261131, to: 20261201 },
      { kind: 'site', site: 'a b' },
      { kind: 'company', company: '' },
      { kind: 'all' },
    ]) {
      const reply = await bench.send({ change: 'forget', what });
      expect(reply).toMatchObject({ ok: false, saved: false });
    }
  });
});

describe('how long the record reaches back', () => {
  it('is what the person chose', async () => {
    const rows = await bench.seed();
    bench.start();
    await bench.ask({ change: 'keep', keep: 30 });
    expect(bench.fake.local.get(KEEP_KEY)).toBe(30);
    const left = rows.filter(({ day }) => day >= daysBefore(bench.today, 30));
    expect(left.length).toBeLessThan(rows.length);
    await vi.waitFor(async () => expect((await bench.read()).rows).toEqual(left), {
      timeout: 10_000,
    });
  });

  it('holds for everything that follows from it, with what is seen meanwhile', async () => {
    const rows = await bench.seed();
    const before = tablesOf(rows.filter(({ day }) => day >= daysBefore(bench.today, 30)));
    const late = (await bench.read()).companies.filter(({ id, sites }) => {
      const left = before.companies.find((company) => company.id === id);
      return left && JSON.stringify(left.sites) !== JSON.stringify(sites);
    });
    expect(late.length).toBeGreaterThan(0);
    bench.start();
    bench.visit('new.example', ['px.new-ads.example']);
    await bench.ask({ change: 'keep', keep: 30 });
    await vi.waitFor(
      async () => {
        const tables = await bench.read();
        expect(tables.rows.some(({ site }) => site === 'new.example')).toBe(true);
        expect(tables.rows.length).toBe(before.rows.length + 1);
        expect(tables).toEqual(tablesOf(tables.rows));
      },
      { timeout: 10_000 },
    );
  });

  it('reaches what was kept as a picture, whenever a day has passed', async () => {
    await bench.seed();
    const { local } = bench.fake;
    local.set(KEEP_KEY, 30);
    local.set(RECORD_EPOCH_KEY, 'of yesterday');
    local.set(STILL_KEY, { image: 'of yesterday' });
    bench.start();
    await vi.waitFor(() => expect(local.has(STILL_KEY)).toBe(false), { timeout: 10_000 });
    expect(local.get(RECORD_EPOCH_KEY)).not.toBe('of yesterday');
  });

  it('reaches it when the worker dies as soon as the days are gone', async () => {
    await bench.seed();
    const { local, gateway } = bench.fake;
    local.set(KEEP_KEY, 30);
    local.set(RECORD_EPOCH_KEY, 'of yesterday');
    local.set(STILL_KEY, { image: 'of yesterday' });
    const { set } = gateway.local;
    let deaths = 0;
    gateway.local.set = async (items) => {
      if (!(RECORD_EPOCH_KEY in items) || deaths === 1) return set(items);
      deaths += 1;
      bench.start();
      return new Promise(() => undefined);
    };
    bench.start();
    await vi.waitFor(() => expect(local.has(STILL_KEY)).toBe(false), { timeout: 15_000 });
    expect(deaths).toBe(1);
    expect(local.get(RECORD_EPOCH_KEY)).not.toBe('of yesterday');
    const epoch = local.get(RECORD_EPOCH_KEY);
    await vi.waitFor(() => expect(local.get('record-pruned')).toBe(bench.today), 10_000);
    bench.start();
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    expect(local.get(RECORD_EPOCH_KEY)).toBe(epoch);
  });
});

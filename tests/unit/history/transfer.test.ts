import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startOf } from '@/lib/domain/day.ts';
import { DEFAULT_PROTECTION } from '@/lib/domain/protection.ts';
import { ImportError, type TransferredSettings } from '@/lib/domain/transfer.ts';
import { rebuildTables } from '@/lib/history/derive.ts';
import { exportRecord } from '@/lib/history/export.ts';
import { stageImport } from '@/lib/history/import.ts';
import { joinRecords } from '@/lib/history/join.ts';
import { packWeeks } from '@/lib/history/pack.ts';
import { eachRows } from '@/lib/history/rows.ts';
import { type DayRow, History } from '@/lib/history/schema.ts';
import { readStaged } from '@/lib/history/staged.ts';
import { anyDays, letterCatalog } from '../../support/fixtures/any-days.ts';
import { LAST_DAY, makeDayRows } from '../../support/fixtures/exposures.ts';

const SETTINGS: TransferredSettings = {
  protection: {
    ...DEFAULT_PROTECTION,
    level: 'strict',
    trusts: [{ site: 'bank.example', madeAt: 5, from: 'popup' }],
    decisions: [
      { subject: { kind: 'company', id: 'Google' }, action: 'block', madeAt: 7, from: 'ledger' },
    ],
  },
  keep: 90,
  ownLists: [{ name: 'Mine', text: '||ads.example^', on: true }],
};

/** On the last day of the record. */
const NOW = startOf(LAST_DAY) + 43_200_000;

let history: History;
const stagingName = () => `unweave-import-${Date.now()}-${Math.random().toString(36).slice(2)}`;

beforeEach(() => {
  history = new History(`record-${Math.random()}`);
});
afterEach(() => history.delete());

async function allRows(record: History): Promise<DayRow[]> {
  const found: DayRow[] = [];
  await eachRows(record, (rows) => void found.push(...rows));
  return found;
}

const exported = (record = history) => exportRecord(record, { settings: SETTINGS, now: 0 });

async function stage(text: string | Blob): Promise<{ rows: DayRow[]; settings: unknown }> {
  const name = stagingName();
  const staged = await stageImport(new Blob([text]), { name, now: NOW });
  const database = new History(name);
  expect(staged).toMatchObject({ ...(await readStaged(database)), kind: 'unweave', leftOut: 0 });
  const rows = await allRows(database);
  await database.delete();
  return { rows, settings: staged.settings };
}

describe('a record that is exported and imported', () => {
  it('is just what it was, whatever it was, packed or not', async () => {
    await fc.assert(
      fc.asyncProperty(anyDays, async (rows) => {
        const record = new History(`any-${Math.random()}`);
        await record.days.bulkPut(rows);
        await packWeeks(record, LAST_DAY);
        expect(await stage(await exported(record))).toEqual({ rows, settings: SETTINGS });
        await record.delete();
      }),
      { numRuns: 20 },
    );
  });

  it('gives a record with the same tables as the one before', async () => {
    await history.days.bulkPut(makeDayRows({ companies: 40, days: 40 }));
    await packWeeks(history, LAST_DAY);
    await rebuildTables(history, letterCatalog);
    const name = stagingName();
    await stageImport(await exported(), { name, now: NOW });
    const [staging, joined] = [new History(name), new History(`joined-${Math.random()}`)];
    await joinRecords(joined, [staging], letterCatalog, LAST_DAY);
    for (const table of ['days', 'weeks', 'sites', 'companies', 'meta'] as const) {
      expect(await joined.table(table).toArray()).toEqual(await history.table(table).toArray());
    }
    await Promise.all([staging.delete(), joined.delete()]);
  });

  it('says how far it is, and stops when it is told to, leaving nothing behind', async () => {
    await history.days.bulkPut(makeDayRows({ companies: 40, days: 200 }));
    await rebuildTables(history, letterCatalog);
    const shares: number[] = [];
    const progress = (share: number) => void shares.push(share);
    const file = await exportRecord(history, { settings: SETTINGS, now: 0, progress });
    await stageImport(file, { name: stagingName(), now: NOW, progress });
    expect(shares.length).toBeGreaterThan(4);
    expect(Math.max(...shares)).toBe(1);

    const stopping = new AbortController();
    const name = stagingName();
    const stop = () => stopping.abort('enough');
    const options = { settings: SETTINGS, now: 0, progress: stop, signal: stopping.signal };
    await expect(exportRecord(history, options)).rejects.toBe('enough');
    const again = stageImport(file, { name, now: NOW, signal: stopping.signal });
    await expect(again).rejects.toBe('enough');
    expect(await Dexie.exists(name)).toBe(false);
  });
});

describe('joinRecords', () => {
  it('adds what is not there, and nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(anyDays, anyDays, async (mine, theirs) => {
        const names = ['mine', 'theirs', 'once', 'twice'].map((one) => `${one}-${Math.random()}`);
        const [a, b, once, twice] = names.map((name) => new History(name)) as [
          ...[History, History, History, History],
        ];
        await a.days.bulkPut(mine);
        await b.days.bulkPut(theirs);
        await joinRecords(once, [a, b], letterCatalog, LAST_DAY);
        await joinRecords(twice, [once, b], letterCatalog, LAST_DAY);
        const rows = await allRows(once);
        expect(await allRows(twice)).toEqual(rows);
        const keys = new Set([...mine, ...theirs].map(({ day, site }) => `${day} ${site}`));
        expect(new Set(rows.map(({ day, site }) => `${day} ${site}`))).toEqual(keys);
        for (const { day, site, visits, hosts } of [...mine, ...theirs]) {
          const row = rows.find((other) => other.day === day && other.site === site)!;
          expect(row.visits).toBeGreaterThanOrEqual(visits);
          for (const [host, ...counts] of hosts) {
            const found = row.hosts.find(([name]) => name === host)!;
            for (const at of [0, 1, 2, 3, 4]) {
              expect(found[at + 1]).toBeGreaterThanOrEqual(counts[at]!);
            }
          }
        }
        await Promise.all([a, b, once, twice].map((one) => one.delete()));
      }),
      { numRuns: 20 },
    );
  });
});

const FIRST = startOf(20261120) + 30_000_000;
const TIMES = `"first":${FIRST},"last":${FIRST + 1}`;
const ROW = `{"day":20261120,"site":"a.test","visits":1,${TIMES},"hosts":[]}`;
const HEAD = '"format":"unweave","version":1';

describe('a file that is not as it should be', () => {
  const host = (entry: string) => ROW.replace('[]', `[${entry}]`);
  const file = (...rows: string[]) => `{${HEAD},"days":[${rows.join(',')}]}`;

  it('is one of these, and these alone', async () => {
    expect((await stage(file(ROW, ROW.replace('a.test', 'b.test')))).rows).toHaveLength(2);
    expect(await stage(`{${HEAD},"days":[]}`)).toEqual({ rows: [], settings: undefined });
    expect((await stage(`\n{ ${HEAD} ,\t"days" : [ ${ROW} ]\r\n}\n`)).rows).toHaveLength(1);
    expect((await stage(`{"days":[],${HEAD},"other":"\\"}]"}`)).rows).toHaveLength(0);
  });

  it.each([
    ['empty', '', 'not-ours'],
    ['a list', '[1,2]', 'not-ours'],
    ['a picture', '\u0089PNG', 'not-ours'],
    ['of something else', '{"format":"other","version":1,"days":[]}', 'not-ours'],
    ['of something else with days first', `{"days":[${ROW}],${HEAD}}`, 'not-ours'],
    ['of a later version', '{"format":"unweave","version":2,"days":[]}', 'newer'],
    ['of no version', '{"format":"unweave","days":[]}', 'wrong'],
    ['a version in words', '{"format":"unweave","version":"1","days":[]}', 'wrong'],
    ['without its end', file(ROW).slice(0, -1), 'cut-off'],
    ['cut off in a row', file(ROW).slice(0, -20), 'cut-off'],
    ['followed by more', `${file(ROW)}{}`, 'not-json'],
    ['with a comma too many', file(ROW, ''), 'not-json'],
    ['with NaN', file(ROW.replace('"visits":1', '"visits":NaN')), 'not-json'],
    ['with an endless number', file(ROW.replace(String(FIRST), '-1e999')), 'wrong'],
    ['with a negative count', file(host('["h.test",-1,0,0,0,0,0,0]')), 'wrong'],
    ['with half a request', file(host('["h.test",0.5,0,0,0,0,0,0]')), 'wrong'],
    ['with a count in words', file(host('["h.test","1",0,0,0,0,0,0]')), 'wrong'],
    ['with a short host', file(host('["h.test",1]')), 'wrong'],
    ['with a host twice', file(host('["h",1,0,0,0,0,0,0],["h",1,0,0,0,0,0,0]')), 'wrong'],
    ['with a day of no calendar', file(ROW.replace('20261120', '20261131')), 'wrong'],
    ['with a site that is none', file(ROW.replace('a.test', 'a b/c')), 'wrong'],
    ['with more than it should have', file(ROW.replace('"visits"', '"more":1,"visits"')), 'wrong'],
    ['with a row that is none', file('7'), 'wrong'],
    ['with days that are none', `{${HEAD},"days":7}`, 'wrong'],
    ['without days', `{${HEAD}}`, 'wrong'],
    ['with a row twice', file(ROW, ROW), 'twice'],
    ['with days twice', `{${HEAD},"days":[],"days":[]}`, 'twice'],
    ['with settings that are none', `{${HEAD},"settings":{"level":1},"days":[]}`, 'wrong'],
    ['nested without end', `{${HEAD},"days":[${'['.repeat(1_000_000)}`, 'too-deep'],
  ])('is refused: %s', async (_, text, problem) => {
    const name = stagingName();
    const error = await stageImport(new Blob([text]), { name, now: NOW }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ImportError);
    expect([(error as ImportError).problem, (error as ImportError).message]).toEqual([
      problem,
      expect.any(String),
    ]);
    expect(await Dexie.exists(name)).toBe(false);
  });

  it('cannot reach what all objects share', async () => {
    const odd = ROW.replace('"visits"', '"__proto__":{"polluted":1},"visits"');
    await stage(file(odd)).catch(() => undefined);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    const named = await stage(file(host('["__proto__",1,0,0,0,0,0,0]')));
    expect(named.rows[0]?.hosts[0]?.[0]).toBe('__proto__');
  });

  it('is refused when it is cut off anywhere', async () => {
    const whole = await (await exported()).text();
    await history.days.bulkPut(makeDayRows({ companies: 3, days: 2 }));
    const text = (await (await exported()).text()).trimEnd();
    expect(text.length).toBeGreaterThan(whole.length);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), async (length) => {
        const name = stagingName();
        const staging = stageImport(new Blob([text.slice(0, length)]), { name, now: NOW });
        await expect(staging).rejects.toBeInstanceOf(ImportError);
        expect(await Dexie.exists(name)).toBe(false);
      }),
    );
  });

  it('is refused or read, however it is damaged', async () => {
    await history.days.bulkPut(makeDayRows({ companies: 3, days: 2 }));
    const bytes = new Uint8Array(await (await exported()).arrayBuffer());
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, byte) => {
        const odd = bytes.slice();
        odd[at] = byte;
        const name = stagingName();
        const outcome = await stageImport(new Blob([odd]), { name, now: NOW }).catch(
          (error) => error,
        );
        if (!(outcome instanceof ImportError)) expect(outcome.name).toBe(name);
        else expect(await Dexie.exists(name)).toBe(false);
        await Dexie.delete(name);
      }),
    );
  });
});

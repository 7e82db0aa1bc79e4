import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { daysBefore, startOf } from '@/lib/domain/day.ts';
import { DEFAULT_PROTECTION, type Protection } from '@/lib/domain/protection.ts';
import { FIRST_RECORD, LEARNED_KEY, PROTECTION_KEY } from '@/lib/domain/storage.ts';
import { rebuildTables } from '@/lib/history/derive.ts';
import { type DayRow, History, type PackedHost } from '@/lib/history/schema.ts';
import { writeStaged } from '@/lib/history/staged.ts';
import { madeUpCatalog } from '../../support/fixtures/made-up-web.ts';
import { createRecordBench } from '../../support/record-bench.ts';

const SEEN_ON_THREE = 'three.example';
const SEEN_ON_FOUR = 'four.example';
const LEARNED = [
  { domain: SEEN_ON_THREE, since: 1, sites: 3 },
  { domain: SEEN_ON_FOUR, since: 2, sites: 4 },
];
/** Allowed everywhere by the person: that takes away what was learned of it. */
const UNDONE: Protection['decisions'][number] = {
  ...{ subject: { kind: 'company', id: SEEN_ON_FOUR }, action: 'allow', madeAt: 3, from: 'popup' },
};
const PROTECTION = { ...DEFAULT_PROTECTION, level: 'strict', decisions: [UNDONE] } as const;

let bench: ReturnType<typeof createRecordBench>;
beforeEach(async () => {
  bench = createRecordBench();
  bench.fake.local.set(LEARNED_KEY, LEARNED);
  bench.fake.local.set(PROTECTION_KEY, PROTECTION);
  await seed();
});
afterEach(() => bench.end());

/** Both were met on old.example forty days ago and nowhere else on that day; on the others lately. */
async function seed(): Promise<void> {
  const history = new History(FIRST_RECORD);
  const [old, late] = [daysBefore(bench.today, 40), daysBefore(bench.today, 2)];
  const both = [SEEN_ON_THREE, SEEN_ON_FOUR];
  await history.days.bulkPut([
    row(old, 'old.example', both),
    // Seen there again, and stopped: no sign of anything.
    row(late, 'old.example', both, [0, 1]),
    row(late, 'news.example', both),
    row(late, 'shop.example', both),
    row(late, 'forum.example', [SEEN_ON_FOUR]),
  ]);
  await rebuildTables(history, madeUpCatalog);
  history.close();
}

function row(day: number, site: string, companies: readonly string[], counts = [1, 0]): DayRow {
  const [allowed = 0, blocked = 0] = counts;
  const hosts = companies.map(
    (company): PackedHost => [`px.${company}`, allowed, 0, blocked, 0, allowed ? 1 : 0, 0, 0],
  );
  return { day, site, visits: 1, first: startOf(day), last: startOf(day), hosts };
}

const learned = () => bench.fake.local.get(LEARNED_KEY);
const ruleOn = (domain: string) =>
  bench.fake.rules.filter(({ condition }) => condition.requestDomains?.includes(domain));

describe('what was learned', () => {
  it.each([
    ['a site', { change: 'forget', what: { kind: 'site', site: 'old.example' } }],
    ['days', { change: 'forget', what: { kind: 'period', from: 20200101, to: 20261031 } }],
    ['all days before a month ago', { change: 'keep', keep: 30 }],
  ])('goes with %s that it was learned from, and no more than that', async (_, command) => {
    bench.start();
    await vi.waitFor(() => expect(ruleOn(SEEN_ON_THREE)).not.toEqual([]));
    await bench.ask(command);
    await vi.waitFor(() => expect(learned()).toEqual([{ ...LEARNED[1], sites: 3 }]), 10_000);
    await vi.waitFor(() => expect(ruleOn(SEEN_ON_THREE)).toEqual([]));
    expect(bench.fake.local.get(PROTECTION_KEY)).toEqual(PROTECTION);
  });

  it('goes with a record that another takes the place of, as far as that does not show it', async () => {
    bench.start();
    await vi.waitFor(() => expect(ruleOn(SEEN_ON_THREE)).not.toEqual([]));
    const staging = new History('unweave-import-1-other');
    const sites = ['news.example', 'shop.example', 'forum.example'];
    await staging.days.bulkPut(sites.map((site) => row(bench.today, site, [SEEN_ON_FOUR])));
    await writeStaged(staging, { rows: sites.length });
    staging.close();
    await bench.ask({ change: 'import', staging: staging.name, mode: 'replace' });
    await bench.workDone();
    expect(learned()).toEqual([{ ...LEARNED[1], sites: 3 }]);
    await vi.waitFor(() => expect(ruleOn(SEEN_ON_THREE)).toEqual([]));
  });

  it('stays where nothing of it was forgotten', async () => {
    bench.start();
    await bench.ask({ change: 'forget', what: { kind: 'site', site: 'other.example' } });
    await bench.workDone();
    expect(learned()).toEqual(LEARNED);
  });
});

import type { Catalog } from '../domain/catalog.ts';
import { type Day, daysBefore } from '../domain/day.ts';
import { createDeriver, putDerived, versionOf } from './derive.ts';
import { LOOSE_DAYS } from './pack.ts';
import { eachRows } from './rows.ts';
import type { DayRow, History, PackedHost } from './schema.ts';
import { endOfWeek, packRows, weekOf } from './weeks.ts';

/**
 * Fills an empty database with what stands in others. Where two know of the same site and day, the
 * larger count of each host holds: so what is in both is there once, and to join the same again
 * changes nothing. The others are only read.
 *
 * @param sources the first of them says which batch was written last
 */
export async function joinRecords(
  target: History,
  sources: readonly History[],
  catalog: Catalog & { readonly version: string },
  today: Day,
): Promise<void> {
  const { days, weeks, sites, companies, meta } = target;
  const deriver = createDeriver(catalog);
  const looseSince = daysBefore(today, LOOSE_DAYS);
  for (const week of await weeksOf(sources)) {
    const found: DayRow[] = [];
    const period = { from: week, to: endOfWeek(week) };
    for (const source of sources)
      await eachRows(source, (rows) => void found.push(...rows), period);
    const rows = unite(found);
    deriver.add(rows);
    if (endOfWeek(week) < looseSince) await weeks.put({ week, bytes: packRows(rows) });
    else await days.bulkPut(rows);
  }
  const last = await sources[0]?.meta.get('last-batch');
  await target.transaction('rw', [sites, companies, meta], async () => {
    await putDerived(target, deriver.finish());
    await meta.put({ key: 'catalog', value: versionOf(catalog) });
    if (last) await meta.put(last);
  });
}

async function weeksOf(sources: readonly History[]): Promise<readonly Day[]> {
  const weeks = new Set<Day>();
  for (const { days, weeks: packed } of sources) {
    for (const week of await packed.toCollection().primaryKeys()) weeks.add(week);
    const keys = await days.toCollection().primaryKeys();
    for (const day of new Set(keys.map(([one]) => one))) weeks.add(weekOf(day));
  }
  return [...weeks].sort((a, b) => a - b);
}

/** Rows in order; of several for one site and day, what the largest of them says. */
function unite(rows: readonly DayRow[]): DayRow[] {
  const united = new Map<string, DayRow>();
  for (const row of rows) {
    const key = `${row.day} ${row.site}`;
    const known = united.get(key);
    united.set(key, known ? larger(known, row) : row);
  }
  return [...united.values()].sort((a, b) => a.day - b.day || (a.site < b.site ? -1 : 1));
}

function larger(a: DayRow, b: DayRow): DayRow {
  const first = Math.min(a.first, b.first);
  const hosts = new Map<string, PackedHost>();
  for (const row of [a, b]) {
    const late = Math.round((row.first - first) / 1_000);
    for (const host of row.hosts) {
      const moved: PackedHost = [...host];
      moved[6] += late;
      moved[7] += late;
      const known = hosts.get(host[0]);
      hosts.set(host[0], known ? largerHost(known, moved) : moved);
    }
  }
  return {
    ...{ day: a.day, site: a.site, visits: Math.max(a.visits, b.visits) },
    ...{ first, last: Math.max(a.last, b.last), hosts: [...hosts.values()] },
  };
}

function largerHost(a: PackedHost, b: PackedHost): PackedHost {
  const count = (field: 1 | 2 | 3 | 4) => Math.max(a[field], b[field]);
  return [
    ...([a[0], count(1), count(2), count(3), count(4)] as const),
    ...([a[5] || b[5] ? 1 : 0, Math.min(a[6], b[6]), Math.max(a[7], b[7])] as const),
  ];
}

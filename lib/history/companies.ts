import type { Catalog } from '../domain/catalog.ts';
import { ownerOf } from '../domain/owner.ts';
import type { HostDelta } from './batch.ts';
import { unpackHost } from './read.ts';
import type { DayRow, History } from './schema.ts';
import { writeCompanies } from './write.ts';

/** Day rows read at a time, to bound memory. */
const CHUNK = 500;

/**
 * Derives the companies' rows anew from the day rows when the catalog has changed since they were
 * written: a host may belong to another company now. All or nothing.
 */
export async function rebuildCompanies(
  history: History,
  catalog: Catalog & { readonly version: string },
): Promise<void> {
  const { version } = catalog;
  const { days, companies, meta } = history;
  const known = await meta.get('catalog');
  if (known?.value === version) return;
  await history.transaction('rw', [days, companies, meta], async () => {
    if (known) {
      await companies.clear();
      for (let from: [number, string] = [0, '']; ; ) {
        const rows = await days.where('[day+site]').above(from).limit(CHUNK).toArray();
        const last = rows.at(-1);
        if (!last) break;
        from = [last.day, last.site];
        for (const row of rows) await writeCompanies(history, row.day, [deltaOf(row, catalog)]);
      }
    }
    await meta.put({ key: 'catalog', value: version });
  });
}

function deltaOf(row: DayRow, catalog: Catalog): { site: string; hosts: HostDelta[] } {
  const owner = ownerOf(row.site, catalog);
  const hosts = row.hosts.map((packed) => {
    const host = unpackHost(packed);
    const company = catalog.entityOf(host.host).id;
    return { ...host, company, affiliated: company === owner, first: row.first, last: row.last };
  });
  return { site: row.site, hosts };
}

import type { Catalog } from '../domain/catalog.ts';
import type { Period } from '../domain/exposures.ts';
import { ownerOf } from '../domain/owner.ts';
import { remembered } from './remembered.ts';
import { eachRows } from './rows.ts';
import type { CompanyRow, DayRow, History, SiteRow } from './schema.ts';

/** Says with the catalog's version which form the companies' rows have. */
const FORM = 'with cookies';

/** The tables that follow from the day rows. */
export interface Derived {
  readonly sites: readonly SiteRow[];
  readonly companies: readonly CompanyRow[];
}

/** Derives the tables that follow from day rows, some at a time. */
export interface Deriver {
  add(rows: readonly DayRow[]): void;
  finish(): Derived;
}

/** A deriver that has seen nothing yet. */
export function createDeriver(catalog: Catalog): Deriver {
  const sites = new Map<string, SiteRow>();
  const companies = new Map<string, CompanyRow>();
  const idOf = remembered((host: string) => catalog.entityOf(host).id);
  const ownedBy = remembered((site: string) => ownerOf(site, catalog));

  function addHost(row: DayRow, company: string, gotThrough: boolean, cookie: boolean): void {
    const known = companies.get(company) ?? { id: company, sites: {} };
    companies.set(company, known);
    const [seen, through, held] = (Object.hasOwn(known.sites, row.site) &&
      known.sites[row.site]) || [0, 0];
    const passed = gotThrough ? Math.max(through, row.day) : through;
    const days = [Math.max(seen, row.day), passed] as const;
    known.sites[row.site] = held || cookie ? [...days, 1] : [...days];
  }

  return {
    add(rows) {
      for (const row of rows) {
        const { site, day } = row;
        const known = sites.get(site) ?? { site, first: day, last: day };
        sites.set(site, known);
        known.first = Math.min(known.first, day);
        known.last = Math.max(known.last, day);
        for (const [host, allowed, limited, , , cookie] of row.hosts) {
          const company = idOf(host);
          if (company === ownedBy(site)) continue;
          addHost(row, company, allowed + limited > 0, cookie === 1);
        }
      }
    },
    finish: () => ({ sites: [...sites.values()], companies: [...companies.values()] }),
  };
}

/** Puts derived tables in the place of those that are there. Call within a transaction. */
export async function putDerived({ sites, companies }: History, derived: Derived): Promise<void> {
  await sites.clear();
  await companies.clear();
  await sites.bulkPut([...derived.sites]);
  await companies.bulkPut([...derived.companies]);
}

/**
 * Derives sites and companies anew from the day rows, or from those of a period. Nothing else may
 * write to the record meanwhile. All or nothing.
 */
export async function rebuildTables(
  history: History,
  catalog: Catalog & { readonly version: string },
  period: Period = {},
): Promise<void> {
  const deriver = createDeriver(catalog);
  await eachRows(history, deriver.add, period);
  const { sites, companies, meta } = history;
  await history.transaction('rw', [sites, companies, meta], async () => {
    await putDerived(history, deriver.finish());
    await meta.put({ key: 'catalog', value: versionOf(catalog) });
  });
}

/**
 * Derives the tables anew when the catalog has changed since they were written: a host may belong
 * to another company now. Rejects when not even that can be read.
 *
 * @param failed hears why they could not be derived; they are as they were then
 */
export async function keepUpWithCatalog(
  history: History,
  catalog: Catalog & { readonly version: string },
  failed: (error: unknown) => void,
): Promise<void> {
  const known = await history.meta.get('catalog');
  const value = versionOf(catalog);
  if (known?.value === value) return;
  if (known) await rebuildTables(history, catalog).catch(failed);
  else await history.meta.put({ key: 'catalog', value });
}

/** What `meta` says of tables that were derived with a catalog. */
export function versionOf({ version }: { readonly version: string }): string {
  return `${version} ${FORM}`;
}

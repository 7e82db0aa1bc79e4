import type { Catalog } from '../domain/catalog.ts';
import type { ForgettablePart } from '../domain/record-command.ts';
import { rebuildTables } from './derive.ts';
import { type Rewrite, rewriteDays, rewriteWeeks, withoutPeriod } from './rewrite.ts';
import type { CompanyRow, History } from './schema.ts';

/** Companies' rows changed per transaction. */
const CHUNK = 500;

/**
 * Takes something out of the record, a chunk at a time. Can be cut off at any moment, and done again
 * from the beginning. Nothing else may write to the record meanwhile.
 */
export async function forget(
  history: History,
  what: ForgettablePart,
  catalog: Catalog & { readonly version: string },
): Promise<void> {
  if (what.kind === 'site') await forgetSite(history, what.site);
  else if (what.kind === 'company') await forgetCompany(history, what.company, catalog);
  else {
    const rewrite = withoutPeriod(what);
    await rewriteWeeks(history, rewrite, what);
    await rewriteDays(history, rewrite, what);
    await rebuildTables(history, catalog);
  }
}

async function forgetSite(history: History, site: string): Promise<void> {
  const { days, sites } = history;
  await rewriteWeeks(history, (row) => (row.site === site ? undefined : row));
  await days.where('site').equals(site).delete();
  await forgetWithCompanies(history, site);
  // Last: as long as it is there, the site is known to be one that is to be forgotten.
  await sites.delete(site);
}

async function forgetWithCompanies({ companies }: History, site: string): Promise<void> {
  let from = '';
  for (let rows: CompanyRow[] = []; ; ) {
    rows = await companies.where('id').above(from).limit(CHUNK).toArray();
    const last = rows.at(-1);
    if (!last) return;
    from = last.id;
    const met = rows.filter((row) => Object.hasOwn(row.sites, site));
    const left = met.map(({ id, sites }) => {
      const { [site]: _, ...others } = sites;
      return { id, sites: others };
    });
    const isEmpty = (row: CompanyRow) => Object.keys(row.sites).length === 0;
    await companies.bulkPut(left.filter((row) => !isEmpty(row)));
    await companies.bulkDelete(left.filter(isEmpty).map(({ id }) => id));
  }
}

async function forgetCompany(history: History, company: string, catalog: Catalog): Promise<void> {
  const answers = new Map<string, boolean>();
  const isIts = (host: string) => {
    const known = answers.get(host) ?? catalog.entityOf(host).id === company;
    answers.set(host, known);
    return known;
  };
  const rewrite: Rewrite = (row) => {
    const hosts = row.hosts.filter(([host]) => !isIts(host));
    return hosts.length === row.hosts.length ? row : { ...row, hosts };
  };
  await rewriteWeeks(history, rewrite);
  await rewriteDays(history, rewrite);
  await history.companies.delete(company);
}

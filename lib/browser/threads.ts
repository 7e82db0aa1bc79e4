import browser from 'webextension-polyfill';
import type { Thread } from '../domain/what-if.ts';
import { History } from '../history/schema.ts';
import { threadsOf } from '../history/threads.ts';
import { loadCatalog } from './packaged-catalog.ts';
import { recordName } from './record-name.ts';

/**
 * Reads a company's threads from the record, in a page of the extension; nothing is written. Brings
 * database and catalog with it: to be imported when it is needed, never for the first picture.
 * Rejects when the record or the catalog cannot be read.
 */
export async function readThreads(company: string): Promise<readonly Thread[]> {
  const [name, catalog] = await Promise.all([recordName(), readCatalog()]);
  const history = new History(name);
  try {
    return await threadsOf(history, company, catalog);
  } finally {
    history.close();
  }
}

/** The company that a domain belongs to, by the catalog. Rejects when that cannot be read. */
export async function companyOf(domain: string): Promise<string> {
  return (await readCatalog()).entityOf(domain).id;
}

function readCatalog() {
  return loadCatalog(browser.runtime.getURL('catalog.bin'));
}

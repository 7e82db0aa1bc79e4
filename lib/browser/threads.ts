import browser from 'webextension-polyfill';
import { openCatalog } from '../domain/catalog-file.ts';
import { FIRST_RECORD, RECORD_NAME_KEY } from '../domain/storage.ts';
import type { Thread } from '../domain/what-if.ts';
import { History } from '../history/schema.ts';
import { threadsOf } from '../history/threads.ts';

/**
 * Reads a company's threads from the record, in a page of the extension; nothing is written. Brings
 * database and catalog with it: to be imported when it is needed, never for the first picture.
 * Rejects when the record or the catalog cannot be read.
 */
export async function readThreads(company: string): Promise<readonly Thread[]> {
  const [stored, catalog] = await Promise.all([
    browser.storage.local.get(RECORD_NAME_KEY),
    loadCatalog(),
  ]);
  const name = stored[RECORD_NAME_KEY];
  const history = new History(typeof name === 'string' ? name : FIRST_RECORD);
  try {
    return await threadsOf(history, company, catalog);
  } finally {
    history.close();
  }
}

/** The company that a domain belongs to, by the catalog. Rejects when that cannot be read. */
export async function companyOf(domain: string): Promise<string> {
  return (await loadCatalog()).entityOf(domain).id;
}

async function loadCatalog() {
  const response = await fetch(browser.runtime.getURL('catalog.bin'));
  return openCatalog(await response.arrayBuffer());
}

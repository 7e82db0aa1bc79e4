import { readFile } from 'node:fs/promises';
import { createObserver } from '../../../lib/background/observer.ts';
import { createPages } from '../../../lib/background/pages.ts';
import { openCatalog } from '../../../lib/domain/catalog-file.ts';
import { inForceAt } from '../../../lib/domain/in-force.ts';
import { DEFAULT_PROTECTION } from '../../../lib/domain/protection.ts';
import { documents } from './documents.ts';
import { goThrough } from './passes.ts';

// Usage: work-of-observer.ts PAGES CATALOG. Timed: what the observer does when it hears of a
// request's end: verdict, page, host, site and company of a host that is new to the page, counters.

const [pagesFile = '', catalogFile = ''] = process.argv.slice(2);
const catalog = openCatalog(new Uint8Array(await readFile(catalogFile)).buffer);
const settings = inForceAt(DEFAULT_PROTECTION, 0);
let counted = 0;
const observer = createObserver({
  pages: createPages(),
  catalog,
  inForce: () => settings,
  turned: () => undefined,
  reached: () => undefined,
  orphaned: () => undefined,
  counted: () => {
    counted += 1;
  },
});
const { next, endOf } = documents();

await goThrough(JSON.parse(await readFile(pagesFile, 'utf8')), {
  prepare(page) {
    const { commit, requests } = next(page);
    observer.committed(commit, false);
    return requests;
  },
  perform(requests) {
    const before = counted;
    for (const request of requests) {
      const end = endOf(request);
      if (end) observer.ended(end);
    }
    return counted - before;
  },
});

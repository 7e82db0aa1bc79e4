import { readFile } from 'node:fs/promises';
import { FiltersEngine, Request } from '@ghostery/adblocker';
import { goThrough } from './passes.ts';

// Usage: work-of-engine.ts PAGES ENGINE. Timed: to make a request of what is known of it (which
// splits the address and hashes it), and to match it.

const [pagesFile = '', engineFile = ''] = process.argv.slice(2);
const engine = FiltersEngine.deserialize(new Uint8Array(await readFile(engineFile)));

await goThrough(JSON.parse(await readFile(pagesFile, 'utf8')), {
  prepare: (page) => page,
  perform({ url: sourceUrl, requests }) {
    let matched = 0;
    for (const { url, type } of requests) {
      const request = Request.fromRawDetails({ requestId: '1', tabId: 1, url, sourceUrl, type });
      if (engine.match(request).match) matched += 1;
    }
    return matched;
  },
});

import browser from 'webextension-polyfill';
import { OWN_LISTS_KEY, readOwnLists } from '../domain/own-list.ts';
import type { Naming } from '../domain/why.ts';
import type { NamingAnswer, NamingRequest } from './naming.worker.ts';
import { packagedRulesets } from './packaged-rulesets.ts';

/**
 * What the lists in force say of hosts on a site: those of the package, and the person's own. They
 * are read whole, some megabytes, in a worker that ends with the answer. Rejects when a list cannot be read.
 */
export async function readNamings(
  hosts: readonly string[],
  site: string,
): Promise<Readonly<Record<string, readonly Naming[]>>> {
  const [enabled, stored] = await Promise.all([
    browser.declarativeNetRequest.getEnabledRulesets(),
    browser.storage.local.get(OWN_LISTS_KEY),
  ]);
  const lists = packagedRulesets()
    .filter(({ id }) => enabled.includes(id))
    .map(({ id, path }) => ({ id, url: browser.runtime.getURL(path) }));
  const own = readOwnLists(stored[OWN_LISTS_KEY])
    .lists.filter(({ on, inForce }) => on && inForce > 0)
    .map(({ id, name, inForce }) => ({ id, name, inForce }));
  const request: NamingRequest = { lists, own, hosts, site };
  const worker = new Worker(new URL('./naming.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<NamingAnswer>) => {
        if ('namings' in data) resolve(data.namings);
        else reject(new Error(data.reason));
      };
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}

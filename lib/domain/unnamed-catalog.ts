import type { Catalog } from './catalog.ts';
import { readableHosts } from './readable-host.ts';
import { siteOf } from './site.ts';

/** A catalog that knows nobody: every site is a company of its own. Serves where the real one fails. */
export const unnamedCatalog: Catalog & { readonly version: string } = {
  version: 'unnamed',
  entityOf(host) {
    const site = siteOf(host);
    return { id: site, name: readableHosts(site), category: 'unknown', source: 'none' };
  },
  domainsOf: (entityId) => [entityId],
  othersBeneath: () => [],
};

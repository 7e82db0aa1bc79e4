import type { Catalog } from './catalog.ts';
import { isLent } from './site.ts';

/**
 * Id of the entity that a site belongs to. A site under a suffix that a company lends to others
 * (a.github.io) belongs to whom it was lent to, so it is an entity of its own.
 */
export function ownerOf(site: string, catalog: Catalog): string {
  return isLent(site) ? site : catalog.entityOf(site).id;
}

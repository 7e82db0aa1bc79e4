import type { PackagedCatalog } from '../domain/catalog.ts';
import { openCatalog } from '../domain/catalog-file.ts';

/**
 * Opens the packaged catalog, in a page or a worker of one: no request leaves the browser. Rejects
 * when it cannot be read.
 *
 * @param address of `catalog.bin` in the extension
 */
export async function loadCatalog(address: string): Promise<PackagedCatalog> {
  const response = await fetch(address);
  return openCatalog(await response.arrayBuffer());
}

import type { Category, Entity, PackagedCatalog, Product, Source } from './catalog.ts';
import {
  bucketOf,
  CATEGORIES,
  checksum,
  extendHash,
  FORMAT_VERSION,
  HEADER_WORDS,
  hashOf,
  MAGIC,
  SECTIONS,
  type Section,
  SOURCES,
  type SuffixHash,
  startHash,
} from './catalog-format.ts';
import { readableHosts } from './readable-host.ts';
import { siteOf } from './site.ts';

/** Hosts whose entity is kept at hand; a heavy page has some hundred. */
const CACHE_SIZE = 2_000;

const DOT = 46;

/**
 * Opens catalog.bin. Nothing is decoded before it is asked for.
 *
 * @throws with the reason when the bytes are not a whole catalog of this version.
 */
export function openCatalog(bytes: ArrayBuffer): PackagedCatalog {
  const file = readSections(bytes);
  const entities: (Entity | undefined)[] = [];
  const cache = new Map<string, Entity>();
  const decoder = new TextDecoder();
  const hash: SuffixHash = { low: 0, high: 0 };

  function string(index: number): string {
    return decoder.decode(
      file.text.subarray(at(file.stringStarts, index), at(file.stringStarts, index + 1)),
    );
  }

  /** The product that the longest named suffix of a host belongs to, -1 without any. */
  function namedProduct(host: string): number {
    let product = -1;
    startHash(hash);
    for (let i = host.length - 1; i >= 0; i--) {
      const code = host.charCodeAt(i);
      if (code === DOT) product = lookUp(product);
      extendHash(hash, code);
    }
    return lookUp(product);
  }

  function lookUp(otherwise: number): number {
    const index = find(file.namedStarts, file.namedHashes, hash);
    return index < 0 ? otherwise : at(file.namedProducts, index);
  }

  function entityOf(host: string): Entity {
    const known = cache.get(host);
    if (known) return known;
    const product = namedProduct(host);
    const entity =
      product < 0 ? unnamed(siteOf(host)) : company(at(file.productCompanies, product));
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(host, entity);
    return entity;
  }

  function company(index: number): Entity {
    const entity: Entity = entities[index] ?? {
      id: string(at(file.companyIds, index)),
      name: string(at(file.companyNames, index)),
      category: categoryAt(file.companyCategories, index),
      source: sourceAt(file.companySources, index),
    };
    entities[index] = entity;
    return entity;
  }

  function unnamed(site: string): Entity {
    const named = { id: site, name: readableHosts(site) };
    const siteHash = hashOf(site);
    if (find(file.baseStarts, file.baseHashes, siteHash) >= 0) {
      return { ...named, category: 'advertising', source: 'adguard-base' };
    }
    if (find(file.trackingStarts, file.trackingHashes, siteHash) >= 0) {
      return { ...named, category: 'tracking', source: 'adguard-tracking' };
    }
    return { ...named, category: 'unknown', source: 'none' };
  }

  function productOf(host: string): Product {
    const index = namedProduct(host);
    if (index < 0) return entityOf(host);
    return {
      name: string(at(file.productNames, index)),
      category: categoryAt(file.productCategories, index),
      source: sourceAt(file.productSources, index),
    };
  }

  /** The place of a company, -1 where there is none of that id. */
  function companyIndex(entityId: string): number {
    let low = 0;
    let high = file.companyIds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (string(at(file.companyIds, middle)) < entityId) low = middle + 1;
      else high = middle;
    }
    const found = low < file.companyIds.length && string(at(file.companyIds, low)) === entityId;
    return found ? low : -1;
  }

  function domainsOf(entityId: string): string[] {
    const index = companyIndex(entityId);
    if (index < 0) return [entityId];
    const range = file.domainStrings.subarray(
      at(file.companyDomains, index),
      at(file.companyDomains, index + 1),
    );
    return Array.from(range, string);
  }

  function othersBeneath(entityId: string): string[] {
    const index = companyIndex(entityId);
    // One pass: there are some hundred.
    return Array.from(
      file.lentStrings.filter((_, i) => at(file.lenders, i) === index),
      string,
    );
  }

  return { version: file.version, entityOf, domainsOf, othersBeneath, productOf };
}

type Bytes = Uint32Array | Uint16Array | Uint8Array;

type CatalogFile = Readonly<Record<Section, Bytes>> & {
  readonly text: Uint8Array;
  readonly version: string;
};

function readSections(bytes: ArrayBuffer): CatalogFile {
  const fail = (reason: string) => new Error(`catalog.bin cannot be read: ${reason}`);
  if (bytes.byteLength < HEADER_WORDS * 4 || bytes.byteLength % 4 !== 0) {
    throw fail(`${bytes.byteLength} bytes are no catalog`);
  }
  const words = new Uint32Array(bytes);
  if (words[0] !== MAGIC) throw fail('it does not begin like a catalog');
  if (words[1] !== FORMAT_VERSION) throw fail(`version ${words[1]}, not ${FORMAT_VERSION}`);
  if (words[2] !== bytes.byteLength) {
    throw fail(`${bytes.byteLength} bytes of ${words[2]}`);
  }
  if (words[3] !== checksum(words.subarray(4))) throw fail('its checksum does not fit');
  const sections: Partial<Record<Section, Bytes>> = {};
  let offset = HEADER_WORDS * 4;
  let word = 4;
  for (const [name, width] of Object.entries(SECTIONS)) {
    const length = at(words, word++);
    if (offset + length * width > bytes.byteLength) throw fail(`${name} reaches beyond its end`);
    sections[name as Section] = view(bytes, offset, length, width);
    offset += length * width;
  }
  return { ...sections, version: at(words, 3).toString(16) } as CatalogFile;
}

function view(bytes: ArrayBuffer, offset: number, length: number, width: 1 | 2 | 4): Bytes {
  if (width === 4) return new Uint32Array(bytes, offset, length);
  return width === 2
    ? new Uint16Array(bytes, offset, length)
    : new Uint8Array(bytes, offset, length);
}

function find(starts: Bytes, hashes: Bytes, hash: SuffixHash): number {
  const bucket = bucketOf(hash);
  const low = hash.low >>> 0;
  for (let i = at(starts, bucket), end = at(starts, bucket + 1); i < end; i++) {
    if (hashes[i] === low) return i;
  }
  return -1;
}

/** An element that is there, by how the file was made and checked. */
function at(elements: Bytes, index: number): number {
  return elements[index] ?? 0;
}

function categoryAt(numbers: Bytes, index: number): Category {
  return CATEGORIES[at(numbers, index)] ?? 'unknown';
}

function sourceAt(numbers: Bytes, index: number): Source {
  return SOURCES[at(numbers, index)] ?? 'none';
}

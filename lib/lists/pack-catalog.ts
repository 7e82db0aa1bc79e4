import {
  bucketOf,
  CATEGORIES,
  checksum,
  FORMAT_VERSION,
  HEADER_WORDS,
  hashOf,
  MAGIC,
  SECTIONS,
  type Section,
  SOURCES,
  STARTS,
} from '../domain/catalog-format.ts';
import { siteOf } from '../domain/site.ts';
import type { Company } from './companies.ts';
import type { StaticRule } from './rule.ts';

/** What the catalog is made of. */
export interface CatalogData {
  /** In order of their ids. */
  readonly companies: readonly Company[];
  /** Hosts that AdGuard Base blocks wherever they are asked for. */
  readonly base: readonly string[];
  /** The same for AdGuard Tracking Protection. */
  readonly tracking: readonly string[];
}

/**
 * Packs the catalog into the bytes of catalog.bin; `openCatalog` reads them. The same data give the
 * same bytes.
 *
 * @throws when two domains share a hash (then `FORMAT_VERSION` needs another hash), or when there is
 * more of something than its numbers can count.
 */
export function packCatalog(data: CatalogData): ArrayBuffer {
  const texts = new StringTable();
  const products = data.companies.flatMap((company, index) =>
    company.products.map((product) => ({ ...product, company: index })),
  );
  const domains = products.flatMap(({ domains }, product) =>
    domains.map((domain) => ({ domain, product })),
  );
  const companyOf = (product: number) => products[product]?.company ?? 0;
  const named = packTable(domains.map(({ domain }) => domain));
  const base = packTable(listedSites(data.base, domains, []));
  const tracking = packTable(listedSites(data.tracking, domains, data.base));
  const owned = data.companies.map((company) => [
    ...new Set(company.products.flatMap((product) => product.domains)),
  ]);
  const lent = lentNames(domains.map(({ domain, product }) => [domain, companyOf(product)]));
  return writeSections({
    namedStarts: named.starts,
    namedHashes: named.hashes,
    baseStarts: base.starts,
    baseHashes: base.hashes,
    trackingStarts: tracking.starts,
    trackingHashes: tracking.hashes,
    namedProducts: named.order.map((index) => domains[index]?.product ?? 0),
    productCompanies: products.map((product) => product.company),
    productNames: products.map((product) => texts.add(product.name)),
    companyIds: data.companies.map((company) => texts.add(company.id)),
    companyNames: data.companies.map((company) => texts.add(company.name)),
    companyDomains: runningSum(owned.map((list) => list.length)),
    domainStrings: owned.flat().map((domain) => texts.add(domain)),
    lenders: lent.map(({ lender }) => lender),
    lentStrings: lent.map(({ name }) => texts.add(name)),
    productCategories: products.map((product) => CATEGORIES.indexOf(product.category)),
    productSources: products.map((product) => SOURCES.indexOf(product.source)),
    companyCategories: data.companies.map((company) => CATEGORIES.indexOf(company.category)),
    companySources: data.companies.map((company) => SOURCES.indexOf(company.source)),
    stringStarts: texts.starts(),
    text: texts.bytes(),
  });
}

/** Hosts that a ruleset blocks as strangers whoever asks for them, whatever the address; in order. */
export function blockedHosts(rules: readonly StaticRule[]): string[] {
  const hosts = rules.flatMap(({ action, condition }) => {
    const partly = condition.urlFilter ?? condition.regexFilter ?? condition.initiatorDomains;
    const isMeant = action.type === 'block' && partly === undefined && isOfStrangers(condition);
    return isMeant ? (condition.requestDomains ?? []) : [];
  });
  return [...new Set(hosts)].sort();
}

/**
 * Whether a rule says what its hosts are to others. One for first parties, or for frames without a
 * word on whose pages, is made for the advertisements within a site's own pages.
 */
function isOfStrangers({ domainType, resourceTypes }: StaticRule['condition']): boolean {
  if (domainType !== undefined) return domainType === 'thirdParty';
  return resourceTypes === undefined || resourceTypes.some((type) => type !== 'sub_frame');
}

/**
 * The registrable domains among listed hosts, without those that are known already. A listed host
 * below them says nothing of the company: most are a site's own counters.
 */
function listedSites(
  hosts: readonly string[],
  named: readonly { readonly domain: string }[],
  known: readonly string[],
): string[] {
  const taken = new Set([...named.map(({ domain }) => domain), ...known]);
  return hosts.filter((host) => siteOf(host) === host && !taken.has(host));
}

/** Names that lie in a domain of another company, with that company; as `entityOf` tells them apart. */
function lentNames(
  domains: readonly (readonly [domain: string, company: number])[],
): { readonly lender: number; readonly name: string }[] {
  const owners = new Map(domains);
  return [...owners].flatMap(([name, company]) => {
    const labels = name.split('.');
    const above = labels.map((_, i) => labels.slice(i + 1).join('.'));
    const lender = owners.get(above.find((domain) => owners.has(domain)) ?? '');
    return lender === undefined || lender === company ? [] : [{ lender, name }];
  });
}

interface Table {
  readonly starts: readonly number[];
  readonly hashes: readonly number[];
  /** For each place of the table, the place of its name in the list that was packed. */
  readonly order: readonly number[];
}

function packTable(names: readonly string[]): Table {
  const entries = names.map((name, index) => {
    const hash = hashOf(name);
    return { name, index, bucket: bucketOf(hash), low: hash.low >>> 0 };
  });
  entries.sort((a, b) => a.bucket - b.bucket || a.low - b.low || a.index - b.index);
  const starts = new Array<number>(STARTS).fill(0);
  const kept: typeof entries = [];
  for (const entry of entries) {
    const last = kept.at(-1);
    if (last?.bucket === entry.bucket && last.low === entry.low) {
      if (last.name !== entry.name) throw new Error(`${last.name} and ${entry.name} share a hash`);
      continue;
    }
    kept.push(entry);
    starts[entry.bucket + 1] = kept.length;
  }
  for (let i = 1; i < STARTS; i++) starts[i] = Math.max(starts[i] ?? 0, starts[i - 1] ?? 0);
  return {
    starts,
    hashes: kept.map((entry) => entry.low),
    order: kept.map((entry) => entry.index),
  };
}

class StringTable {
  readonly #indices = new Map<string, number>();

  /** The number of a string; the same string always has the same. */
  add(text: string): number {
    const index = this.#indices.get(text) ?? this.#indices.size;
    this.#indices.set(text, index);
    return index;
  }

  starts(): number[] {
    return runningSum([...this.#indices.keys()].map((text) => Buffer.byteLength(text)));
  }

  bytes(): readonly number[] {
    return [...Buffer.from([...this.#indices.keys()].join(''))];
  }
}

/** 0, then each sum of the numbers so far. */
function runningSum(numbers: readonly number[]): number[] {
  const sums = [0];
  for (const number of numbers) sums.push((sums.at(-1) ?? 0) + number);
  return sums;
}

function writeSections(sections: Readonly<Record<Section, readonly number[]>>): ArrayBuffer {
  const names = Object.keys(SECTIONS) as Section[];
  const length = names.reduce((sum, name) => sum + sections[name].length * SECTIONS[name], 0);
  const bytes = new ArrayBuffer(HEADER_WORDS * 4 + Math.ceil(length / 4) * 4);
  const data = new DataView(bytes);
  let offset = HEADER_WORDS * 4;
  names.forEach((name, i) => {
    const width = SECTIONS[name];
    data.setUint32((4 + i) * 4, sections[name].length, true);
    for (const number of sections[name]) {
      if (number < 0 || number >= 2 ** (width * 8))
        throw new Error(`${number} is too much for ${name}`);
      if (width === 4) data.setUint32(offset, number, true);
      else if (width === 2) data.setUint16(offset, number, true);
      else data.setUint8(offset, number);
      offset += width;
    }
  });
  data.setUint32(0, MAGIC, true);
  data.setUint32(4, FORMAT_VERSION, true);
  data.setUint32(8, bytes.byteLength, true);
  data.setUint32(12, checksum(new Uint32Array(bytes).subarray(4)), true);
  return bytes;
}

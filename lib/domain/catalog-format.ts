import type { Category, Source } from './catalog.ts';

/**
 * How catalog.bin is laid out: 32 words of 32 bits (magic, version, length in bytes, checksum, then
 * the number of elements of each section), then the sections one after another, little-endian.
 */
export const HEADER_WORDS = 32;

/** "UWCT" in the first four bytes. */
export const MAGIC = 0x54435755;

/** Goes up with every change of the layout, of the hash, or of the two lists below. */
export const FORMAT_VERSION = 2;

/** Every section with the width of its elements, widest first so that each lies aligned. */
export const SECTIONS = {
  /** Named domains: where each bucket begins, the hashes, and the product of each. */
  namedStarts: 4,
  namedHashes: 4,
  /** Registrable domains that only AdGuard Base, or AdGuard Tracking Protection, names. */
  baseStarts: 4,
  baseHashes: 4,
  trackingStarts: 4,
  trackingHashes: 4,
  /** Where each string begins in the text; one more than there are strings. */
  stringStarts: 4,
  namedProducts: 2,
  productCompanies: 2,
  productNames: 2,
  /** Companies, in order of their ids. */
  companyIds: 2,
  companyNames: 2,
  /** Where the domains of each company begin; one more than there are companies. */
  companyDomains: 2,
  domainStrings: 2,
  /** Names beneath a company's domains that belong to another: that company, and the name. */
  lenders: 2,
  lentStrings: 2,
  productCategories: 1,
  productSources: 1,
  companyCategories: 1,
  companySources: 1,
  text: 1,
} as const;

/** Name of a section. */
export type Section = keyof typeof SECTIONS;

/** Categories by their number in the file. */
export const CATEGORIES: readonly Category[] = [
  ...(['unknown', 'advertising', 'analytics', 'consent', 'delivery', 'marketing'] as const),
  ...(['social', 'support', 'tag-manager', 'tracking', 'utility', 'video'] as const),
];

/** Sources by their number in the file. */
export const SOURCES: readonly Source[] = [
  ...(['none', 'third-party-web', 'unweave', 'adguard-base', 'adguard-tracking'] as const),
];

/** A hash table has 2 ** BUCKET_BITS buckets. */
const BUCKET_BITS = 12;

/** How many words the starts of a table's buckets take. */
export const STARTS = (1 << BUCKET_BITS) + 1;

/**
 * Hashes a name from its end, so that one pass over a host meets the hash of each of its suffixes.
 * Two hashes in step: 32 bits to compare, and the bucket. Together 44 bits: against some
 * 70,000 domains the chance that a strange host is taken for one of them is 1 in 200 million.
 */
export interface SuffixHash {
  low: number;
  high: number;
}

/** The hash of nothing. */
export function startHash(hash: SuffixHash): void {
  hash.low = 0x811c9dc5;
  hash.high = 0x9747b28c;
}

/** Takes in one more character, to the left of what is in it already. */
export function extendHash(hash: SuffixHash, code: number): void {
  hash.low = Math.imul(hash.low ^ code, 0x01000193);
  const mixed = Math.imul(hash.high ^ code, 0x5bd1e995);
  hash.high = mixed ^ (mixed >>> 15);
}

/** The bucket of a hash. */
export function bucketOf(hash: SuffixHash): number {
  return Math.imul(hash.high, 0x85ebca6b) >>> (32 - BUCKET_BITS);
}

/** The hash of a whole name. */
export function hashOf(name: string): SuffixHash {
  const hash: SuffixHash = { low: 0, high: 0 };
  startHash(hash);
  for (let i = name.length - 1; i >= 0; i--) extendHash(hash, name.charCodeAt(i));
  return hash;
}

/** Sums up 32-bit words; any change of one of them changes the sum. */
export function checksum(words: Uint32Array): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) sum = Math.imul(sum ^ (words[i] ?? 0), 0x01000193);
  return sum >>> 0;
}

/** Every category; kept data names them by their place, so new ones come last. */
export const CATEGORIES = [
  'advertising',
  'analytics',
  'consent',
  'delivery',
  'marketing',
  'social',
  'support',
  'tag-manager',
  'tracking',
  'unknown',
  'utility',
  'video',
] as const;

/** What a company is known for. `unknown` means that no source of ours names it. */
export type Category = (typeof CATEGORIES)[number];

export const SOURCES = [
  'third-party-web',
  'unweave',
  'adguard-base',
  'adguard-tracking',
  'none',
] as const;

/** Where the catalog has a fact from; the screen says so. `unweave`: checked by hand, by us. */
export type Source = (typeof SOURCES)[number];

/** An organisation that owns sites; on the screen a "company". */
export interface Entity {
  /**
   * Stable across releases: the company's name (in third-party-web, or as our overlay writes it),
   * else the registrable domain. A name holds a capital letter or a blank where it could be mistaken
   * for a domain.
   */
  readonly id: string;
  /** What the screen calls it. */
  readonly name: string;
  /** What the company is known for; one host of it may do something else. */
  readonly category: Category;
  readonly source: Source;
}

/** Our bundled data of entities, categories and the sites they own. */
export interface Catalog {
  /** The entity that owns a host. Never fails: an unnamed site is an entity of its own. */
  entityOf(host: string): Entity;
  /** The domains that an entity owns, for rules; `[id]` for an entity that is one unnamed site. */
  domainsOf(entityId: string): readonly string[];
  /** Names beneath those domains that belong to others, with all below them (x.cloudfront.net). */
  othersBeneath(entityId: string): readonly string[];
}

/** What a host is for: Google Fonts, of Google. */
export interface Product {
  readonly name: string;
  readonly category: Category;
  readonly source: Source;
}

/** The catalog as it comes with the extension. */
export interface PackagedCatalog extends Catalog {
  /** Changes with the contents, and only with them. */
  readonly version: string;
  /** What a host is for. The entity's own name and category where nothing closer is known. */
  productOf(host: string): Product;
}

/** What a company is known for. `unknown` means that no source of ours names it. */
export type Category =
  | 'advertising'
  | 'analytics'
  | 'consent'
  | 'delivery'
  | 'marketing'
  | 'social'
  | 'support'
  | 'tag-manager'
  | 'tracking'
  | 'unknown'
  | 'utility'
  | 'video';

/** Where the catalog has a fact from; the screen says so. */
export type Source = 'third-party-web' | 'adguard-base' | 'adguard-tracking' | 'none';

/** An organisation that owns sites; on the screen a "company". */
export interface Entity {
  /** Stable across releases: the entity's name in third-party-web, else the registrable domain. */
  readonly id: string;
  /** What the screen calls it. */
  readonly name: string;
  readonly category: Category;
  readonly source: Source;
}

/** Our bundled data of entities, categories and the sites they own. */
export interface Catalog {
  /** The entity that owns a host. Never fails: an unnamed site is an entity of its own. */
  entityOf(host: string): Entity;
  /** The domains that an entity owns, for rules; `[id]` for an entity that is one unnamed site. */
  domainsOf(entityId: string): readonly string[];
}

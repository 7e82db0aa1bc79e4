import type { Category } from '../../domain/catalog.ts';

/** What we know of one company beyond our sources. */
export interface Owner {
  /** What people call it; also its id, so it must not change. */
  readonly name: string;
  /** What it is known for. */
  readonly category: Category;
  /** Entities and companies of third-party-web that belong to it. */
  readonly entities?: readonly string[];
  /** Domains that it owns, by what they do, parted by blanks. They overrule third-party-web. */
  readonly domains?: Partial<Record<Category, string>>;
  /** Why we say so. */
  readonly why: string;
}

/** A company, and domains that carry its name or, where they do not, are known from its own tags. */
export type Named = readonly [name: string, domains: string];

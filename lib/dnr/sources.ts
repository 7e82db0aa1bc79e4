import type { Catalog } from '../domain/catalog.ts';
import type { Dialect } from './rule.ts';
import type { StubRule } from './stubs.ts';

/** What rules are made of beside the settings. */
export interface Sources {
  readonly catalog: Pick<Catalog, 'domainsOf' | 'othersBeneath'>;
  /** Domains that behave like trackers. */
  readonly learned: readonly string[];
  readonly stubs: readonly StubRule[];
  readonly dialect: Dialect;
  /** Address of the page that is shown in place of embeds; absent where none is (but at Strict). */
  readonly placeholder?: string;
}

import type { Category } from '../../domain/catalog.ts';

/**
 * The graph of the whole record, in columns. Sites come first (0 to `sites` - 1), companies after
 * them. Only strangers have threads; a company that is never a stranger is not in the graph, a site
 * that nobody followed you on is.
 */
export interface AtlasGraph {
  readonly nodes: number;
  readonly sites: number;
  /** Node ids as `nodeId` writes them: `site:nytimes.com`, `company:Google`. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Of companies; `unknown` for sites. */
  readonly categories: readonly Category[];
  /** Number of links. */
  readonly links: number;
  /** By link: its site's node and its company's node; sorted by site, then by company. */
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** By node: how many links it has. */
  readonly degree: Uint32Array;
}

/** What a thread is under a lens. */
export const FADED = 0;
export const THROUGH = 1;
export const LIMITED = 2;
export const STOPPED = 3;

/** How a graph looks under a lens. */
export interface LensState {
  /** By link: `FADED` when the lens leaves it out, else what became of it in the lens's period. */
  readonly links: Uint8Array;
  /** By node: 1 when the lens shows it, 0 when it is faded. */
  readonly nodes: Uint8Array;
  /** By node: how many links of it the lens shows. */
  readonly degree: Uint32Array;
  /** By node: 1 for a company that no request reached under the lens: drawn hollow. */
  readonly hollow: Uint8Array;
}

import type { Category } from '../domain/catalog.ts';

/** What became of the requests between a site and a company, as the picture draws it. */
export type Thread = 'through' | 'limited' | 'stopped';

interface NodeShape {
  /** Unique in the picture and the same in every picture: `site:` or `company:` and the name. */
  readonly id: string;
  /** What stands beside the node. */
  readonly label: string;
  /** Half the height of the disc or diamond, in CSS pixels at scale 1. */
  readonly radius: number;
}

/** The page's own site (`here`) or another site that its companies also saw. */
export interface SiteNode extends NodeShape {
  readonly kind: 'here' | 'elsewhere';
  readonly site: string;
  /** First letter of the site, upper case. */
  readonly letter: string;
}

/** A company on the page. */
export interface CompanyNode extends NodeShape {
  readonly kind: 'company';
  /** Entity id, as commands name it. */
  readonly company: string;
  readonly category: Category;
  /** No request reached it on this page. */
  readonly hollow: boolean;
}

export type GraphNode = SiteNode | CompanyNode;

/** A thread from a site to a company; `source` and `target` are indices into the nodes. */
export interface GraphLink {
  readonly source: number;
  readonly target: number;
  readonly thread: Thread;
  /** Whether it starts from the page's own site. */
  readonly here: boolean;
}

/** One page as a picture. The first node is the page's own site. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly links: readonly GraphLink[];
  /** How many companies of the page are in the list only. */
  readonly folded: number;
}

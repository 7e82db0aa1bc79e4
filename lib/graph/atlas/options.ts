import type { Theme } from '../theme.ts';

/** A host of a company, and whether anything reached it. */
export interface Domain {
  readonly host: string;
  /** `THROUGH`, `LIMITED` or `STOPPED` of the model. */
  readonly outcome: number;
}

/** How many companies and sites the lens shows and the picture does not draw one by one. */
export interface Folded {
  readonly companies: number;
  readonly sites: number;
}

/** What the picture of the atlas needs from its page, and tells it. Ids are those of the graph. */
export interface AtlasViewOptions {
  readonly theme: Theme;
  /** Whether the person asked for less motion. */
  readonly still: () => boolean;
  /** The pointer came to a node, or left it; or (`undefined`) the keyboard left what it walked to. */
  readonly pointed: (id: string | undefined) => void;
  /** A node was pinned, by hand or by keyboard, or (`undefined`) let go. */
  readonly opened: (id: string | undefined) => void;
  /** A node was put somewhere: x, y in the world of the layout. */
  readonly dragged: (id: string, x: number, y: number) => void;
  /** What is drawn has changed, and with it what is not. */
  readonly folded: (folded: Folded) => void;
  /**
   * The keyboard came to a node; or to a group of so many sites, which has no id. To be announced.
   */
  readonly walked?: (id: string | undefined, gathered: number) => void;
  /** The hosts of a company, by its node, for a company that is opened. */
  readonly domainsOf?: (company: number) => readonly Domain[];
}

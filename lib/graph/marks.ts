import type { Category } from '../domain/catalog.ts';

/** The small sign inside a diamond: tells the kind of company without colour. */
export interface Mark {
  /** SVG path data, centred on (0, 0), within 5 units of it. */
  readonly path: string;
  /** Whether the path is filled or drawn as a line of `MARK_LINE` units. */
  readonly style: 'fill' | 'line';
}

/** Width of a mark's lines, in its own units. */
export const MARK_LINE = 1.7;

const DOT: Mark = { path: 'M-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0z', style: 'fill' };
const BARS: Mark = { path: 'M-3.2 2.8V.4M0 2.8v-6.2M3.2 2.8v-4', style: 'line' };
const NO_ENTRY: Mark = { path: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM-4 0h8', style: 'line' };
const LANES: Mark = { path: 'M-4-1.9h8M-4 1.9h8', style: 'line' };
const RING: Mark = { path: 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z', style: 'line' };
const DOTS: Mark = {
  path: 'M-4.4 0a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0-2.2 0zM-1.1 0a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0-2.2 0zM2.2 0a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0-2.2 0z',
  style: 'fill',
};
const TICK: Mark = { path: 'M-3.4.2L-1 2.7L3.6-2.6', style: 'line' };
const PLAY: Mark = { path: 'M-2.2-3.4L3.6 0L-2.2 3.4z', style: 'fill' };
const PLUS: Mark = { path: 'M-3.4 0h6.8M0-3.4v6.8', style: 'line' };
const QUESTION: Mark = {
  path: 'M-2.1-1.7C-2.1-4.6 2.3-4.6 2.3-1.9C2.3-.1 0-.1 0 1.3M0 3.5v.1',
  style: 'line',
};

/** The mark of each category; categories of one family share one. */
export const MARKS: Readonly<Record<Category, Mark>> = {
  advertising: DOT,
  analytics: BARS,
  consent: TICK,
  delivery: LANES,
  marketing: RING,
  social: NO_ENTRY,
  support: DOTS,
  'tag-manager': BARS,
  tracking: BARS,
  unknown: QUESTION,
  utility: PLUS,
  video: PLAY,
};

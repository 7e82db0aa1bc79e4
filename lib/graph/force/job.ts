/**
 * A graph to lay out, as plain numbers. A settler sends it to its worker as a copy (flat arrays take
 * microseconds), so the page may go on using the arrays of its graph; it must not change them.
 */
export interface LayoutJob {
  /** Number of nodes. */
  readonly nodes: number;
  /** By link: indices of its two nodes. A link to itself or to no node is passed over. */
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** By node: a number that belongs to its name alone, 0 to 1; where a first picture starts from. */
  readonly seed: Float32Array;
  /** x, y of every node in an earlier layout, NaN for a node that is new; absent for a first layout. */
  readonly previous?: Float32Array | undefined;
  /** By node: 1 when it stays exactly where `previous` has it: the person put it there. */
  readonly held?: Uint8Array | undefined;
}

/**
 * What a layout tells while it settles: positions as x, y of every node. The picture is about round,
 * its centre of gravity is about (0, 0); nodes without a link are gathered at its lower right. A link is about 30
 * long.
 */
export interface LayoutFrame {
  readonly places: Float32Array;
  /** Nothing moves any more; the last frame of a job. */
  readonly atRest: boolean;
}

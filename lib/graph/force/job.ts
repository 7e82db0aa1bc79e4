/** A graph to lay out, as plain numbers. All arrays are transferred to a worker, not copied. */
export interface LayoutJob {
  /** Number of nodes. */
  readonly nodes: number;
  /** By link: indices of its two nodes. */
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** By node: a number that belongs to its name alone, 0 to 1; where a first picture starts from. */
  readonly seed: Float32Array;
  /** x, y of every node in an earlier layout, NaN for a node that is new; absent for a first layout. */
  readonly previous?: Float32Array | undefined;
}

/** What a layout tells while it settles: positions as x, y of every node, centred on (0, 0). */
export interface LayoutFrame {
  readonly places: Float32Array;
  /** Nothing moves any more; the last frame of a job. */
  readonly atRest: boolean;
}

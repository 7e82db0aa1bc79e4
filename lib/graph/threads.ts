/** A shape that a thread leaves or reaches, in pixels. */
export interface ThreadEnd {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A quadratic curve from (x0, y0) to (x1, y1). */
export interface Curve {
  readonly x0: number;
  readonly y0: number;
  readonly controlX: number;
  readonly controlY: number;
  readonly x1: number;
  readonly y1: number;
}

/** Clear space between a thread and the shapes it joins, in pixels. */
const GAP = 3;
/** A stopped thread keeps at least this far from the shape it never reached, in pixels. */
export const STOPPED_GAP = 13;
/** A stopped thread covers at most this share of the way, so that it reads as cut. */
const STOPPED_SHARE = 0.64;
/** How far a thread bows out, as a share of its length: straight lines hide behind each other. */
const BEND = 0.1;

/** The visible part of a thread. `bend` is 1 or −1, the side to which it bows. */
export function threadCurve(
  from: ThreadEnd,
  to: ThreadEnd,
  stopped: boolean,
  bend: 1 | -1,
): Curve | undefined {
  const controlX = (from.x + to.x) / 2 - (to.y - from.y) * BEND * bend;
  const controlY = (from.y + to.y) / 2 + (to.x - from.x) * BEND * bend;
  return curveBy(from, to, stopped, controlX, controlY);
}

/** Threads reach a company that has many of them in so many streams. */
const STREAMS = 9;
/** How much of the way to its stream's direction a thread turns. */
const TURN = 0.8;
/** How far from the company, as a share of the thread's length, it comes into its stream. */
const CONFLUENCE = 0.52;

/** The visible part of a thread that flows together with others from the same side. */
export function streamCurve(from: ThreadEnd, to: ThreadEnd, stopped: boolean): Curve | undefined {
  const dx = from.x - to.x;
  const dy = from.y - to.y;
  const angle = Math.atan2(dy, dx);
  const step = (2 * Math.PI) / STREAMS;
  const stream = Math.round(angle / step) * step;
  const way = angle + (stream - angle) * TURN;
  const reach = Math.hypot(dx, dy) * CONFLUENCE;
  return curveBy(from, to, stopped, to.x + Math.cos(way) * reach, to.y + Math.sin(way) * reach);
}

function curveBy(
  from: ThreadEnd,
  to: ThreadEnd,
  stopped: boolean,
  controlX: number,
  controlY: number,
): Curve | undefined {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy);
  const begin = (from.radius + GAP) / length;
  const reach = 1 - (to.radius + (stopped ? STOPPED_GAP : GAP)) / length;
  const end = stopped ? Math.min(reach, Math.max(begin, STOPPED_SHARE)) : reach;
  if (!(end > begin)) return undefined;
  const whole: Curve = {
    x0: from.x,
    y0: from.y,
    controlX,
    controlY,
    x1: to.x,
    y1: to.y,
  };
  return part(whole, begin, end);
}

/** The part of a curve between two parameters (blossoming: each new point is a mix of mixes). */
function part(curve: Curve, begin: number, end: number): Curve {
  const { x0, y0, controlX, controlY, x1, y1 } = curve;
  const at = (a: number, b: number, c: number, s: number, t: number) =>
    mix(mix(a, b, s), mix(b, c, s), t);
  return {
    x0: at(x0, controlX, x1, begin, begin),
    y0: at(y0, controlY, y1, begin, begin),
    controlX: at(x0, controlX, x1, begin, end),
    controlY: at(y0, controlY, y1, begin, end),
    x1: at(x0, controlX, x1, end, end),
    y1: at(y0, controlY, y1, end, end),
  };
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

import type { Force, SimulationNodeDatum } from 'd3-force';

/** Height that a label takes below its shape, in pixels. */
export const LABEL_HEIGHT = 16;

/** A node in motion: a box around a shape and the label below it. */
export interface Body extends SimulationNodeDatum {
  x: number;
  y: number;
  vx?: number;
  vy?: number;
  readonly radius: number;
  /** 0 when the label needs no room of its own. */
  readonly labelWidth: number;
  readonly homeX: number;
  readonly homeY: number;
}

/** Clear space between two boxes, in pixels. */
const GAP = 5;
/** Overlaps below this many pixels are rounding. */
const TOUCH = 0.01;
/** More rounds than any picture of two dozen nodes has needed (measured: at most 60). */
const MOST_ROUNDS = 200;

/** Pulls every node to its home, so that pictures of similar pages look similar. */
export function pullHome(strength: number): Force<Body, undefined> {
  let bodies: Body[] = [];
  const force = (alpha: number) => {
    for (const body of bodies) {
      body.vx = (body.vx ?? 0) + (body.homeX - body.x) * strength * alpha;
      body.vy = (body.vy ?? 0) + (body.homeY - body.y) * strength * alpha;
    }
  };
  force.initialize = (nodes: Body[]) => {
    bodies = nodes;
  };
  return force;
}

/** Pushes overlapping boxes apart while the simulation runs; stiffness 1 parts them in one tick. */
export function pushApart(stiffness: number): Force<Body, undefined> {
  let bodies: Body[] = [];
  const force = () => {
    eachOverlap(bodies, (a, b, dx, dy) => {
      const share = stiffness / 2;
      a.vx = (a.vx ?? 0) - dx * share;
      b.vx = (b.vx ?? 0) + dx * share;
      a.vy = (a.vy ?? 0) - dy * share;
      b.vy = (b.vy ?? 0) + dy * share;
    });
  };
  force.initialize = (nodes: Body[]) => {
    bodies = nodes;
  };
  return force;
}

/** Turns every node back that would leave the box around (0, 0). */
export function keepInside(width: number, height: number): Force<Body, undefined> {
  let bodies: Body[] = [];
  const force = () => {
    for (const body of bodies) {
      const next = inside(body.x + (body.vx ?? 0), body.y + (body.vy ?? 0), body, width, height);
      body.vx = next.x - body.x;
      body.vy = next.y - body.y;
    }
  };
  force.initialize = (nodes: Body[]) => {
    bodies = nodes;
  };
  return force;
}

/** Moves boxes that still overlap until none does, or until it is plain that there is no room. */
export function keepApart(bodies: readonly Body[], width: number, height: number): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let moved = false;
    eachOverlap(bodies, (a, b, dx, dy) => {
      moved = true;
      move(a, -dx / 2, -dy / 2);
      move(b, dx / 2, dy / 2);
    });
    if (!moved) return;
    for (const body of bodies) {
      if (!isFixed(body)) Object.assign(body, inside(body.x, body.y, body, width, height));
    }
  }
}

function move(body: Body, dx: number, dy: number): void {
  if (isFixed(body)) return;
  body.x += dx;
  body.y += dy;
}

function isFixed(body: Body): boolean {
  return body.fx !== undefined && body.fx !== null;
}

/** The nearest place at which the whole box of a node lies inside. */
function inside(x: number, y: number, body: Body, width: number, height: number) {
  const halfWidth = boxHalfWidth(body);
  const labelHeight = body.labelWidth > 0 ? LABEL_HEIGHT : 0;
  return {
    x: clamp(x, halfWidth - width / 2, width / 2 - halfWidth),
    y: clamp(y, body.radius - height / 2, height / 2 - body.radius - labelHeight),
  };
}

/** Calls back with the shortest way, in x or in y, that would part two boxes. */
function eachOverlap(
  bodies: readonly Body[],
  found: (a: Body, b: Body, dx: number, dy: number) => void,
): void {
  for (const [index, a] of bodies.entries()) {
    for (const b of bodies.slice(index + 1)) {
      const way = wayApart(a, b);
      if (way) found(a, b, way.dx, way.dy);
    }
  }
}

function wayApart(a: Body, b: Body): { dx: number; dy: number } | undefined {
  const offX = b.x - a.x;
  const offY = boxCentreY(b) - boxCentreY(a);
  const overX = boxHalfWidth(a) + boxHalfWidth(b) + GAP - Math.abs(offX);
  const overY = boxHalfHeight(a) + boxHalfHeight(b) + GAP - Math.abs(offY);
  if (overX <= TOUCH || overY <= TOUCH) return undefined;
  return overX < overY
    ? { dx: overX * (offX < 0 ? -1 : 1), dy: 0 }
    : { dx: 0, dy: overY * (offY < 0 ? -1 : 1) };
}

function boxHalfWidth(body: Body): number {
  return Math.max(body.radius, body.labelWidth / 2);
}

function boxHalfHeight(body: Body): number {
  return body.radius + (body.labelWidth > 0 ? LABEL_HEIGHT / 2 : 0);
}

function boxCentreY(body: Body): number {
  return body.y + (body.labelWidth > 0 ? LABEL_HEIGHT / 2 : 0);
}

function clamp(value: number, low: number, high: number): number {
  return low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value));
}

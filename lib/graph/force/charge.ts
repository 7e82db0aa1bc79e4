import type { Force, SimulationNodeDatum } from 'd3-force';
import { createQuadtree, type Quadtree } from './quadtree.ts';

/** A node as the forces see it. */
export interface Body extends SimulationNodeDatum {
  x: number;
  y: number;
  vx: number;
  vy: number;
}

/**
 * How much wider than far away a cell may be before its points are looked at one by one. d3's own
 * force has 0.9; at 1.2 the error is still below a hundredth.
 */
const THETA = 1.2;

/**
 * All bodies push each other away, as d3's many-body force has it (falling with distance, capped
 * below 1), by Barnes and Hut's approximation (Nature 324, 1986) on flat arrays.
 *
 * @param strength by body: how strongly it pushes others; greater than 0
 */
export function charge(strength: Float64Array, theta = THETA): Force<Body, undefined> {
  let bodies: readonly Body[] = [];
  let tree = createQuadtree(0);
  let x = new Float64Array(0);
  let y = new Float64Array(0);
  let push: Push = { x: 0, y: 0 };

  const force = (alpha: number) => {
    for (const [i, body] of bodies.entries()) {
      x[i] = body.x;
      y[i] = body.y;
    }
    tree.fill(x, y, strength);
    for (let i = 0; i < bodies.length; i++) {
      pushOn(i, tree, theta * theta, push);
      const body = bodies[tree.order[i] as number] as Body;
      body.vx += push.x * alpha;
      body.vy += push.y * alpha;
    }
  };
  force.initialize = (nodes: Body[]) => {
    bodies = nodes;
    tree = createQuadtree(nodes.length);
    x = new Float64Array(nodes.length);
    y = new Float64Array(nodes.length);
    push = { x: 0, y: 0 };
  };
  return force;
}

interface Push {
  x: number;
  y: number;
}

/** What the others do to one point, which stands at `self` along the tree's curve. */
function pushOn(self: number, tree: Quadtree, theta2: number, push: Push): void {
  const { cells, first, end, next, bucket, area, mass, centreX, centreY } = tree;
  const px = tree.x[self] as number;
  const py = tree.y[self] as number;
  push.x = 0;
  push.y = 0;
  let cell = 0;
  while (cell < cells) {
    const dx = px - (centreX[cell] as number);
    const dy = py - (centreY[cell] as number);
    const square = dx * dx + dy * dy;
    const from = first[cell] as number;
    const to = end[cell] as number;
    if ((area[cell] as number) < theta2 * square && square >= 1 && (self < from || self >= to)) {
      const k = (mass[cell] as number) / square;
      push.x += dx * k;
      push.y += dy * k;
      cell = next[cell] as number;
    } else if (bucket[cell] === 0) {
      cell++;
    } else {
      addNear(self, from, to, tree, push);
      cell = next[cell] as number;
    }
  }
}

/** Adds what points `from` to `to` - 1 do, one by one. */
function addNear(self: number, from: number, to: number, tree: Quadtree, push: Push): void {
  const { x, y, weight } = tree;
  const px = x[self] as number;
  const py = y[self] as number;
  for (let other = from; other < to; other++) {
    if (other === self) continue;
    let dx = px - (x[other] as number);
    let dy = py - (y[other] as number);
    let square = dx * dx + dy * dy;
    if (square === 0) {
      // Two in one spot part along a line that their places in the tree decide.
      dx = self < other ? -1e-3 : 1e-3;
      dy = dx * (((self + other) % 7) - 3);
      square = dx * dx + dy * dy;
    }
    const k = (weight[other] as number) / (square < 1 ? Math.sqrt(square) : square);
    push.x += dx * k;
    push.y += dy * k;
  }
}

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
 * A cell is far from a bucket when its width and the bucket's are together below so many times the
 * distance of their centres.
 */
const THETA = 1.2;

const HAIR = 1e-3;

/**
 * All bodies push each other away, as d3's many-body force has it (falling with distance, capped
 * below 1). Far cells are told by their weight and its spread, and what they do is summed up once for
 * a handful of neighbours together: Barnes and Hut's tree (Nature 324, 1986) with the first terms of
 * the fast multipole method (Greengard and Rokhlin, J. Comput. Phys. 73, 1987), in which a place in
 * the plane is a complex number and a push the conjugate of 1 / (place - other place).
 *
 * @param strength by body: how strongly it pushes others; greater than 0
 */
export function charge(strength: Float64Array, theta = THETA): Force<Body, undefined> {
  let bodies: readonly Body[] = [];
  let tree = createQuadtree(0);
  let x = new Float64Array(0);
  let y = new Float64Array(0);
  let near = createPoints(0);
  const far = createField();

  const force = (alpha: number) => {
    for (let i = 0; i < bodies.length; i++) {
      const body = bodies[i] as Body;
      x[i] = body.x;
      y[i] = body.y;
    }
    tree.fill(x, y, strength);
    partTwins(tree);
    for (let cell = 0; cell < tree.cells; cell++) {
      if (tree.bucket[cell] === 0) continue;
      look(cell, tree, theta, near, far);
      const end = tree.end[cell] as number;
      for (let i = tree.first[cell] as number; i < end; i++) {
        push(bodies[tree.order[i] as number] as Body, i, tree, near, far, alpha);
      }
    }
  };
  force.initialize = (nodes: Body[]) => {
    bodies = nodes;
    tree = createQuadtree(nodes.length);
    x = new Float64Array(nodes.length);
    y = new Float64Array(nodes.length);
    near = createPoints(nodes.length);
  };
  return force;
}

/**
 * Two in one spot would never part: later ones are taken to be a hair's breadth beside the first.
 * (In one spot they are neighbours on the curve.)
 */
function partTwins({ x, y }: Quadtree): void {
  let [lastX, lastY] = [Number.NaN, Number.NaN];
  for (let i = 0; i < x.length; i++) {
    if (x[i] !== lastX || y[i] !== lastY) {
      lastX = x[i] as number;
      lastY = y[i] as number;
      continue;
    }
    (x[i] as number) += HAIR * (1 + (i % 13));
    (y[i] as number) += HAIR * ((i % 7) - 3);
  }
}

/** Points that push one by one. */
interface Points {
  count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
}

function createPoints(most: number): Points {
  const column = () => new Float64Array(most);
  return { count: 0, x: column(), y: column(), weight: column() };
}

/** What far cells do around (x, y), as a Taylor series of complex numbers: a + b·d + c·d². */
interface Field {
  x: number;
  y: number;
  aRe: number;
  aIm: number;
  bRe: number;
  bIm: number;
  cRe: number;
  cIm: number;
}

function createField(): Field {
  return { x: 0, y: 0, aRe: 0, aIm: 0, bRe: 0, bIm: 0, cRe: 0, cIm: 0 };
}

/** Looks around from a bucket: what is near, its own points included, and what is far. */
function look(self: number, tree: Quadtree, theta: number, near: Points, far: Field): void {
  const { cells, first, end, next, bucket, size, centreX, centreY } = tree;
  startField(far, self, tree);
  near.count = 0;
  const ownSize = size[self] as number;
  for (let cell = 0; cell < cells; ) {
    const dx = far.x - (centreX[cell] as number);
    const dy = far.y - (centreY[cell] as number);
    const square = dx * dx + dy * dy;
    const both = ownSize + (size[cell] as number);
    if (both * both < theta * theta * square) {
      addFar(far, tree, cell, dx / square, -dy / square);
      cell = next[cell] as number;
    } else if (bucket[cell] === 0) {
      cell++;
    } else {
      addNear(near, tree, first[cell] as number, end[cell] as number);
      cell = next[cell] as number;
    }
  }
}

function startField(field: Field, self: number, tree: Quadtree): void {
  field.x = tree.centreX[self] as number;
  field.y = tree.centreY[self] as number;
  field.aRe = field.aIm = field.bRe = field.bIm = field.cRe = field.cIm = 0;
}

/** Adds what a cell does: with u = 1 / (here - its centre), a = w·u + s·u³, b = -w·u², c = w·u³. */
function addFar(field: Field, tree: Quadtree, cell: number, uRe: number, uIm: number): void {
  const weight = tree.mass[cell] as number;
  const spreadRe = tree.spreadRe[cell] as number;
  const spreadIm = tree.spreadIm[cell] as number;
  const u2Re = uRe * uRe - uIm * uIm;
  const u2Im = 2 * uRe * uIm;
  const u3Re = u2Re * uRe - u2Im * uIm;
  const u3Im = u2Re * uIm + u2Im * uRe;
  field.aRe += weight * uRe + spreadRe * u3Re - spreadIm * u3Im;
  field.aIm += weight * uIm + spreadRe * u3Im + spreadIm * u3Re;
  field.bRe -= weight * u2Re;
  field.bIm -= weight * u2Im;
  field.cRe += weight * u3Re;
  field.cIm += weight * u3Im;
}

function addNear(near: Points, tree: Quadtree, from: number, to: number): void {
  let { count } = near;
  for (let i = from; i < to; i++) {
    near.x[count] = tree.x[i] as number;
    near.y[count] = tree.y[i] as number;
    near.weight[count++] = tree.weight[i] as number;
  }
  near.count = count;
}

/** Pushes a body, which stands at `at` along the tree's curve. */
function push(
  body: Body,
  at: number,
  tree: Quadtree,
  near: Points,
  far: Field,
  alpha: number,
): void {
  const selfX = tree.x[at] as number;
  const selfY = tree.y[at] as number;
  const { count, x, y, weight } = near;
  const dx = selfX - far.x;
  const dy = selfY - far.y;
  const d2Re = dx * dx - dy * dy;
  const d2Im = 2 * dx * dy;
  let sumX = far.aRe + far.bRe * dx - far.bIm * dy + far.cRe * d2Re - far.cIm * d2Im;
  let sumY = -(far.aIm + far.bRe * dy + far.bIm * dx + far.cRe * d2Im + far.cIm * d2Re);
  for (let i = 0; i < count; i++) {
    const offX = selfX - (x[i] as number);
    const offY = selfY - (y[i] as number);
    const square = offX * offX + offY * offY;
    // It does not push itself: 0 by something greater than 0.
    const k = (weight[i] as number) / (square < 1 ? Math.sqrt(square) + 1e-12 : square);
    sumX += offX * k;
    sumY += offY * k;
  }
  body.vx += sumX * alpha;
  body.vy += sumY * alpha;
}

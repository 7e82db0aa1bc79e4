import { forceLink, forceSimulation } from 'd3-force';
import { type Body, keepInside, pullHome, pushApart, settleBoxes } from './forces.ts';
import { fraction } from './fraction.ts';

/** A node as the layout sees it: a shape and the label below it. */
export interface LayoutNode {
  readonly id: string;
  readonly radius: number;
  /** Width of the label in pixels; 0 when it needs no room of its own. */
  readonly labelWidth: number;
  /** Whether its home is on the ring around the centre; other nodes float beside their links. */
  readonly ring: boolean;
  /** Stays where `previous` has it: put there by the person. */
  readonly held: boolean;
}

/** A picture to lay out. The first node sits in the centre unless it is held elsewhere. */
export interface LayoutInput {
  /** Size of the box in pixels; its centre is (0, 0). */
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly LayoutNode[];
  readonly links: readonly { readonly source: number; readonly target: number }[];
  /** x, y of every node; NaN for a node without a place. `undefined` for a first picture. */
  readonly previous: Float32Array | undefined;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Height that a label takes below its shape, in pixels. */
const LABEL_HEIGHT = 16;
/** Random pages come out no better after 90 or 120 ticks; after 40, shapes begin to overlap. */
const COLD_TICKS = 60;
const WARM_TICKS = 40;

/**
 * Lays a picture out, down to rest. Returns x, y of every node, in the order of the nodes, within
 * the box. The same input always gives the same places. With previous places, known nodes keep
 * close to them and new ones start beside a node they are linked to.
 */
export function layout(input: LayoutInput): Float32Array {
  const warm = input.previous !== undefined;
  const ticks = warm ? WARM_TICKS : COLD_TICKS;
  const bodies = seat(input);
  const links = input.links.map(({ source, target }) => ({ source, target }));
  forceSimulation(bodies)
    .stop()
    .alpha(warm ? 0.3 : 1)
    .alphaDecay(1 - 0.001 ** (1 / ticks))
    .velocityDecay(0.35)
    .force('link', forceLink<Body, Spring>(links).distance(springLength).strength(0.1))
    .force('home', pullHome(warm ? 0.3 : 0.12))
    .force('apart', pushApart(90, 0.6))
    .force('inside', keepInside(input.width, input.height))
    .tick(ticks);
  settleBoxes(bodies, input.width, input.height);
  return Float32Array.from(bodies.flatMap(({ x, y }) => [x, y]));
}

interface Spring {
  source: number | Body;
  target: number | Body;
}

function springLength({ source }: Spring): number {
  return typeof source === 'object' && source.index === 0 ? 95 : 52;
}

/** Gives every node a home and a first place. */
function seat(input: LayoutInput): Body[] {
  const homes = homesOf(input);
  return input.nodes.map((node, index): Body => {
    const known = placeAt(input.previous, index);
    const home = known ?? homes[index] ?? { x: 0, y: 0 };
    const start = known ?? (input.previous && entrance(index, input)) ?? home;
    const fixed = index === 0 || node.held ? { fx: home.x, fy: home.y } : {};
    return { ...start, ...fixed, vx: 0, vy: 0, homeX: home.x, homeY: home.y, ...boxOf(node) };
  });
}

function boxOf({ radius, labelWidth }: LayoutNode) {
  const down = radius + (labelWidth > 0 ? LABEL_HEIGHT : 0);
  return { side: Math.max(radius, labelWidth / 2), up: radius, down };
}

/**
 * Homes on an ellipse, evenly spaced, in an order that belongs to the names alone: a company stands
 * at about the same hour of the clock on every page. Floating nodes are at home between their links.
 */
function homesOf({ nodes, links, width, height }: LayoutInput): Place[] {
  const homes: Place[] = nodes.map(() => ({ x: 0, y: 0 }));
  const ring = [...nodes.entries()].filter(([, node]) => node.ring);
  ring.sort(([, a], [, b]) => fraction(a.id) - fraction(b.id));
  // The box is wide: few companies stand side by side, many begin half a step off the horizontal.
  const start = ring.length < 4 ? 0 : 0.5;
  for (const [turn, [index]] of ring.entries()) {
    const angle = ((turn + start) / ring.length) * 2 * Math.PI;
    homes[index] = { x: Math.cos(angle) * width * 0.36, y: Math.sin(angle) * height * 0.34 };
  }
  for (const [index, node] of nodes.entries()) {
    if (node.ring || index === 0) continue;
    const targets = links.filter((link) => link.source === index).map((link) => homes[link.target]);
    const x = mean(targets.map((target) => target?.x ?? 0));
    const y = mean(targets.map((target) => target?.y ?? 0));
    const angle = fraction(node.id) * 2 * Math.PI;
    homes[index] = { x: x + Math.cos(angle) * 40, y: y + Math.sin(angle) * 40 };
  }
  return homes;
}

/** Where a new node enters a picture that stands: beside a node that it is linked to. */
function entrance(index: number, { nodes, links, previous }: LayoutInput): Place | undefined {
  for (const { source, target } of links) {
    if (source !== index && target !== index) continue;
    const beside = placeAt(previous, source === index ? target : source);
    if (!beside) continue;
    const angle = fraction(nodes[index]?.id ?? '') * 2 * Math.PI;
    return { x: beside.x + Math.cos(angle) * 20, y: beside.y + Math.sin(angle) * 20 };
  }
  return undefined;
}

function placeAt(places: Float32Array | undefined, index: number): Place | undefined {
  const x = places?.[index * 2] ?? Number.NaN;
  const y = places?.[index * 2 + 1] ?? Number.NaN;
  return Number.isNaN(x) || Number.isNaN(y) ? undefined : { x, y };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

import { forceSimulation, forceX, forceY } from 'd3-force';
import { type Body, charge } from './charge.ts';
import { enter, firstPlaces, knownPlaces } from './entrance.ts';
import type { LayoutFrame, LayoutJob } from './job.ts';
import { loneField } from './lone.ts';
import { mainlandOf } from './mainland.ts';
import { type Roles, rolesOf } from './roles.ts';
import { spreadByNeighbours } from './spectrum.ts';
import { springs } from './springs.ts';
import { turnHome } from './turn.ts';

/** How strongly a node pushes others; d3's default. */
const STRENGTH = 30;
/** Keeps the largest part of the graph in the middle. */
const GRAVITY = 0.02;
/**
 * Keeps what hangs together with nothing of that from drifting away. At the rim of pictures of all
 * sizes, what the picture pushes is in balance with a gravity of 0.06 to 0.12.
 */
const GRAVITY_OF_ISLANDS = 0.09;

/**
 * A first layout begins in good order, so it need not be hot. It cools as d3 has it for so many
 * ticks, in which clusters form, then fast: what is left is fine grain. (Cooling fast from the start
 * keeps the distances and destroys the clusters.)
 */
const COLD_ALPHA = 0.5;
const SLOW_TICKS = 90;
const SLOW_DECAY = 1 - 0.001 ** (1 / 300);
const FAST_DECAY = 0.15;
/** A picture that stands is only warmed: 38 ticks to rest. */
const WARM_ALPHA = 0.05;
const WARM_DECAY = 0.1;
/** Below this, nothing moves that anybody could see. */
const REST_ALPHA = 0.001;

/** A layout on its way to rest. */
export interface Settling {
  /** Moves everything one step further. Returns whether all is at rest; then it does nothing more. */
  tick(): boolean;
  /** Where everything is now; a new array. */
  frame(): LayoutFrame;
}

/**
 * Begins to lay out a graph. The same job always gives the same places. Without earlier places it
 * begins from spots that belong to the names; with them, known nodes hardly move and new ones enter
 * beside their neighbours.
 */
export function startSettling(job: LayoutJob): Settling {
  const roles = rolesOf(job);
  const known = knownPlaces(job);
  const radius = 10 * Math.sqrt(roles.core.length);
  const first = firstPlaces(job, radius);
  const begin = known ? enter(job, roles, known, first) : spreadByNeighbours(roles, first, radius);
  const field = loneField(roles.lone, known, job.held);
  // What is held may not be turned, and holds the rest.
  const home = job.held?.includes(1) ? undefined : (known ?? first);
  const bodies = bodiesOf(job, roles, begin);
  const mainland = mainlandOf(roles);
  const gravity = (_: Body, body: number) =>
    mainland[roles.core[body] ?? 0] === 1 ? GRAVITY : GRAVITY_OF_ISLANDS;
  const simulation = forceSimulation(bodies)
    .stop()
    .alpha(known ? WARM_ALPHA : COLD_ALPHA)
    .alphaDecay(known ? WARM_DECAY : SLOW_DECAY)
    .force('springs', springsOf(job, roles))
    .force('charge', charge(new Float64Array(bodies.length).fill(STRENGTH)))
    .force('x', forceX<Body>(0).strength(gravity))
    .force('y', forceY<Body>(0).strength(gravity));
  let ticks = 0;
  let atRest = bodies.length === 0;

  return {
    tick() {
      if (atRest) return true;
      if (!known && ticks === SLOW_TICKS) simulation.alphaDecay(FAST_DECAY);
      simulation.tick();
      ticks++;
      atRest = simulation.alpha() < REST_ALPHA;
      return atRest;
    },
    frame() {
      const places = new Float32Array(2 * job.nodes);
      for (const [i, node] of roles.core.entries()) {
        places[2 * node] = bodies[i]?.x ?? 0;
        places[2 * node + 1] = bodies[i]?.y ?? 0;
      }
      if (home) turnHome(places, roles, home);
      field.place(radiusOf(places, roles), places);
      return { places, atRest };
    },
  };
}

/** Lays a graph out, down to rest. */
export function settle(job: LayoutJob): LayoutFrame {
  const settling = startSettling(job);
  while (!settling.tick());
  return settling.frame();
}

function bodiesOf({ held }: LayoutJob, { core }: Roles, begin: Float32Array): Body[] {
  return Array.from(core, (node): Body => {
    const x = begin[2 * node] as number;
    const y = begin[2 * node + 1] as number;
    return { x, y, vx: 0, vy: 0, ...(held?.[node] === 1 && { fx: x, fy: y }) };
  });
}

function springsOf({ nodes }: LayoutJob, { core, degree, source, target }: Roles) {
  const bodyOf = new Uint32Array(nodes);
  for (const [body, node] of core.entries()) bodyOf[node] = body;
  const degrees = core.map((node) => degree[node] as number);
  return springs(
    source.map((node) => bodyOf[node] as number),
    target.map((node) => bodyOf[node] as number),
    degrees,
  );
}

/** How far the outermost node that is not lone stands from (0, 0). */
function radiusOf(places: Float32Array, { core }: Roles): number {
  let square = 0;
  for (const node of core) {
    const x = places[2 * node] as number;
    const y = places[2 * node + 1] as number;
    square = Math.max(square, x * x + y * y);
  }
  return Math.sqrt(square);
}

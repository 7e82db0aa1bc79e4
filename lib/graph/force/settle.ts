import { forceSimulation, forceX, forceY } from 'd3-force';
import { type Body, charge } from './charge.ts';
import { enter, firstPlaces, type Known, knownPlaces } from './entrance.ts';
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
/** A picture that stands is only warmed: 38 ticks to rest; more when much of it is new. */
const WARM_ALPHA = 0.05;
const WARM_ALPHA_OF_NEW = 0.5;
const WARM_DECAY = 0.1;
/** A picture is laid out anew when a smaller share of it than this has a place. */
const STANDS = 0.6;
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
  const known = knownPlaces(job, roles);
  const isWarm = known.share >= STANDS;
  const { begin, home } = isWarm ? warmStart(job, roles, known) : coldStart(job, roles, known);
  const bodies = bodiesOf(job, roles, begin);
  const field = loneField(roles, known.places, job.held);
  const simulation = forceSimulation(bodies)
    .stop()
    .alpha(isWarm ? Math.max(WARM_ALPHA, WARM_ALPHA_OF_NEW * (1 - known.share)) : COLD_ALPHA)
    .alphaDecay(isWarm ? WARM_DECAY : SLOW_DECAY)
    .force('springs', springsOf(job, roles))
    .force('charge', charge(new Float64Array(bodies.length).fill(STRENGTH)))
    .force('x', forceX<Body>(0).strength(gravityOf(roles)))
    .force('y', forceY<Body>(0).strength(gravityOf(roles)));
  const holds = job.held?.includes(1) ?? false;
  let ticks = 0;
  let atRest = bodies.length === 0;

  return {
    tick() {
      if (atRest) return true;
      if (!isWarm && ticks === SLOW_TICKS) simulation.alphaDecay(FAST_DECAY);
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
      // What is held may not be turned, and holds the rest.
      if (!holds) turnHome(places, roles, home);
      field.place(places);
      return { places, atRest };
    },
  };
}

/** Where nodes begin, and where those that belong somewhere do; x, y of every node. */
interface Start {
  readonly begin: Float32Array;
  readonly home: Float32Array;
}

function warmStart(job: LayoutJob, roles: Roles, { places }: Known): Start {
  const spots = firstPlaces(job, radiusFor(roles));
  return { begin: enter(job, roles, places, spots), home: places };
}

function coldStart(job: LayoutJob, roles: Roles, { places, share }: Known): Start {
  const radius = radiusFor(roles);
  const spots = firstPlaces(job, radius);
  const begin = spreadByNeighbours(roles, spots, radius);
  for (const node of roles.core) {
    if (job.held?.[node] !== 1 || Number.isNaN(places[2 * node])) continue;
    begin[2 * node] = places[2 * node] as number;
    begin[2 * node + 1] = places[2 * node + 1] as number;
  }
  return { begin, home: share > 0 ? places : spots };
}

/** About the radius that a layout will have. */
function radiusFor({ core }: Roles): number {
  return 10 * Math.sqrt(core.length);
}

function gravityOf(roles: Roles): (body: Body, index: number) => number {
  const mainland = mainlandOf(roles);
  return (_, index) => (mainland[roles.core[index] ?? 0] === 1 ? GRAVITY : GRAVITY_OF_ISLANDS);
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

import type { LayoutFrame, LayoutJob } from '../../../../lib/graph/force/job.ts';

/** A picture that frames of a layout are shown in. */
export interface Picture {
  /** Draws a frame with the next one of the screen; an older one that still waits is dropped. */
  show(frame: LayoutFrame): void;
  /** Resolves when the last frame of a layout has been drawn whole. */
  readonly drawn: Promise<void>;
}

/** Links that are drawn at once while things move, and in one slice of a picture at rest. */
const SLICE = 8_000;

/**
 * A plain drawing, batched by style, that stands in for the atlas's: while things move, only so many
 * links as a frame has time for; at rest all of them, in slices.
 */
export function batchedPicture(canvas: HTMLCanvasElement, job: LayoutJob, sites: number): Picture {
  const context = contextOf(canvas);
  const { promise: drawn, resolve } = Promise.withResolvers<void>();
  let waiting: LayoutFrame | undefined;
  const stride = Math.max(1, Math.ceil(job.source.length / SLICE));

  return {
    drawn,
    show(frame) {
      if (!waiting) requestAnimationFrame(draw);
      waiting = frame;
    },
  };

  function draw(): void {
    const frame = waiting;
    waiting = undefined;
    if (!frame) return;
    prepare(context, scaleFor(frame.places, canvas));
    if (frame.atRest) drawSlice(frame.places, 0);
    else {
      drawLinks(frame.places, 0, stride);
      drawNodes(frame.places);
    }
  }

  function drawSlice(places: Float32Array, slice: number): void {
    drawLinks(places, slice, stride);
    if (slice + 1 < stride) requestAnimationFrame(() => drawSlice(places, slice + 1));
    else {
      drawNodes(places);
      requestAnimationFrame(() => resolve());
    }
  }

  function drawLinks(places: Float32Array, first: number, step: number): void {
    context.beginPath();
    for (let link = first; link < job.source.length; link += step) {
      const from = 2 * (job.source[link] ?? 0);
      const to = 2 * (job.target[link] ?? 0);
      context.moveTo(places[from] ?? 0, places[from + 1] ?? 0);
      context.lineTo(places[to] ?? 0, places[to + 1] ?? 0);
    }
    context.stroke();
  }

  function drawNodes(places: Float32Array): void {
    for (const [first, end, colour] of [
      [0, sites, '#345'],
      [sites, job.nodes, '#c63'],
    ] as const) {
      context.fillStyle = colour;
      context.beginPath();
      for (let node = first; node < end; node++) {
        context.rect((places[2 * node] ?? 0) - 4, (places[2 * node + 1] ?? 0) - 4, 8, 8);
      }
      context.fill();
    }
  }
}

/** A node of d3's; it has a place once the simulation is made. */
interface Placed {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
}

/** What many draw: each link a path, each node a path. */
export function drawNaively(
  canvas: HTMLCanvasElement,
  nodes: readonly Placed[],
  links: readonly { readonly source: Placed; readonly target: Placed }[],
  sites: number,
): void {
  const context = contextOf(canvas);
  prepare(context, Math.min(1, 30 / Math.sqrt(nodes.length)));
  for (const { source, target } of links) {
    context.beginPath();
    context.moveTo(source.x ?? 0, source.y ?? 0);
    context.lineTo(target.x ?? 0, target.y ?? 0);
    context.stroke();
  }
  for (const [index, { x = 0, y = 0 }] of nodes.entries()) {
    context.beginPath();
    context.fillStyle = index < sites ? '#345' : '#c63';
    context.arc(x, y, 4, 0, 2 * Math.PI);
    context.fill();
  }
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the canvas has no context');
  return context;
}

function prepare(context: CanvasRenderingContext2D, scale: number): void {
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.setTransform(scale, 0, 0, scale, width / 2, height / 2);
  context.lineWidth = 1;
  context.strokeStyle = 'rgb(90 100 120 / 0.2)';
}

function scaleFor(places: Float32Array, { width, height }: HTMLCanvasElement): number {
  const farthest = places.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return Math.min(width, height) / 2 / farthest;
}

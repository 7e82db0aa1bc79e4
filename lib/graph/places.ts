import { LABEL_HEIGHT } from './draw-labels.ts';
import type { Spot } from './hit.ts';
import { type Box, placeLabels } from './labels.ts';
import type { LayoutInput } from './layout.ts';
import type { Graph } from './model.ts';

/** A point of the picture, whose centre is (0, 0), in pixels at scale 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a pan or a zoom did to the picture: screen = picture × k + (x, y). */
export interface Transform extends Point {
  readonly k: number;
}

/** Clear space around the picture, in pixels. */
const MARGIN = 8;

/**
 * What the layout needs to know of a graph. `known` has the places of nodes that were in the
 * picture before; `held` names those that the person put somewhere.
 */
export function layoutInput(
  graph: Graph,
  size: { readonly width: number; readonly height: number },
  labelWidths: readonly number[],
  known: ReadonlyMap<string, Point>,
  held: ReadonlySet<string>,
): LayoutInput {
  return {
    width: size.width - 2 * MARGIN,
    height: size.height - 2 * MARGIN,
    nodes: graph.nodes.map(({ id, kind, radius }, index) => ({
      id,
      radius,
      // Other sites show their letter; their names appear only where room is left over.
      labelWidth: kind === 'elsewhere' ? 0 : (labelWidths[index] ?? 0),
      ring: kind === 'company',
      held: held.has(id),
    })),
    links: graph.links.map(({ source, target }) => ({ source, target })),
    previous: known.size === 0 ? undefined : previousPlaces(graph, known),
  };
}

/** Where each node of a picture was before; NaN for a node that is new. */
function previousPlaces(graph: Graph, known: ReadonlyMap<string, Point>): Float32Array {
  return Float32Array.from(
    graph.nodes.flatMap(({ id }) => {
      const point = known.get(id);
      return point ? [point.x, point.y] : [Number.NaN, Number.NaN];
    }),
  );
}

/** Where new nodes come from when a picture glides into the next: a node they are linked to. */
export function entrances(
  graph: Graph,
  known: ReadonlyMap<string, Point>,
  target: Float32Array,
): Float32Array {
  const from = previousPlaces(graph, known);
  for (const index of graph.nodes.keys()) {
    if (!Number.isNaN(from[index * 2])) continue;
    const beside = graph.links.find((link) => link.source === index || link.target === index);
    const other = beside && (beside.source === index ? beside.target : beside.source);
    const point = known.get(graph.nodes[other ?? -1]?.id ?? '');
    from[index * 2] = point?.x ?? target[index * 2] ?? 0;
    from[index * 2 + 1] = point?.y ?? target[index * 2 + 1] ?? 0;
  }
  return from;
}

/** Places on the way from one picture to the next; `progress` runs from 0 to 1. */
export function between(from: Float32Array, to: Float32Array, progress: number): Float32Array {
  const eased = 1 - (1 - Math.min(1, Math.max(0, progress))) ** 3;
  return to.map((value, index) => (from[index] ?? value) * (1 - eased) + value * eased);
}

/** Places by node id. */
export function byId(graph: Graph, places: Float32Array): Map<string, Point> {
  return new Map(
    graph.nodes.map(({ id }, index) => [
      id,
      { x: places[index * 2] ?? 0, y: places[index * 2 + 1] ?? 0 },
    ]),
  );
}

/** Where the nodes stand on a canvas. Shapes grow slower than distances, to make room by zooming. */
export function spotsOf(
  graph: Graph,
  places: Float32Array,
  size: { readonly width: number; readonly height: number },
  { k, x, y }: Transform,
): Spot[] {
  const growth = Math.sqrt(k);
  return graph.nodes.map(({ radius }, index) => ({
    x: ((places[index * 2] ?? 0) + size.width / 2) * k + x,
    y: ((places[index * 2 + 1] ?? 0) + size.height / 2) * k + y,
    radius: radius * growth,
  }));
}

/**
 * Places the labels of a picture: the page's site first, then what got through, then by size. Other
 * sites are labelled, where room is left, when `named` says so.
 */
export function labelsOf(
  graph: Graph,
  spots: readonly Spot[],
  labelWidths: readonly number[],
  size: { readonly width: number; readonly height: number },
  named: (index: number) => boolean = () => false,
): (Box | undefined)[] {
  const rank = graph.nodes.map((node) => {
    if (node.kind === 'company') return node.radius + (node.hollow ? 100 : 200);
    return node.kind === 'here' ? 1000 : 0;
  });
  const order = [...graph.nodes.keys()]
    .filter((index) => graph.nodes[index]?.kind !== 'elsewhere' || named(index))
    .sort((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0));
  const labelled = spots.map((spot, index) => {
    return { ...spot, labelWidth: labelWidths[index] ?? 0, labelHeight: LABEL_HEIGHT };
  });
  return placeLabels(labelled, order, size.width, size.height);
}

/** The label of a node that the person points at: below it and inside, whatever it covers. */
export function spotLabel(
  spot: Spot,
  labelWidth: number,
  size: { readonly width: number; readonly height: number },
): Box {
  const left = Math.max(0, Math.min(size.width - labelWidth, spot.x - labelWidth / 2));
  const below = spot.y + spot.radius + 2;
  const fits = below + LABEL_HEIGHT <= size.height;
  const top = fits ? below : spot.y - spot.radius - 2 - LABEL_HEIGHT;
  return { left, top, width: labelWidth, height: LABEL_HEIGHT };
}

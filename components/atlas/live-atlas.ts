import { isSameGraph } from '@/lib/graph/atlas/build';
import type { AtlasGraph, LensState } from '@/lib/graph/atlas/model';
import type { AtlasViewOptions } from '@/lib/graph/atlas/options';
import { AtlasView } from '@/lib/graph/atlas/view';
import type { LayoutFrame } from '@/lib/graph/force/job';
import { createSettler } from '@/lib/graph/force/settler';
import { spawnSettleWorker } from '@/lib/graph/force/spawn';
import { fraction } from '@/lib/graph/fraction';
import type { Point } from '@/lib/graph/places';
import { readTheme } from '@/lib/graph/theme';
import { showInSteps } from './show-in-steps.ts';

/** Where every node of a graph is, once nothing moves any more. */
export interface Rested {
  readonly graph: AtlasGraph;
  readonly places: Float32Array;
}

/** What a live picture is told by the page around it, and tells it. */
export interface LiveOptions
  extends Pick<AtlasViewOptions, 'pointed' | 'opened' | 'folded' | 'walked' | 'domainsOf'> {
  /** Where nodes were when the picture was last at rest. */
  readonly places?: Rested | undefined;
  /** Ids of nodes that stay where a hand put them; those that a hand puts somewhere are added. */
  readonly held?: Set<string>;
  /** The layout came to rest. */
  readonly rested?: (rested: Rested) => void;
}

/** The picture of the atlas with its layout: it needs no React, so that it can be there before React. */
export interface LiveAtlas {
  readonly view: AtlasView;
  /**
   * Shows a graph through a lens: nodes that are known stay, others enter beside their neighbours.
   * Without `withFaded` what the lens leaves out is hidden: a replay shows nothing before its time.
   */
  show(graph: AtlasGraph, state: LensState, withFaded: boolean): void;
  /** Goes to a node and keeps it in the light, as soon as it is shown; `undefined` lets it go. */
  pin(id: string | undefined): void;
}

interface Wanted {
  readonly graph: AtlasGraph;
  readonly state: LensState;
  readonly withFaded: boolean;
}

/** The layout is done again when links have grown by this share since it was last at rest. */
const STALE = 0.02;

/**
 * Puts the picture into an element, and keeps it fitted to the element and the colours, until the
 * signal aborts. `undefined` where the browser has nothing to draw with.
 */
export function openLiveAtlas(
  ground: HTMLElement,
  options: LiveOptions,
  signal: AbortSignal,
): LiveAtlas | undefined {
  const known = pointsOf(options.places);
  const held = options.held ?? new Set();
  /** What is to be shown, and what is shown: not yet the same while a layout begins. */
  let wanted: Wanted | undefined;
  let shown: AtlasGraph | undefined;
  /** What is being laid out. */
  let settling: AtlasGraph | undefined;
  /** The newest frame of the first graph, until that is shown. */
  let coming: Float32Array | undefined;
  let pinned: string | undefined;
  let settledLinks = options.places ? undefined : 0;

  const theme = () => readTheme(getComputedStyle(ground));
  const view = openView(
    ground,
    {
      ...options,
      theme: theme(),
      still: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
      dragged(id, x, y) {
        held.add(id);
        known.set(id, { x, y });
        if (shown) options.rested?.({ graph: shown, places: placesOf(shown, known) });
      },
    },
    signal,
  );
  if (!view) return undefined;
  const settler = createSettler(spawnSettleWorker, follow, signal);
  keepFitted(ground, view, theme, signal);

  return {
    view,
    show(graph, state, withFaded) {
      wanted = { graph, state, withFaded };
      if (shown === graph) view.look(state, withFaded);
      else if (shown && isSameGraph(shown, graph)) {
        // Read again, and nobody new in it: the picture stands, and need not be made anew.
        shown = graph;
        view.look(state, withFaded);
        const places = placesOf(graph, known);
        if (places.every(Number.isFinite)) options.rested?.({ graph, places });
      } else if (graph !== settling) begin(graph);
    },
    pin(id) {
      pinned = id;
      if (id === undefined) view.pin(undefined);
      else if (shown) view.reveal(id);
    },
  };

  function begin(graph: AtlasGraph): void {
    const previous = placesOf(graph, known);
    const isKnown = graph.nodes > 0 && previous.every((one) => !Number.isNaN(one));
    if (isKnown || graph.nodes === 0) {
      settler.stop();
      settling = undefined;
      present(graph, previous);
      settledLinks ??= graph.links;
      if (Math.abs(graph.links - settledLinks) <= settledLinks * STALE) {
        options.rested?.({ graph, places: previous });
        return;
      }
    }
    const isFirst = graph.ids.every((id) => !known.has(id));
    settling = graph;
    coming = undefined;
    settler.settle({
      ...{ nodes: graph.nodes, source: graph.source, target: graph.target },
      seed: Float32Array.from(graph.ids, fraction),
      ...(!isFirst && { previous }),
      held: Uint8Array.from(graph.ids, (id) => (held.has(id) ? 1 : 0)),
    });
  }

  function follow({ places, atRest }: LayoutFrame): void {
    const graph = wanted?.graph;
    if (!graph || places.length !== graph.nodes * 2) return;
    if (shown === graph) view?.move(places, atRest);
    else if (shown) present(graph, places);
    else void enter(graph, places);
    for (const [node, id] of graph.ids.entries()) {
      known.set(id, { x: places[node * 2] as number, y: places[node * 2 + 1] as number });
    }
    if (!atRest) return;
    settling = undefined;
    settledLinks = graph.links;
    options.rested?.({ graph, places });
  }

  async function enter(graph: AtlasGraph, places: Float32Array): Promise<void> {
    const isUnderWay = coming !== undefined;
    coming = places;
    if (isUnderWay || !view) return;
    await showInSteps(view, graph, () => {
      if (coming && wanted?.graph === graph) present(graph, coming);
      coming = undefined;
    });
  }

  function present(graph: AtlasGraph, places: Float32Array): void {
    const isFirst = shown === undefined;
    shown = graph;
    // Through its lens from the start, or it would be worked out twice.
    if (isFirst && wanted?.graph === graph) view?.look(wanted.state, wanted.withFaded);
    view?.show(graph, places);
    if (!isFirst && wanted?.graph === graph) view?.look(wanted.state, wanted.withFaded);
    if (isFirst && pinned !== undefined) view?.reveal(pinned);
  }
}

/** Without a canvas there is no picture; the list is complete all the same. */
function openView(
  ground: HTMLElement,
  options: AtlasViewOptions,
  signal: AbortSignal,
): AtlasView | undefined {
  const canDraw = document.createElement('canvas').getContext('2d') !== null;
  return canDraw ? new AtlasView(ground, options, signal) : undefined;
}

function pointsOf(rested: Rested | undefined): Map<string, Point> {
  const at = (index: number) => rested?.places[index] ?? Number.NaN;
  const ids = rested?.graph.ids ?? [];
  return new Map(ids.map((id, node) => [id, { x: at(node * 2), y: at(node * 2 + 1) }]));
}

/** x, y of every node where it was last seen; NaN for nodes that are new. */
function placesOf({ ids }: AtlasGraph, known: ReadonlyMap<string, Point>): Float32Array {
  const places = new Float32Array(ids.length * 2).fill(Number.NaN);
  for (const [node, id] of ids.entries()) {
    const point = known.get(id);
    if (point) places.set([point.x, point.y], node * 2);
  }
  return places;
}

function keepFitted(
  ground: HTMLElement,
  view: AtlasView,
  theme: () => ReturnType<typeof readTheme>,
  signal: AbortSignal,
): void {
  const sizes = new ResizeObserver(() => view.resize());
  sizes.observe(ground);
  signal.addEventListener('abort', () => sizes.disconnect());
  // A window that moves to another screen may have other pixels; `resize` tells.
  addEventListener('resize', () => view.resize(), { signal });
  const repaint = () => view.paint(theme());
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', repaint, { signal });
  }
}

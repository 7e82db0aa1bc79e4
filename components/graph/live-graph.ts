import { layout } from '@/lib/graph/layout';
import { createLayouter } from '@/lib/graph/layouter';
import { spawnLayoutWorker } from '@/lib/graph/spawn';
import { readTheme } from '@/lib/graph/theme';
import { GraphView } from '@/lib/graph/view';
import type { SpotlightStore } from '@/lib/stores/spotlight';

/** A picture on a canvas of its own, which can be carried from one place in the page to another. */
export interface LiveGraph {
  readonly canvas: HTMLCanvasElement;
  readonly view: GraphView;
  /** Puts the canvas into another element and fits it to the room there. */
  moveTo(ground: HTMLElement): void;
  /** Reads the colours anew. */
  repaint(): void;
  /** Lets go of all that it listens to, and of its canvas. */
  end(): void;
}

/**
 * Puts a canvas into an element and keeps a picture on it that fits the element, the colours and
 * the spotlight. It needs no React, so that it can be there before React. `undefined` where the
 * browser has nothing to draw with.
 */
export function openLiveGraph(
  ground: HTMLElement,
  spotlight: SpotlightStore,
): LiveGraph | undefined {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const ending = new AbortController();
  const { signal } = ending;
  ground.append(canvas);

  const theme = () => readTheme(getComputedStyle(canvas));
  const options = {
    theme: theme(),
    layouter: createLayouter(spawnLayoutWorker, layout, signal),
    first: layout,
    still: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
    pointed: (node: { id: string } | undefined) => spotlight.getState().light(node?.id),
    opened: (node: { kind: string; company?: string }) => {
      if (node.company) spotlight.getState().reveal(node.company);
    },
  };
  const view = new GraphView(canvas, context, options, signal);
  const measure = () => view.resize(canvas.clientWidth, canvas.clientHeight);
  measure();
  const sizes = new ResizeObserver(measure);
  sizes.observe(canvas);
  signal.addEventListener('abort', () => sizes.disconnect());
  signal.addEventListener(
    'abort',
    spotlight.subscribe(({ lit }) => view.light(lit)),
  );
  const repaint = () => view.paint(theme());
  repaintOnChange(repaint, signal);

  return {
    canvas,
    view,
    repaint,
    moveTo(place) {
      place.append(canvas);
      measure();
    },
    end() {
      ending.abort();
      canvas.remove();
    },
  };
}

function repaintOnChange(repaint: () => void, signal: AbortSignal): void {
  // A window that moves to another screen may have other pixels; `resize` tells.
  addEventListener('resize', repaint, { signal });
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', repaint, { signal });
  }
}

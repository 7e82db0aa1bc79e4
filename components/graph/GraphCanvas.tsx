import { useEffect, useLayoutEffect, useRef } from 'react';
import { afterPaint } from '@/components/ui/after-paint';
import { layout } from '@/lib/graph/layout';
import { createLayouter } from '@/lib/graph/layouter';
import type { Graph } from '@/lib/graph/model';
import { spawnLayoutWorker } from '@/lib/graph/spawn';
import { readTheme } from '@/lib/graph/theme';
import { GraphView } from '@/lib/graph/view';
import type { SpotlightStore } from '@/lib/stores/spotlight';
import { useSpotlightStore } from './SpotlightContext.tsx';

/** The live picture. React mounts the canvas once; the frames belong to the canvas. */
export function GraphCanvas({ graph, name }: { readonly graph: Graph; readonly name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<GraphView>(undefined);
  const spotlight = useSpotlightStore();

  useLayoutEffect(() => {
    const ending = new AbortController();
    view.current = canvas.current ? mount(canvas.current, spotlight, ending.signal) : undefined;
    return () => ending.abort();
  }, [spotlight]);

  useLayoutEffect(() => view.current?.show(graph), [graph]);

  // Hands are not needed for the first picture, so their code is not in the way of it.
  useEffect(() => {
    const ending = new AbortController();
    const callOff = afterPaint(async () => {
      const { attachGestures } = await import('@/lib/graph/gestures');
      if (ending.signal.aborted || !canvas.current || !view.current) return;
      attachGestures(canvas.current, view.current.gestures, ending.signal);
    });
    ending.signal.addEventListener('abort', callOff);
    return () => ending.abort();
  }, []);

  return <canvas ref={canvas} className="graph-canvas" role="img" aria-label={name} />;
}

function mount(canvas: HTMLCanvasElement, spotlight: SpotlightStore, signal: AbortSignal) {
  const context = canvas.getContext('2d');
  if (!context) return undefined;
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
  const repaint = () => view.paint(theme());
  measure();

  const sizes = new ResizeObserver(measure);
  sizes.observe(canvas);
  signal.addEventListener('abort', () => sizes.disconnect());
  signal.addEventListener(
    'abort',
    spotlight.subscribe(({ lit }) => view.light(lit)),
  );
  // A window that moves to another screen may have other pixels; `resize` tells.
  addEventListener('resize', repaint, { signal });
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', repaint, { signal });
  }
  return view;
}

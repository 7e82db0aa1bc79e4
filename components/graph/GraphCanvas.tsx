import { useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { afterPaint } from '@/components/ui/after-paint';
import type { Graph } from '@/lib/graph/model';
import { FirstPictureContext } from './FirstPictureContext.tsx';
import { type LiveGraph, openLiveGraph } from './live-graph.ts';
import { useSpotlightStore } from './SpotlightContext.tsx';

/** The live picture. React mounts its ground once; canvas and frames belong to the picture. */
export function GraphCanvas(props: {
  readonly graph: Graph;
  readonly name: string;
  /** What the colours follow beside the person's theme: they are read again when it changes. */
  readonly mood: string | undefined;
}) {
  const { graph, name, mood } = props;
  const ground = useRef<HTMLDivElement>(null);
  const live = useRef<LiveGraph>(undefined);
  const spotlight = useSpotlightStore();
  const first = useContext(FirstPictureContext);

  useLayoutEffect(() => {
    if (!ground.current) return;
    live.current = first.graph ?? openLiveGraph(ground.current, spotlight);
    // Taken over in the same frame in which React clears the place where it was drawn first.
    first.graph?.moveTo(ground.current);
    first.graph = undefined;
    return () => live.current?.end();
  }, [spotlight, first]);

  useLayoutEffect(() => live.current?.view.show(graph), [graph]);

  const drawnMood = useRef(mood);
  useLayoutEffect(() => {
    if (drawnMood.current === mood) return;
    drawnMood.current = mood;
    live.current?.repaint();
  }, [mood]);

  // Hands are not needed for the first picture, so their code is not in the way of it.
  useEffect(() => {
    const ending = new AbortController();
    const callOff = afterPaint(async () => {
      const { attachGestures } = await import('@/lib/graph/gestures');
      if (ending.signal.aborted || !live.current) return;
      attachGestures(live.current.canvas, live.current.view.gestures, ending.signal);
    });
    ending.signal.addEventListener('abort', callOff);
    return () => ending.abort();
  }, []);

  return <div ref={ground} className="graph-ground" role="img" aria-label={name} />;
}

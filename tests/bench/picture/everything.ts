import { type AtlasGraph, type LensState, STOPPED } from '@/lib/graph/atlas/model';
import { traceDiamond, traceDisc } from '@/lib/graph/shapes';
import type { Theme } from '@/lib/graph/theme';

/**
 * The reference: all links and nodes of a graph with one path for each style, straight lines, no
 * letters, marks or names. The fastest way to draw everything.
 */
export function drawEverything(
  context: CanvasRenderingContext2D,
  graph: AtlasGraph,
  lens: LensState,
  spots: Float32Array,
  theme: Theme,
): void {
  const { width, height } = context.canvas;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  drawLinks(context, graph, lens, spots, theme);
  drawNodes(context, graph, spots, theme);
}

function drawLinks(
  context: CanvasRenderingContext2D,
  graph: AtlasGraph,
  lens: LensState,
  spots: Float32Array,
  theme: Theme,
): void {
  const styles = new Map<string, Path2D>();
  for (let link = 0; link < graph.links; link++) {
    const from = graph.source[link] ?? 0;
    const to = graph.target[link] ?? 0;
    const isStopped = lens.links[link] === STOPPED;
    const colour = isStopped ? theme.cut : theme.line[graph.categories[to] ?? 'unknown'];
    let path = styles.get(colour);
    if (!path) {
      path = new Path2D();
      styles.set(colour, path);
    }
    path.moveTo(spots[from * 2] ?? 0, spots[from * 2 + 1] ?? 0);
    path.lineTo(spots[to * 2] ?? 0, spots[to * 2 + 1] ?? 0);
  }
  context.globalAlpha = 0.4;
  context.lineWidth = 1;
  for (const [colour, path] of styles) {
    context.strokeStyle = colour;
    context.stroke(path);
  }
  context.globalAlpha = 1;
}

function drawNodes(
  context: CanvasRenderingContext2D,
  graph: AtlasGraph,
  spots: Float32Array,
  theme: Theme,
): void {
  const groups = Map.groupBy(Array(graph.nodes).keys(), (node) =>
    node < graph.sites ? 'site' : (graph.categories[node] ?? 'unknown'),
  );
  for (const [style, nodes] of groups) {
    context.fillStyle = style === 'site' ? theme.disc : theme.fill[style];
    context.beginPath();
    for (const node of nodes) {
      const trace = style === 'site' ? traceDisc : traceDiamond;
      trace(context, spots[node * 2] ?? 0, spots[node * 2 + 1] ?? 0, 5);
    }
    context.fill();
  }
}

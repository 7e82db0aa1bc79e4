import type { Pass, Scene } from './draw.ts';
import type { GraphNode } from './model.ts';
import type { Theme } from './theme.ts';

/** Height of a label's box in pixels. */
export const LABEL_HEIGHT = 14;

/** The CSS font of a node's label. */
export function labelFont(node: GraphNode, theme: Theme): string {
  return node.kind === 'company' ? `600 11px ${theme.font}` : `400 10.5px ${theme.font}`;
}

/** Draws the labels of a pass, each with a rim in the surface's colour to part it from threads. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  { graph, labels }: Scene,
  theme: Theme,
  pass: Pass,
): void {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = theme.surface;
  for (const [index, node] of graph.nodes.entries()) {
    const box = labels[index];
    if (!box || !pass.node(index)) continue;
    context.font = labelFont(node, theme);
    context.fillStyle = node.kind === 'company' ? theme.text : theme.muted;
    context.strokeText(node.label, box.left, box.top + box.height / 2);
    context.fillText(node.label, box.left, box.top + box.height / 2);
  }
}

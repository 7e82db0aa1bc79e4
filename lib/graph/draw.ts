import { drawLabels } from './draw-labels.ts';
import { drawNodes } from './draw-nodes.ts';
import { drawThreads } from './draw-threads.ts';
import type { Spot } from './hit.ts';
import type { Box } from './labels.ts';
import type { Graph } from './model.ts';
import type { Theme } from './theme.ts';

/** A picture ready to be drawn: everything in pixels of the canvas, at CSS scale. */
export interface Scene {
  readonly graph: Graph;
  /** Where each node stands. */
  readonly spots: readonly Spot[];
  /** Where each node's label stands; `undefined` for a label that is not shown. */
  readonly labels: readonly (Box | undefined)[];
  /** The node in the light, by index; −1 for none. */
  readonly lit: number;
  readonly width: number;
  readonly height: number;
}

/** Chooses the nodes and threads of one pass by their indices. */
export interface Pass {
  readonly node: (index: number) => boolean;
  readonly link: (index: number) => boolean;
}

const DIMMED = 0.2;

/** Draws one whole frame; `ratio` is the number of device pixels to a CSS pixel. */
export function drawScene(
  context: CanvasRenderingContext2D,
  scene: Scene,
  theme: Theme,
  ratio: number,
): void {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, scene.width, scene.height);
  if (scene.lit < 0) {
    drawPass(context, scene, theme, { node: () => true, link: () => true });
    return;
  }
  const light = inLight(scene);
  context.globalAlpha = DIMMED;
  drawPass(context, scene, theme, {
    node: (index) => !light.node(index),
    link: (index) => !light.link(index),
  });
  context.globalAlpha = 1;
  drawPass(context, scene, theme, light);
}

function drawPass(context: CanvasRenderingContext2D, scene: Scene, theme: Theme, pass: Pass): void {
  drawThreads(context, scene, theme, pass);
  drawNodes(context, scene, theme, pass);
  drawLabels(context, scene, theme, pass);
}

/** The lit node, its threads and what they lead to. */
function inLight({ graph, lit }: Scene): Pass {
  const nodes = new Set([lit]);
  const links = new Set<number>();
  for (const [index, { source, target }] of graph.links.entries()) {
    if (source !== lit && target !== lit) continue;
    links.add(index);
    nodes.add(source).add(target);
  }
  return { node: (index) => nodes.has(index), link: (index) => links.has(index) };
}

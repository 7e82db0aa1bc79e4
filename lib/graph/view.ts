import { drawScene } from './draw.ts';
import { labelFont } from './draw-labels.ts';
import type { GestureHandlers } from './gestures.ts';
import { nodeAt, type Spot } from './hit.ts';
import type { Box } from './labels.ts';
import type { LayoutInput } from './layout.ts';
import type { Layouter } from './layouter.ts';
import type { Graph, GraphNode } from './model.ts';
import { Motion } from './motion.ts';
import { labelsOf, layoutInput, spotLabel, spotsOf, type Transform } from './places.ts';
import type { Theme } from './theme.ts';

/** What a picture on a canvas needs from outside. */
export interface ViewOptions {
  readonly theme: Theme;
  readonly layouter: Layouter;
  /**
   * Lays out the first picture at once, in the page: two dozen nodes take 3 to 10 ms there, and the
   * answer of a worker, started as early as can be, came 30 ms later (medians of 24 pairs).
   */
  readonly first: (input: LayoutInput) => Float32Array;
  /** Whether the person asked for less motion. */
  readonly still: () => boolean;
  /** The pointer came to a node, or left it. */
  readonly pointed: (node: GraphNode | undefined) => void;
  /** A node was clicked. */
  readonly opened: (node: GraphNode) => void;
}

const UNMOVED: Transform = { k: 1, x: 0, y: 0 };

/** One live picture on one canvas. It draws when something changed, and does nothing at rest. */
export class GraphView {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #options: ViewOptions;
  readonly #motion = new Motion();
  #theme: Theme;
  #size = { width: 0, height: 0 };
  #transform = UNMOVED;
  /** What is drawn, and what is to be drawn as soon as its layout is there. */
  #graph: Graph | undefined;
  #wanted: Graph | undefined;
  #labelWidths: readonly number[] = [];
  /** Labels at rest; `undefined` when they have to be placed anew. */
  #labels: readonly (Box | undefined)[] | undefined;
  #spots: readonly Spot[] = [];
  #lit: string | undefined;
  #frame = 0;
  #turn = 0;

  constructor(
    canvas: HTMLCanvasElement,
    context: CanvasRenderingContext2D,
    options: ViewOptions,
    signal: AbortSignal,
  ) {
    this.#canvas = canvas;
    this.#context = context;
    this.#options = options;
    this.#theme = options.theme;
    signal.addEventListener('abort', () => cancelAnimationFrame(this.#frame));
  }

  /** What `attachGestures` asks of the picture and tells it. */
  readonly gestures: GestureHandlers = {
    hit: (x, y) => nodeAt(this.#graph?.nodes ?? [], this.#spots, x, y),
    zoomed: (transform) => {
      this.#transform = transform;
      this.#changed();
    },
    pointed: (index) => this.#options.pointed(this.#graph?.nodes[index]),
    dragged: (index, x, y) => this.#drag(index, x, y),
    dropped: () => void this.#arrange(),
    opened: (index) => {
      const node = this.#graph?.nodes[index];
      if (node) this.#options.opened(node);
    },
  };

  /** Sets the size of the canvas in CSS pixels. */
  resize(width: number, height: number): void {
    if (width === this.#size.width && height === this.#size.height) return;
    this.#size = { width, height };
    if (this.#graph) void this.#arrange();
  }

  /** Draws with other colours. */
  paint(theme: Theme): void {
    this.#theme = theme;
    this.#changed();
  }

  /** Puts a node, by its id, and its threads in the light. */
  light(id: string | undefined): void {
    if (id === this.#lit) return;
    this.#lit = id;
    this.#changed();
  }

  /** Shows a graph: the first at once, later ones by gliding there when they are laid out. */
  show(graph: Graph): void {
    this.#wanted = graph;
    if (!this.#graph) {
      this.#motion.settle(graph, this.#options.first(this.#inputOf(graph)));
      this.#adopt(graph);
      this.#draw();
    } else if (sameShape(this.#graph, graph)) {
      this.#adopt(graph);
    } else {
      void this.#arrange();
    }
  }

  async #arrange(): Promise<void> {
    const next = this.#wanted;
    if (!next) return;
    const turn = ++this.#turn;
    const target = await this.#options.layouter.place(this.#inputOf(next));
    if (turn !== this.#turn) return;
    const before = this.#graph ?? next;
    if (this.#options.still()) this.#motion.settle(next, target);
    else this.#motion.glide(before, next, target, performance.now());
    this.#adopt(next);
  }

  #adopt(graph: Graph): void {
    this.#graph = graph;
    this.#labelWidths = this.#measure(graph);
    this.#changed();
  }

  #drag(index: number, x: number, y: number): void {
    const node = this.#graph?.nodes[index];
    if (!node) return;
    // A layout that is under way does not know where the hand is: let it pass.
    this.#turn++;
    this.#motion.hold(index, node.id, {
      x: (x - this.#transform.x) / this.#transform.k - this.#size.width / 2,
      y: (y - this.#transform.y) / this.#transform.k - this.#size.height / 2,
    });
    this.#changed();
  }

  #inputOf(graph: Graph): LayoutInput {
    const { known, held } = this.#motion;
    return layoutInput(graph, this.#size, this.#measure(graph), known, held);
  }

  #measure({ nodes }: Graph): number[] {
    return nodes.map((node) => {
      this.#context.font = labelFont(node, this.#theme);
      return Math.ceil(this.#context.measureText(node.label).width);
    });
  }

  #changed(): void {
    this.#labels = undefined;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#frame || !this.#graph) return;
    this.#frame = requestAnimationFrame((now) => {
      this.#frame = 0;
      this.#motion.advance(now);
      this.#draw();
      if (this.#motion.isGliding) this.#schedule();
    });
  }

  #draw(): void {
    const graph = this.#graph;
    if (!graph) return;
    const atRest = spotsOf(graph, this.#motion.rest, this.#size, this.#transform);
    this.#spots = spotsOf(graph, this.#motion.places, this.#size, this.#transform);
    const lit = this.#lit === undefined ? -1 : graph.nodes.findIndex(({ id }) => id === this.#lit);
    this.#labels ??= labelsOf(graph, atRest, this.#labelWidths, this.#size, (index) =>
      graph.links.some(({ source, target }) => source === index && target === lit),
    );
    const labels = this.#labels.map((box, index) => this.#labelNow(box, index, atRest, lit));
    const scene = { graph, spots: this.#spots, labels, lit, ...this.#size };
    drawScene(this.#context, scene, this.#theme, this.#fitPixels());
  }

  /** Labels travel with their nodes; the lit node has one even where there is no room. */
  #labelNow(box: Box | undefined, index: number, atRest: readonly Spot[], lit: number) {
    const spot = this.#spots[index];
    const rest = atRest[index];
    if (!spot || !rest) return undefined;
    if (box) return { ...box, left: box.left + spot.x - rest.x, top: box.top + spot.y - rest.y };
    return index === lit ? spotLabel(spot, this.#labelWidths[index] ?? 0, this.#size) : undefined;
  }

  /** Gives the canvas one pixel for each pixel of the screen. */
  #fitPixels(): number {
    const ratio = globalThis.devicePixelRatio || 1;
    const width = Math.round(this.#size.width * ratio);
    const height = Math.round(this.#size.height * ratio);
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    return ratio;
  }
}

/** Whether two graphs have the same nodes, joined in the same way: what moves a layout. */
function sameShape(a: Graph, b: Graph): boolean {
  return (
    a.nodes.length === b.nodes.length &&
    a.links.length === b.links.length &&
    a.nodes.every((node, index) => sameBody(node, b.nodes[index])) &&
    a.links.every(({ source, target }, index) => {
      return source === b.links[index]?.source && target === b.links[index]?.target;
    })
  );
}

function sameBody(a: GraphNode, b: GraphNode | undefined): boolean {
  return a.id === b?.id && a.label === b.label && a.radius === b.radius;
}

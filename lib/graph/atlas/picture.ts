import type { Point } from '../places.ts';
import type { Theme } from '../theme.ts';
import { EndGrid } from './end-grid.ts';
import { growthAt } from './growth.ts';
import type { AtlasGraph, LensState } from './model.ts';
import { type Measure, Ruler } from './names.ts';
import { type Plan, planning, STEP } from './plan.ts';
import type { Size } from './projection.ts';
import { levelOf, plainLens, type Scene, sceneOf } from './scene.ts';
import { radiiOf, type Stock, Stocks, swellingOf } from './stock.ts';

/** Each time it is unfolded, so much more is drawn. */
const APPETITE = 1.55;
/** How often a picture can be unfolded: more could not be read. */
export const MOST_UNFOLDED = 3;
/** A finger or a trembling hand may miss a shape by so many pixels. */
const SLACK = 5;
/** The largest shape's radius at scale 1, in pixels. */
const LARGEST = 30;

/**
 * What the atlas shows, without a canvas: a graph, where it lies, the lens it is seen through, and
 * what the person held, revealed and unfolded. Scenes are made when they are asked for, and kept.
 */
export class Picture {
  readonly #measure: Measure;
  #theme: Theme;
  #stock: Stock | undefined;
  readonly stocks = new Stocks();
  #places: Float32Array = new Float32Array();
  #size: Size = { width: 0, height: 0 };
  #lens: LensState | undefined;
  #plan: Plan | undefined;
  #planning: Generator<void, Plan> | undefined;
  #ruler: Ruler | undefined;
  #withFaded = true;
  #unfolded = 0;
  /** By id, because indices change with the graph. */
  readonly #held = new Map<string, { readonly x: number; readonly y: number }>();
  readonly #wanted = new Set<string>();
  readonly #scenes = new Map<number, Scene>();
  readonly #grids = new Map<Scene, EndGrid>();

  constructor(theme: Theme, measure: Measure) {
    this.#theme = theme;
    this.#measure = measure;
  }

  get stock(): Stock | undefined {
    return this.#stock;
  }

  get size(): Size {
    return this.#size;
  }

  get ruler(): Ruler | undefined {
    return this.#ruler;
  }

  get plan(): Plan | undefined {
    while (this.advance());
    return this.#plan;
  }

  /** Does a part of the work for the next plan; false when there is nothing left to do. */
  advance(): boolean {
    if (this.#plan || !this.#stock || this.#size.width <= 0 || this.#size.height <= 0) return false;
    this.#planning ??= this.#begin(this.#stock);
    const { done, value } = this.#planning.next();
    if (done) this.#plan = value;
    return !done;
  }

  /** How often it was unfolded: 0 as it is at first, `MOST_UNFOLDED` at most. */
  get unfolded(): number {
    return this.#unfolded;
  }

  /** How far it makes sense to enlarge: until the closest nodes can be told apart. */
  get largestScale(): number {
    const crowd = (this.#stock?.nodes ?? 0) * 9_000;
    const area = this.#size.width * this.#size.height;
    return Math.min(40, Math.max(5, Math.sqrt(crowd / Math.max(1, area)) * 5));
  }

  idOf(end: number | undefined): string | undefined {
    return this.#stock?.ids[end ?? -1];
  }

  indexOf(id: string | undefined): number | undefined {
    return id === undefined ? undefined : this.#stock?.indexOf.get(id);
  }

  show(graph: AtlasGraph, places: Float32Array): void {
    this.#stock = this.stocks.take(graph, this.#size);
    this.#places = places;
    this.#ruler = new Ruler(this.#stock, this.#theme, this.#measure);
    if (this.#lens?.nodes.length !== graph.nodes || this.#lens.links.length !== graph.links)
      this.#lens = undefined;
    this.#forgetPlan();
  }

  /** A frame of a layout that settles: nodes and groups stay the same until `rest`. */
  move(places: Float32Array): void {
    this.#places = places;
    this.#plan?.move(places);
    this.#grids.clear();
  }

  /** Nodes have moved: what was known of their neighbourhood no longer holds. */
  moved(): void {
    this.#grids.clear();
  }

  /** Chooses anew for where the nodes are now. */
  rest(): void {
    this.#forgetPlan();
  }

  look(lens: LensState, withFaded = true): void {
    this.#lens = lens;
    this.#withFaded = withFaded;
    this.#scenes.clear();
    this.#grids.clear();
  }

  paint(theme: Theme): void {
    if (this.#stock && theme.font !== this.#theme.font) {
      this.#ruler = new Ruler(this.#stock, theme, this.#measure);
      this.#forgetPlan();
    }
    this.#theme = theme;
  }

  resize(size: Size): void {
    this.#size = size;
    if (this.#stock) {
      const radius = radiiOf(this.#stock, swellingOf(this.#stock.nodes, size));
      this.#stock = { ...this.#stock, radius };
      this.#ruler = new Ruler(this.#stock, this.#theme, this.#measure);
    }
    this.#forgetPlan();
  }

  /** Draws more of the tail, or less. Answers whether that made a difference. */
  unfold(way: 1 | -1): boolean {
    const bounded = Math.max(0, Math.min(MOST_UNFOLDED, this.#unfolded + way));
    if (bounded === this.#unfolded) return false;
    this.#unfolded = bounded;
    if (way < 0) this.#wanted.clear();
    this.#forgetPlan();
    return true;
  }

  /** Sees to it that a node is drawn. Answers whether it was not. */
  reveal(node: number): boolean {
    const id = this.#stock?.ids[node];
    if (id === undefined) return false;
    const isDrawn = this.sceneAt(1)?.drawn[node] === 1;
    // Also when it is drawn already: in another size, or once the layout is at rest, it might not be.
    this.#wanted.add(id);
    if (!isDrawn) this.#forgetPlan();
    return !isDrawn;
  }

  /** Holds a node at a point of the picture. Answers whether there is such a node. */
  hold(node: number, { x, y }: Point): boolean {
    const shown = this.plan;
    const id = this.#stock?.ids[node];
    if (!shown || id === undefined) return false;
    this.#held.set(id, { x: x / this.#size.width, y: y / this.#size.height });
    shown.spots[node * 2] = x;
    shown.spots[node * 2 + 1] = y;
    this.#grids.clear();
    return true;
  }

  /** Where a node of the picture is in the layout's world. */
  worldOf(node: number): Point | undefined {
    const { plan: shown } = this;
    return shown?.projection.invert(
      shown.spots[node * 2] as number,
      shown.spots[node * 2 + 1] as number,
    );
  }

  /** What is drawn at a scale. */
  sceneAt(scale: number): Scene | undefined {
    const shown = this.plan;
    return shown && this.#scene(shown, levelOf(scale));
  }

  /** The end at a point of the picture, seen at a scale; −1 if there is none. */
  endAt({ x, y }: Point, k: number): number {
    const scene = this.sceneAt(k);
    if (!scene) return -1;
    let grid = this.#grids.get(scene);
    if (!grid) {
      grid = new EndGrid(scene, STEP ** scene.level);
      this.#grids.set(scene, grid);
    }
    const { stock: known } = scene.plan;
    const growth = growthAt(k) / k;
    const radius = (end: number) =>
      end < known.nodes
        ? (known.radius[end] as number) * growth
        : (scene.groups.radius[end - known.nodes] as number) / k;
    return grid.at(x, y, SLACK / k, radius, LARGEST * growth);
  }

  #scene(shown: Plan, level: number): Scene {
    const known = this.#scenes.get(level);
    if (known) return known;
    this.#lens ??= plainLens(shown);
    const above = level > 0 ? this.#scene(shown, level - 1) : undefined;
    const wanted = this.#indices(this.#wanted);
    const scene = sceneOf(shown, this.#lens, level, above, wanted, this.#withFaded);
    this.#scenes.set(level, scene);
    return scene;
  }

  #begin(known: Stock): Generator<void, Plan> {
    const ruler = this.#ruler;
    const held = new Map<number, { readonly x: number; readonly y: number }>();
    for (const [id, point] of this.#held) {
      const node = known.indexOf.get(id);
      if (node !== undefined) held.set(node, point);
    }
    return planning({
      stock: known,
      places: this.#places,
      size: this.#size,
      labelWidth: (node) => ruler?.width(node) ?? 0,
      appetite: APPETITE ** this.#unfolded,
      wanted: this.#indices(this.#wanted),
      held,
    });
  }

  #indices(ids: ReadonlySet<string>): Set<number> {
    const indices = [...ids].map((id) => this.#stock?.indexOf.get(id));
    return new Set(indices.filter((index) => index !== undefined));
  }

  #forgetPlan(): void {
    this.#plan = undefined;
    this.#planning = undefined;
    this.#scenes.clear();
    this.#grids.clear();
  }
}

import type { Theme } from '../theme.ts';
import { type ExportOptions, type Sheet, sheetOf, toCanvas, toSvg } from './export.ts';
import { attachKeys } from './keys.ts';
import { Live } from './live.ts';
import type { AtlasGraph, LensState } from './model.ts';
import type { Measure } from './names.ts';
import type { AtlasViewOptions } from './options.ts';
import { type Direction, stepFrom } from './walk.ts';

/**
 * The live picture of the atlas. It draws when something changed, no more than changed, and does
 * nothing at rest. All ends with the signal. Throws when the browser has no canvas.
 */
export class AtlasView {
  readonly #ground: HTMLElement;
  readonly #options: AtlasViewOptions;
  readonly #live: Live;

  constructor(ground: HTMLElement, options: AtlasViewOptions, signal: AbortSignal) {
    this.#ground = ground;
    this.#options = options;
    this.#live = new Live(ground, options, signal);
    const { attention } = this.#live;
    attachKeys(
      this.canvas,
      {
        walk: (direction) => void this.walk(direction),
        open: () => attention.walked !== undefined && this.#live.open(attention.walked),
        letGo: () => this.#live.letGo(),
        zoomBy: (factor) => this.zoomBy(factor),
        fit: () => this.fit(),
      },
      signal,
    );
    this.canvas.addEventListener('blur', () => this.#live.endWalk(), { signal });
    this.resize();
  }

  /** The canvas that takes focus: the page gives it its name. */
  get canvas(): HTMLCanvasElement {
    return this.#live.stage.layers.top;
  }

  /** Shows a graph where a layout has it; what the hand did to the picture stays. */
  show(graph: AtlasGraph, places: Float32Array): void {
    this.#live.attention.keep(() =>
      this.#live.change(() => this.#live.picture.show(graph, places)),
    );
    this.#live.hands.measure([1, this.#live.picture.largestScale]);
  }

  /** Clears both canvases, for which the browser makes room with the first stroke: that takes a while. */
  clear(): void {
    const { stage } = this.#live;
    stage.forget();
    stage.layers.clearBase();
    stage.layers.clearTop();
  }

  /** Takes stock of a graph that will be shown soon: a good part of the work of `show`. */
  prepare(graph: AtlasGraph): void {
    const { stocks, size } = this.#live.picture;
    stocks.prepare(graph, size);
  }

  /** Draws nothing until the returned function is called. */
  hold(): () => void {
    return this.#live.hold();
  }

  /** Does a part of choosing what is drawn, which the next frame would do else; false when that is done. */
  choose(): boolean {
    return this.#live.picture.advance();
  }

  /** Works out how that is drawn. */
  compose(): void {
    this.#live.scene();
  }

  /** Draws it: what is left to the next frame is to bring it onto the screen. */
  draw(): void {
    this.#live.draw();
  }

  /** Follows a layout that settles. With the last frame, `atRest`, what is drawn is chosen anew. */
  move(places: Float32Array, atRest = false): void {
    const { picture } = this.#live;
    picture.move(places);
    if (atRest) this.#live.change(() => picture.rest());
    else this.#live.redraw();
  }

  /**
   * Looks through a lens: it fades what it leaves out, and moves nothing. Without `withFaded` it hides
   * that: a replay shows nothing before its time.
   */
  look(lens: LensState, withFaded = true): void {
    this.#live.change(() => this.#live.picture.look(lens, withFaded));
  }

  /**
   * Puts a node in the light, as a pointer does; `undefined` ends that. `only`: ids of sites; of a
   * company's threads those to other sites stay dark, and the company is brought in to show them.
   */
  light(id: string | undefined, only?: ReadonlySet<string>): void {
    const { attention, picture } = this.#live;
    const node = only && picture.indexOf(id);
    if (node !== undefined && !this.#live.scene()?.drawn[node])
      this.#live.change(() => picture.reveal(node));
    // A group has no id: a page that hears of no node must not take it out of the light.
    const isGroup = (attention.lit ?? -1) >= (picture.stock?.nodes ?? 0);
    if (id !== undefined || !isGroup) this.#live.setLit(picture.indexOf(id), only);
  }

  /** Keeps a node in the light, and opens it into its hosts; `undefined` lets it go. */
  pin(id: string | undefined): void {
    this.#live.pin(id);
  }

  /** Brings a node in if it is folded away, goes to it and pins it. */
  reveal(id: string): void {
    const node = this.#live.picture.indexOf(id);
    if (node === undefined) return;
    this.#live.change(() => this.#live.picture.reveal(node));
    this.pin(id);
    this.#live.goTo(node);
  }

  /** Draws more of the tail, or less of it again. Returns how often it is unfolded now. */
  unfold(way: 1 | -1): number {
    this.#live.change(() => this.#live.picture.unfold(way));
    return this.#live.picture.unfolded;
  }

  /** Shows the whole picture. */
  fit(): void {
    this.#live.camera.fit();
  }

  /** Enlarges around the middle. */
  zoomBy(factor: number): void {
    this.#live.camera.zoomBy(factor);
  }

  /** Takes a step of the keyboard; the id of the node that it leads to, if it is a node. */
  walk(direction: Direction): string | undefined {
    const scene = this.#live.scene();
    if (!scene) return undefined;
    const start = this.#live.attention.walked ?? this.#live.attention.pinned;
    const next = stepFrom(scene, start, direction, this.#live.stage.light);
    if (next === undefined) return this.#live.picture.idOf(start);
    this.#live.walkTo(next);
    this.#live.goTo(next);
    const { nodes } = scene.plan.stock;
    this.#options.walked?.(
      this.#live.picture.idOf(next),
      next < nodes ? 0 : (scene.gathered[next - nodes] ?? 0),
    );
    return this.#live.picture.idOf(next);
  }

  /** Draws with other colours. */
  paint(theme: Theme): void {
    this.#live.theme = theme;
    this.#live.picture.paint(theme);
    this.#live.redraw();
  }

  /** Fits the canvases to their ground. */
  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#ground;
    const { size } = this.#live.picture;
    this.#live.stage.layers.fit({ width, height });
    if (width !== size.width || height !== size.height)
      this.#live.picture.resize({ width, height });
    this.#live.hands.measure([1, this.#live.picture.largestScale]);
    this.#live.redraw();
  }

  /**
   * The picture as it stands when it is opened, pixel by pixel: whole, with nothing in the light and
   * nothing unfolded; `undefined` when it is anything else now.
   */
  still(): HTMLCanvasElement | undefined {
    const { attention, camera, picture, stage } = this.#live;
    const isApart = attention.pinned !== undefined || attention.lit !== undefined;
    if (isApart || attention.walked !== undefined || !camera.isHome || picture.unfolded > 0) {
      return undefined;
    }
    return stage.layers.copy();
  }

  /** The present picture as an SVG file. */
  exportSVG(options: ExportOptions): string {
    return toSvg(this.#sheet(options));
  }

  /** The present picture as a PNG file, `scale` pixels for each of the canvas. */
  exportPNG(options: ExportOptions & { readonly scale: number }): Promise<Blob> {
    const canvas = this.#ground.ownerDocument.createElement('canvas');
    toCanvas(this.#sheet(options), canvas, options.scale);
    return new Promise((done, fail) =>
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('atlas: no picture was made')))),
    );
  }

  #sheet(options: ExportOptions): Sheet {
    const scene = this.#live.scene();
    if (!scene) throw new Error('atlas: there is no picture to export');
    const { layers } = this.#live.stage;
    const measure: Measure = (text, font) => layers.measure(text, font);
    return sheetOf(scene, this.#live.camera.transform, options, measure);
  }
}

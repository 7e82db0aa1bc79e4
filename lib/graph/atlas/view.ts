import { attachGestures, type Hands } from '../gestures.ts';
import type { Transform } from '../places.ts';
import type { Theme } from '../theme.ts';
import { Camera } from './camera.ts';
import { spotOf } from './end-grid.ts';
import { Entering, idsOf } from './entering.ts';
import { pointUnder } from './flight.ts';
import { attachKeys } from './keys.ts';
import type { AtlasGraph, LensState } from './model.ts';
import type { AtlasViewOptions, Domain } from './options.ts';
import { Picture } from './picture.ts';
import { levelOf, type Scene } from './scene.ts';
import { Stage } from './stage.ts';
import { type Direction, stepFrom } from './walk.ts';

/**
 * The live picture of the atlas. It draws when something changed, no more than changed, and does
 * nothing at rest. All ends with the signal. Throws when the browser has no canvas.
 */
export class AtlasView {
  readonly #ground: HTMLElement;
  readonly #options: AtlasViewOptions;
  readonly #picture: Picture;
  readonly #entering = new Entering();
  readonly #stage: Stage;
  readonly #camera: Camera;
  readonly #hands: Hands;
  #theme: Theme;
  /** Ends of the scene, by index: pointed at, pinned, walked to. */
  #lit: number | undefined;
  #pinned: number | undefined;
  #walked: number | undefined;
  #domains: readonly Domain[] = [];
  #frame = 0;
  #told = '';

  constructor(ground: HTMLElement, options: AtlasViewOptions, signal: AbortSignal) {
    this.#ground = ground;
    this.#options = options;
    this.#theme = options.theme;
    this.#picture = new Picture(options.theme, (text, font) =>
      this.#stage.layers.measure(text, font),
    );
    this.#stage = new Stage(ground, this.#picture, this.#entering, signal);
    this.#camera = new Camera(
      {
        size: () => this.#picture.size,
        largestScale: () => this.#picture.largestScale,
        still: options.still,
        move: (transform) => this.#hands.move(transform),
        changed: () => this.#schedule(),
      },
      signal,
    );
    this.#hands = attachGestures(this.canvas, this.#gestures(), signal);
    attachKeys(
      this.canvas,
      {
        walk: (direction) => void this.walk(direction),
        open: () => this.#walked !== undefined && this.#open(this.#walked),
        letGo: () => this.#letGo(),
        zoomBy: (factor) => this.zoomBy(factor),
        fit: () => this.fit(),
      },
      signal,
    );
    this.canvas.addEventListener('blur', () => this.#walkTo(undefined), { signal });
    signal.addEventListener('abort', () => cancelAnimationFrame(this.#frame));
    this.resize();
  }

  /** The canvas that takes focus: the page gives it its name. */
  get canvas(): HTMLCanvasElement {
    return this.#stage.layers.top;
  }

  /** Shows a graph where a layout has it; what the hand did to the picture stays. */
  show(graph: AtlasGraph, places: Float32Array): void {
    const [lit, pinned, walked] = [this.#lit, this.#pinned, this.#walked].map((end) =>
      this.#idOf(end),
    );
    this.#change(() => this.#picture.show(graph, places));
    this.#lit = this.#indexOf(lit);
    this.#pinned = this.#indexOf(pinned);
    this.#walked = this.#indexOf(walked);
    this.#hands.measure([1, this.#picture.largestScale]);
  }

  /** Follows a layout that settles. With the last frame, `atRest`, what is drawn is chosen anew. */
  move(places: Float32Array, atRest = false): void {
    this.#picture.move(places);
    if (atRest) this.#picture.rest();
    this.#redraw();
  }

  /** Looks through a lens: it fades what it leaves out, and moves nothing. */
  look(lens: LensState): void {
    this.#change(() => this.#picture.look(lens));
  }

  /** Puts a node in the light, as a pointer does; `undefined` ends that. */
  light(id: string | undefined): void {
    this.#setLit(this.#indexOf(id));
  }

  /** Keeps a node in the light, and opens it into its hosts; `undefined` lets it go. */
  pin(id: string | undefined): void {
    const node = this.#indexOf(id);
    const isCompany = node !== undefined && node >= (this.#picture.stock?.sites ?? 0);
    this.#pinned = node;
    this.#domains = isCompany ? (this.#options.domainsOf?.(node) ?? []) : [];
    this.#schedule();
  }

  /** Brings a node in if it is folded away, goes to it and pins it. */
  reveal(id: string): void {
    const node = this.#indexOf(id);
    if (node === undefined) return;
    this.#change(() => this.#picture.reveal(node));
    this.pin(id);
    this.#goTo(node);
  }

  /** Draws more of the tail. */
  unfold(): void {
    this.#change(() => this.#picture.unfold(1));
  }

  /** Draws less of it again. */
  fold(): void {
    this.#change(() => this.#picture.unfold(-1));
  }

  /** Shows the whole picture. */
  fit(): void {
    this.#camera.fit();
  }

  /** Enlarges around the middle. */
  zoomBy(factor: number): void {
    this.#camera.zoomBy(factor);
  }

  /** Takes a step of the keyboard; the id of the node that it leads to, if it is a node. */
  walk(direction: Direction): string | undefined {
    const scene = this.#scene();
    if (!scene) return undefined;
    const start = this.#walked ?? this.#pinned;
    const next = stepFrom(scene, start, direction, this.#stage.light);
    if (next === undefined) return this.#idOf(start);
    this.#walkTo(next);
    this.#goTo(next);
    const { nodes } = scene.plan.stock;
    this.#options.walked?.(
      this.#idOf(next),
      next < nodes ? 0 : (scene.gathered[next - nodes] ?? 0),
    );
    return this.#idOf(next);
  }

  /** Draws with other colours. */
  paint(theme: Theme): void {
    this.#theme = theme;
    this.#picture.paint(theme);
    this.#redraw();
  }

  /** Fits the canvases to their ground. */
  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#ground;
    const { size } = this.#picture;
    this.#stage.layers.fit({ width, height });
    if (width !== size.width || height !== size.height) this.#picture.resize({ width, height });
    this.#hands.measure([1, this.#picture.largestScale]);
    this.#redraw();
  }

  #gestures() {
    return {
      hit: (x: number, y: number) => {
        const { transform } = this.#camera;
        return this.#picture.endAt(pointUnder(x, y, transform, this.#picture.size), transform.k);
      },
      zoomed: (transform: Transform) => this.#zoomed(transform),
      pointed: (end: number) => {
        if ((this.#lit ?? -1) === end) return;
        this.#setLit(end < 0 ? undefined : end);
        this.#options.pointed(this.#idOf(end));
      },
      dragged: (end: number, x: number, y: number) => {
        const point = pointUnder(x, y, this.#camera.transform, this.#picture.size);
        if (this.#picture.hold(end, point)) this.#redraw();
      },
      dropped: (end: number) => {
        const id = this.#idOf(end);
        const point = id === undefined ? undefined : this.#picture.worldOf(end);
        if (id !== undefined && point) this.#options.dragged(id, point.x, point.y);
      },
      opened: (end: number) => this.#open(end),
      missed: () => this.#letGo(),
      fitted: () => this.fit(),
    };
  }

  #zoomed(transform: Transform): void {
    const before = this.#camera.transform;
    const isByHand = !this.#camera.isFlying;
    if (levelOf(before.k) === levelOf(transform.k)) this.#camera.zoomed(transform, isByHand);
    else this.#change(() => this.#camera.zoomed(transform, isByHand));
  }

  /** A click: on a node it pins or lets go, on a group it goes close until the group comes apart. */
  #open(end: number): void {
    const id = this.#idOf(end);
    if (id !== undefined) {
      const next = this.#pinned === end ? undefined : id;
      this.pin(next);
      this.#options.opened(next);
      return;
    }
    const scene = this.#scene();
    if (!scene) return;
    const { x, y } = spotOf(scene, end);
    this.#camera.approach(x, y);
  }

  #letGo(): void {
    this.#walkTo(undefined);
    if (this.#pinned === undefined) return;
    this.pin(undefined);
    this.#options.opened(undefined);
  }

  #goTo(end: number): void {
    const scene = this.#scene();
    if (!scene) return;
    const { x, y } = spotOf(scene, end);
    this.#camera.bringIntoView(x, y);
  }

  #setLit(end: number | undefined): void {
    if (end === this.#lit) return;
    this.#lit = end;
    this.#schedule();
  }

  #walkTo(end: number | undefined): void {
    if (this.#walked === end) return;
    this.#walked = end;
    this.#schedule();
  }

  #scene(): Scene | undefined {
    return this.#picture.sceneAt(this.#camera.transform.k);
  }

  #idOf(end: number | undefined): string | undefined {
    return this.#picture.stock?.ids[end ?? -1];
  }

  #indexOf(id: string | undefined): number | undefined {
    return id === undefined ? undefined : this.#picture.stock?.indexOf.get(id);
  }

  /** Does something that may bring nodes into the picture; those grow in. */
  #change(act: () => void): void {
    const before = this.#options.still() ? undefined : idsOf(this.#scene());
    act();
    if (before) this.#entering.welcome(this.#scene(), before, performance.now());
    this.#redraw();
  }

  #redraw(): void {
    this.#stage.forget();
    this.#schedule();
  }

  #schedule(): void {
    this.#frame ||= requestAnimationFrame((now) => {
      this.#frame = 0;
      this.#camera.advance(now);
      if (this.#entering.isBusy) this.#stage.forget();
      this.#entering.advance(now);
      this.#draw();
      if (this.#camera.isFlying || this.#entering.isBusy) this.#schedule();
    });
  }

  #draw(): void {
    const { transform, isHurried } = this.#camera;
    const scene = this.#scene();
    if (!scene) return;
    this.#stage.drawBase(transform, this.#theme, isHurried);
    // A group that came apart leaves the light.
    const isThere = (end: number | undefined) => end !== undefined && this.#picture.has(scene, end);
    const lit = [this.#lit, this.#walked, this.#pinned].find(isThere);
    const walked = isThere(this.#walked) ? this.#walked : undefined;
    const marked = { lit, pinned: this.#pinned, walked, domains: this.#domains };
    this.#stage.drawTop(transform, this.#theme, marked, this.#options.still());
    this.#tell(scene);
  }

  #tell({ folded }: Scene): void {
    const told = `${folded.companies}/${folded.sites}`;
    if (told === this.#told) return;
    this.#told = told;
    this.#options.folded(folded);
  }
}

import { attachGestures, type Hands } from '../gestures.ts';
import type { Transform } from '../places.ts';
import type { Theme } from '../theme.ts';
import { Attention } from './attention.ts';
import { Camera } from './camera.ts';
import { spotOf } from './end-grid.ts';
import { Entering, idsOf } from './entering.ts';
import { pointUnder } from './flight.ts';
import { Glide, standing } from './glide.ts';
import type { AtlasViewOptions } from './options.ts';
import { Picture } from './picture.ts';
import { levelOf, type Scene } from './scene.ts';
import { Stage } from './stage.ts';

/**
 * Keeps a picture and its canvases in step: what hands do to it, and the frames. One is asked for
 * when something changed, and no more than one; at rest there is none.
 */
export class Live {
  readonly #options: AtlasViewOptions;
  readonly picture: Picture;
  readonly stage: Stage;
  readonly camera: Camera;
  readonly attention: Attention;
  readonly hands: Hands;
  readonly #entering = new Entering();
  theme: Theme;
  #glide: Glide | undefined;
  #frame = 0;
  #holds = 0;
  #told = '';

  constructor(ground: HTMLElement, options: AtlasViewOptions, signal: AbortSignal) {
    this.#options = options;
    this.theme = options.theme;
    this.picture = new Picture(options.theme, (text, font) =>
      this.stage.layers.measure(text, font),
    );
    this.attention = new Attention(this.picture, (company) => options.domainsOf?.(company) ?? []);
    this.stage = new Stage(ground, this.picture, this.#entering, signal);
    this.camera = new Camera(
      {
        size: () => this.picture.size,
        largestScale: () => this.picture.largestScale,
        still: options.still,
        move: (transform) => this.hands.move(transform),
        changed: () => this.schedule(),
      },
      signal,
    );
    this.hands = attachGestures(this.stage.layers.top, this.#gestures(), signal);
    signal.addEventListener('abort', () => cancelAnimationFrame(this.#frame));
  }

  #gestures() {
    return {
      hit: (x: number, y: number) => {
        const { transform } = this.camera;
        return this.picture.endAt(pointUnder(x, y, transform, this.picture.size), transform.k);
      },
      zoomed: (transform: Transform) => this.#zoomed(transform),
      pointed: (end: number) => {
        if ((this.attention.lit ?? -1) === end) return;
        this.setLit(end < 0 ? undefined : end);
        this.#options.pointed(this.picture.idOf(end));
      },
      dragged: (end: number, x: number, y: number) => {
        const point = pointUnder(x, y, this.camera.transform, this.picture.size);
        this.#endGlide();
        if (this.picture.hold(end, point)) this.redraw();
      },
      dropped: (end: number) => {
        const id = this.picture.idOf(end);
        const point = id === undefined ? undefined : this.picture.worldOf(end);
        if (id !== undefined && point) this.#options.dragged(id, point.x, point.y);
      },
      opened: (end: number) => this.open(end),
      missed: () => this.letGo(),
      fitted: () => this.camera.fit(),
    };
  }

  #zoomed(transform: Transform): void {
    const before = this.camera.transform;
    const isByHand = !this.camera.isFlying;
    if (levelOf(before.k) === levelOf(transform.k)) this.camera.zoomed(transform, isByHand);
    else this.change(() => this.camera.zoomed(transform, isByHand));
  }

  /** A click: on a node it pins or lets go, on a group it goes close until the group comes apart. */
  open(end: number): void {
    const id = this.picture.idOf(end);
    if (id !== undefined) {
      const next = this.attention.pinned === end ? undefined : id;
      this.pin(next);
      this.#options.opened(next);
      return;
    }
    const scene = this.scene();
    if (!scene) return;
    const { x, y } = spotOf(scene, end);
    this.camera.approach(x, y);
  }

  /** Ends the pin and the walk. */
  letGo(): void {
    this.endWalk();
    if (this.attention.pinned === undefined) return;
    this.pin(undefined);
    this.#options.opened(undefined);
  }

  /** Moves the camera so that an end is in view. */
  goTo(end: number): void {
    const scene = this.scene();
    if (!scene) return;
    const { x, y } = spotOf(scene, end);
    this.camera.bringIntoView(x, y);
  }

  /** Keeps an end in the light, or none. */
  pin(id: string | undefined): void {
    this.attention.pin(this.picture.indexOf(id));
    this.schedule();
  }

  /** Puts an end in the light, or none; of its threads only those to some sites, by id. */
  setLit(end: number | undefined, only?: ReadonlySet<string>): void {
    if (end === this.attention.lit && only === this.attention.only) return;
    this.attention.lit = end;
    this.attention.only = only;
    this.schedule();
  }

  /** Leads the keyboard to an end, or away. */
  walkTo(end: number | undefined): void {
    if (this.attention.walked === end) return;
    this.attention.walked = end;
    this.schedule();
  }

  /** Ends the walk; what it led to leaves the light of the page as well. */
  endWalk(): void {
    if (this.attention.walked === undefined) return;
    this.walkTo(undefined);
    this.#options.pointed(undefined);
  }

  /** What is drawn now; `undefined` before there is a graph. */
  scene(): Scene | undefined {
    return this.picture.sceneAt(this.camera.transform.k);
  }

  /** Does something that may bring nodes in or move them: those grow in, these glide. */
  change(act: () => void): void {
    this.#endGlide();
    const isStill = this.#options.still();
    const before = isStill ? undefined : this.scene();
    const [ids, points] = [idsOf(before), standing(before)];
    act();
    if (before) this.#welcome(before, ids, points);
    this.redraw();
  }

  /** Lets what is new grow in, and what was there glide to its new place. */
  #welcome(
    before: Scene,
    ids: ReturnType<typeof idsOf>,
    points: ReturnType<typeof standing>,
  ): void {
    const { plan } = this.picture;
    const now = performance.now();
    this.#entering.welcome(this.scene(), ids, now);
    if (!plan || plan === before.plan) return;
    const glide = new Glide(plan, points, now);
    glide.advance(now);
    if (glide.isNeeded) this.#glide = glide;
  }

  /** Whatever glides is where it was going to. */
  #endGlide(): void {
    this.#glide?.advance(Number.POSITIVE_INFINITY);
    this.#glide = undefined;
    this.picture.moved();
  }

  /** The picture is no longer what it was: draws it anew in the next frame. */
  redraw(): void {
    this.stage.forget();
    this.schedule();
  }

  /** Asks for no frame until the returned function is called, once, and all others that it returned. */
  hold(): () => void {
    this.#holds++;
    return () => {
      this.#holds--;
      this.schedule();
    };
  }

  /** Something is to be drawn in the next frame. */
  schedule(): void {
    if (this.#holds > 0) return;
    this.#frame ||= requestAnimationFrame((now) => {
      this.#frame = 0;
      if (this.#holds > 0) return;
      this.camera.advance(now);
      if (this.#entering.isBusy || this.#glide) this.stage.forget();
      if (this.#glide?.advance(now)) this.#endGlide();
      this.#entering.advance(now);
      this.draw();
      if (this.camera.isFlying || this.#entering.isBusy || this.#glide) this.schedule();
    });
  }

  /** Draws at once, held or not; the next frame has only what changes until then. */
  draw(): void {
    const { transform, isHurried } = this.camera;
    const scene = this.scene();
    if (!scene) return;
    this.stage.drawBase(transform, this.theme, isHurried);
    const marked = this.attention.marked(scene);
    this.stage.drawTop(transform, this.theme, marked, this.#options.still());
    this.#tell(scene);
  }

  #tell({ folded }: Scene): void {
    const told = `${folded.companies}/${folded.sites}`;
    if (told === this.#told) return;
    this.#told = told;
    this.#options.folded(folded);
  }
}

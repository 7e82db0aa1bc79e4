import type { Transform } from '../places.ts';
import type { Theme } from '../theme.ts';
import type { Marked } from './attention.ts';
import { drawDomains, ringOfDomains } from './domains.ts';
import type { Entering } from './entering.ts';
import { type Frame, Framer } from './frame.ts';
import { Layers } from './layers.ts';
import { type Light, lightOf } from './light.ts';
import { drawRing, paintLight, paintScene } from './paint.ts';
import type { Picture } from './picture.ts';

/** A redraw that took longer than this is spared while the hand zooms, in milliseconds. */
const SMOOTH = 7;

/** Brings a picture onto its two canvases, and draws no more of it than has changed. */
export class Stage {
  readonly layers: Layers;
  readonly #picture: Picture;
  readonly #entering: Entering;
  readonly #framer = new Framer();
  #drawn: Transform | undefined;
  #cost = 0;
  #light: Light | undefined;

  constructor(ground: HTMLElement, picture: Picture, entering: Entering, signal: AbortSignal) {
    this.layers = new Layers(ground, signal);
    this.#picture = picture;
    this.#entering = entering;
  }

  /** What is in the light now. */
  get light(): Light | undefined {
    return this.#light;
  }

  /** The lower canvas no longer shows what is so. */
  forget(): void {
    this.#drawn = undefined;
  }

  /** How a scene stands on the canvas. */
  frame(transform: Transform): Frame | undefined {
    const scene = this.#picture.sceneAt(transform.k);
    if (!scene) return undefined;
    const { size, margin } = this.layers;
    const grown = this.#entering.isBusy ? this.#entering.grown : undefined;
    return this.#framer.frame(scene, transform, size, margin, grown);
  }

  /** Draws the picture; or only moves it, while a hand does and a redraw would be late. */
  drawBase(transform: Transform, theme: Theme, isHurried: boolean): void {
    const drawn = this.#drawn;
    if (drawn && this.#mayMove(drawn, transform, isHurried)) {
      this.layers.slide(drawn, transform);
      return;
    }
    const scene = this.#picture.sceneAt(transform.k);
    const frame = this.frame(transform);
    const ruler = this.#picture.ruler;
    const ink = this.layers.clearBase();
    if (!scene || !frame || !ruler) return;
    const start = performance.now();
    paintScene(ink, scene, frame, ruler, theme);
    this.#cost = performance.now() - start;
    this.#drawn = transform;
  }

  /** Draws what is in the light, and the rings. */
  drawTop(transform: Transform, theme: Theme, marked: Marked, still: boolean): void {
    const scene = this.#picture.sceneAt(transform.k);
    const ruler = this.#picture.ruler;
    const ink = this.layers.clearTop();
    const frame = this.frame(transform);
    if (!scene || !frame || !ruler) return;
    const { lit, only, pinned, walked, domains } = marked;
    this.#light = lit === undefined ? undefined : lightOf(scene, lit, only);
    this.layers.dim(this.#light !== undefined, still);
    if (this.#light) {
      const ring = lit === pinned && domains.length > 0 && lit !== undefined;
      const spots = ring ? ringOfDomains(domains, lit, frame) : [];
      paintLight(ink, scene, this.#light, frame, ruler, theme);
      if (ring) drawDomains(ink, scene, lit, spots, frame, theme);
    }
    if (pinned !== undefined && scene.drawn[pinned])
      drawRing(ink, scene, pinned, frame, theme, 3.5);
    if (walked !== undefined && walked !== pinned) drawRing(ink, scene, walked, frame, theme, 5.5);
  }

  #mayMove(drawn: Transform, now: Transform, isHurried: boolean): boolean {
    const { margin } = this.layers;
    if (drawn.k === now.k) {
      const isWithin = Math.abs(now.x - drawn.x) <= margin && Math.abs(now.y - drawn.y) <= margin;
      return isWithin && (isHurried || (drawn.x === now.x && drawn.y === now.y));
    }
    const scale = now.k / drawn.k;
    return isHurried && this.#cost > SMOOTH && scale > 0.6 && scale < 1.8;
  }
}

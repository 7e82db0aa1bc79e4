import type { Transform } from '../places.ts';
import type { Size } from './projection.ts';

/** Beyond the canvas so much more is drawn, so that a pan needs no new drawing at once. */
const MARGIN = 120;
/** How faint the picture is while something is in the light. */
const DIMMED = '0.16';

/**
 * Two canvases, one above the other: the picture, which is drawn seldom and moved by the browser, and
 * what is in the light. The upper one takes the pointer and the keyboard.
 */
export class Layers {
  readonly base: HTMLCanvasElement;
  readonly top: HTMLCanvasElement;
  readonly #base: CanvasRenderingContext2D;
  readonly #top: CanvasRenderingContext2D;
  readonly margin = MARGIN;
  #ratio = 1;
  size: Size = { width: 0, height: 0 };

  /** Throws when the browser has nothing to draw with. */
  constructor(ground: HTMLElement, signal: AbortSignal) {
    const { ownerDocument: page } = ground;
    this.base = page.createElement('canvas');
    this.top = page.createElement('canvas');
    const base = this.base.getContext('2d');
    const top = this.top.getContext('2d');
    if (!base || !top) throw new Error('atlas: this browser has no canvas to draw on');
    this.#base = base;
    this.#top = top;
    ground.style.overflow = 'hidden';
    this.base.ariaHidden = 'true';
    Object.assign(this.base.style, {
      position: 'absolute',
      left: `${-MARGIN}px`,
      top: `${-MARGIN}px`,
      transformOrigin: `${MARGIN}px ${MARGIN}px`,
      pointerEvents: 'none',
    });
    Object.assign(this.top.style, {
      position: 'absolute',
      inset: '0',
      width: '100%',
      height: '100%',
      cursor: 'grab',
      touchAction: 'none',
    });
    this.top.tabIndex = 0;
    ground.append(this.base, this.top);
    signal.addEventListener('abort', () => {
      this.base.remove();
      this.top.remove();
    });
  }

  /** Fits both canvases to their ground, one pixel for each pixel of the screen. */
  fit(size: Size): void {
    this.size = size;
    this.#ratio = globalThis.devicePixelRatio || 1;
    const wide = size.width + 2 * MARGIN;
    const high = size.height + 2 * MARGIN;
    this.base.width = Math.round(wide * this.#ratio);
    this.base.height = Math.round(high * this.#ratio);
    this.base.style.width = `${wide}px`;
    this.base.style.height = `${high}px`;
    this.top.width = Math.round(size.width * this.#ratio);
    this.top.height = Math.round(size.height * this.#ratio);
  }

  /** A clean lower canvas, measured in CSS pixels of the ground. */
  clearBase(): CanvasRenderingContext2D {
    const context = this.#base;
    context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    context.clearRect(0, 0, this.size.width + 2 * MARGIN, this.size.height + 2 * MARGIN);
    context.translate(MARGIN, MARGIN);
    this.base.style.transform = 'none';
    return context;
  }

  /** A clean upper canvas. */
  clearTop(): CanvasRenderingContext2D {
    const context = this.#top;
    context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    context.clearRect(0, 0, this.size.width, this.size.height);
    return context;
  }

  /** Shows the lower canvas, drawn for one transform, as it would be for another. */
  slide(drawn: Transform, now: Transform): void {
    const scale = now.k / drawn.k;
    const x = now.x - drawn.x * scale;
    const y = now.y - drawn.y * scale;
    this.base.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  }

  /** Dims the picture below what is in the light. */
  dim(isDimmed: boolean, still: boolean): void {
    this.base.style.transition = still ? 'none' : 'opacity 140ms ease-out';
    this.base.style.opacity = isDimmed ? DIMMED : '1';
  }

  /** What is to be seen of the lower canvas. */
  copy(): HTMLCanvasElement {
    const copy = this.base.ownerDocument.createElement('canvas');
    copy.width = this.top.width;
    copy.height = this.top.height;
    const margin = Math.round(MARGIN * this.#ratio);
    copy.getContext('2d')?.drawImage(this.base, -margin, -margin);
    return copy;
  }

  measure(text: string, font: string): number {
    this.#top.font = font;
    return this.#top.measureText(text).width;
  }
}

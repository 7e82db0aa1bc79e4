import type { Transform } from '../places.ts';
import { type Flight, fly, lookAt, pointUnder } from './flight.ts';
import type { Size } from './projection.ts';

/** What a camera needs to know and to do. */
export interface CameraOptions {
  readonly size: () => Size;
  readonly largestScale: () => number;
  readonly still: () => boolean;
  /** Tells the gestures where the camera went by itself; they answer with `zoomed`. */
  readonly move: (transform: Transform) => void;
  /** Something is to be drawn. */
  readonly changed: () => void;
}

const UNMOVED: Transform = { k: 1, x: 0, y: 0 };
/** After the last move of a hand the picture is drawn sharp again, in milliseconds. */
const PAUSE = 110;
/** So near the border nothing is in view well, in pixels. */
const BORDER = 48;
/** Where a node is sought out that stands in a crowd, the picture is enlarged so much. */
const CLOSE = 2.6;

/** Where the picture is looked at from, and how it gets there. */
export class Camera {
  readonly #options: CameraOptions;
  transform = UNMOVED;
  /** The picture is being moved: better soon than sharp. */
  isHurried = false;
  #flight: Flight | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(options: CameraOptions, signal: AbortSignal) {
    this.#options = options;
    signal.addEventListener('abort', () => clearTimeout(this.#pause));
  }

  /** Whether the whole picture is in view, and stays there. */
  get isHome(): boolean {
    const { k, x, y } = this.transform;
    return k === UNMOVED.k && x === UNMOVED.x && y === UNMOVED.y && !this.isFlying;
  }

  get isFlying(): boolean {
    return this.#flight !== undefined;
  }

  /** The gestures have moved the picture. A hand ends whatever flight there is. */
  zoomed(transform: Transform, isByHand: boolean): void {
    if (isByHand) this.#flight = undefined;
    this.transform = transform;
    this.isHurried = true;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.isHurried = false;
      this.#options.changed();
    }, PAUSE);
    this.#options.changed();
  }

  /** Moves on to a moment of the clock in milliseconds. */
  advance(now: number): void {
    if (!this.#flight) return;
    const { transform, hasArrived } = this.#flight.at(now);
    if (hasArrived) this.#flight = undefined;
    this.#options.move(transform);
  }

  /** Shows the whole picture. */
  fit(): void {
    this.flyTo(UNMOVED);
  }

  /** Enlarges around the middle. */
  zoomBy(factor: number): void {
    const size = this.#options.size();
    const k = Math.max(1, Math.min(this.#options.largestScale(), this.transform.k * factor));
    const { x, y } = pointUnder(size.width / 2, size.height / 2, this.transform, size);
    this.flyTo(k === 1 ? UNMOVED : lookAt(x, y, k, size));
  }

  /** Goes close to a point of the picture. */
  approach(x: number, y: number): void {
    const k = Math.min(this.#options.largestScale(), this.transform.k * CLOSE);
    this.flyTo(lookAt(x, y, k, this.#options.size()));
  }

  /** Goes to a point of the picture if it is not well in view. */
  bringIntoView(x: number, y: number): void {
    const size = this.#options.size();
    const { k, x: dx, y: dy } = this.transform;
    const left = (x + size.width / 2) * k + dx;
    const top = (y + size.height / 2) * k + dy;
    const isInView =
      left > BORDER && top > BORDER && left < size.width - BORDER && top < size.height - BORDER;
    if (!isInView && k > 1) this.flyTo(lookAt(x, y, k, size));
  }

  flyTo(target: Transform): void {
    const { transform } = this;
    if (target.k === transform.k && target.x === transform.x && target.y === transform.y) return;
    if (this.#options.still()) {
      this.#flight = undefined;
      this.#options.move(target);
      return;
    }
    this.#flight = fly(transform, target, this.#options.size(), performance.now());
    this.#options.changed();
  }
}

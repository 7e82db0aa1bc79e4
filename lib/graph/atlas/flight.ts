import type { Transform } from '../places.ts';
import type { Size } from './projection.ts';

const DURATION = 380;

/** A glide of the camera from one transform to another. */
export interface Flight {
  /** Where the camera is at a moment of the clock in milliseconds, and whether it has arrived. */
  at(now: number): { readonly transform: Transform; readonly hasArrived: boolean };
}

/** The point in the middle of the canvas moves straight, the scale by equal factors. */
export function fly(from: Transform, to: Transform, size: Size, start: number): Flight {
  const begin = middleOf(from, size);
  const end = middleOf(to, size);
  return {
    at(now) {
      const progress = Math.min(1, Math.max(0, (now - start) / DURATION));
      if (progress >= 1) return { transform: to, hasArrived: true };
      const eased = 1 - (1 - progress) ** 3;
      const k = from.k * (to.k / from.k) ** eased;
      const x = begin.x + (end.x - begin.x) * eased;
      const y = begin.y + (end.y - begin.y) * eased;
      return { transform: lookAt(x, y, k, size), hasArrived: false };
    },
  };
}

/** The transform that has a point of the picture (from its middle, at scale 1) in the middle. */
export function lookAt(x: number, y: number, k: number, { width, height }: Size): Transform {
  return { k, x: width / 2 - (x + width / 2) * k, y: height / 2 - (y + height / 2) * k };
}

/** The point of the picture under a point of the canvas. */
export function pointUnder(x: number, y: number, { k, x: dx, y: dy }: Transform, size: Size) {
  return { x: (x - dx) / k - size.width / 2, y: (y - dy) / k - size.height / 2 };
}

function middleOf(transform: Transform, size: Size) {
  return pointUnder(size.width / 2, size.height / 2, transform, size);
}

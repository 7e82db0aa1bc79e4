import type { Transform } from '../places.ts';
import { growthAt } from './growth.ts';
import type { Size } from './projection.ts';
import type { Scene } from './scene.ts';

/** Where the ends of a scene stand on the canvas, in CSS pixels: by node, then by group. */
export interface Frame {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly radius: Float32Array;
  readonly scale: number;
  /** By how much shapes are larger than at scale 1. */
  readonly growth: number;
  readonly size: Size;
  /** How far beyond the canvas is drawn as well, so that a pan has something to show. */
  readonly margin: number;
}

/** Frames of one picture share their arrays: a frame makes nothing that grows with the graph. */
export class Framer {
  #x = new Float32Array();
  #y = new Float32Array();
  #radius = new Float32Array();

  /** Puts a scene on the canvas. `grown` tells how far a node has entered, 0 to 1. */
  frame(
    scene: Scene,
    { k, x, y }: Transform,
    size: Size,
    margin: number,
    grown?: (node: number) => number,
  ): Frame {
    const { stock, spots } = scene.plan;
    const { nodes, groups } = scene;
    this.#fit(stock.nodes + groups.count);
    const growth = growthAt(k);
    for (const node of nodes) {
      this.#x[node] = ((spots[node * 2] as number) + size.width / 2) * k + x;
      this.#y[node] = ((spots[node * 2 + 1] as number) + size.height / 2) * k + y;
      const full = (stock.radius[node] as number) * growth;
      this.#radius[node] = grown ? full * grown(node) : full;
    }
    for (let group = 0; group < groups.count; group++) {
      const end = stock.nodes + group;
      this.#x[end] = ((groups.x[group] as number) + size.width / 2) * k + x;
      this.#y[end] = ((groups.y[group] as number) + size.height / 2) * k + y;
      this.#radius[end] = groups.radius[group] as number;
    }
    return { x: this.#x, y: this.#y, radius: this.#radius, scale: k, growth, size, margin };
  }

  #fit(length: number): void {
    if (this.#x.length >= length) return;
    this.#x = new Float32Array(length);
    this.#y = new Float32Array(length);
    this.#radius = new Float32Array(length);
  }
}

/** Whether an end can be seen, or nearly. */
export function isInView({ x, y, radius, size, margin }: Frame, end: number): boolean {
  const reach = (radius[end] as number) + margin;
  const left = x[end] as number;
  const top = y[end] as number;
  return left > -reach && top > -reach && left < size.width + reach && top < size.height + reach;
}

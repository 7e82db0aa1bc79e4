import type { Graph } from './model.ts';
import { between, byId, entrances, type Point } from './places.ts';

/** How long known nodes glide to new places, in milliseconds. */
const GLIDE = 420;

/** Where the nodes of a picture are, where they come to rest, and where those were that left. */
export class Motion {
  /** x, y of every node now, and at the end of the glide. */
  places = new Float32Array();
  rest = new Float32Array();
  /** The last places of all nodes that were ever in the picture. */
  readonly known = new Map<string, Point>();
  /** Ids of the nodes that the person put somewhere. */
  readonly held = new Set<string>();
  #glide: { readonly from: Float32Array; readonly start: number } | undefined;

  get isGliding(): boolean {
    return this.#glide !== undefined;
  }

  /** Comes to rest at once. */
  settle(graph: Graph, target: Float32Array): void {
    this.#glide = undefined;
    this.rest = Float32Array.from(target);
    this.places = this.rest;
    for (const [id, point] of byId(graph, target)) this.known.set(id, point);
  }

  /** Sets out from the present places of `before` to the places of the next graph. */
  glide(before: Graph, next: Graph, target: Float32Array, now: number): void {
    const from = entrances(next, byId(before, this.places), target);
    this.settle(next, target);
    this.places = Float32Array.from(from);
    this.#glide = { from, start: now };
  }

  /** Moves on to a moment, in milliseconds of the clock that `glide` was given. */
  advance(now: number): void {
    if (!this.#glide) return;
    const progress = (now - this.#glide.start) / GLIDE;
    this.places = Float32Array.from(between(this.#glide.from, this.rest, progress));
    if (progress >= 1) this.#glide = undefined;
  }

  /** Puts one node, by its index and id, where the person wants it. Whatever glides, stops. */
  hold(index: number, id: string, { x, y }: Point): void {
    this.#glide = undefined;
    this.rest = Float32Array.from(this.places.with(index * 2, x).with(index * 2 + 1, y));
    this.places = this.rest;
    this.held.add(id);
    this.known.set(id, { x, y });
  }
}

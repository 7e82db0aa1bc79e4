import type { Point } from '../places.ts';
import type { Plan } from './plan.ts';
import type { Scene } from './scene.ts';

const DURATION = 320;
/** Shorter ways than this are not worth a frame, in pixels. */
const LEAST = 0.5;

/** Where the nodes of a scene stand, by id. */
export function standing(scene: Scene | undefined): Map<string, Point> {
  const points = new Map<string, Point>();
  if (!scene) return points;
  const { stock, spots } = scene.plan;
  for (const node of scene.nodes) {
    const id = stock.ids[node];
    if (id === undefined) continue;
    points.set(id, { x: spots[node * 2] as number, y: spots[node * 2 + 1] as number });
  }
  return points;
}

/** Nodes on their way from where they stood to where a new plan has them. */
export class Glide {
  readonly plan: Plan;
  readonly #start: number;
  readonly #moves: { readonly node: number; readonly from: Point; readonly to: Point }[] = [];

  /** `before` says where nodes stood, `now` is the clock in milliseconds. */
  constructor(plan: Plan, before: ReadonlyMap<string, Point>, now: number) {
    this.plan = plan;
    this.#start = now;
    for (const [id, from] of before) {
      const node = plan.stock.indexOf.get(id);
      if (node === undefined) continue;
      const to = { x: plan.spots[node * 2] as number, y: plan.spots[node * 2 + 1] as number };
      if (Math.hypot(to.x - from.x, to.y - from.y) > LEAST) this.#moves.push({ node, from, to });
    }
  }

  get isNeeded(): boolean {
    return this.#moves.length > 0;
  }

  /** Writes where the nodes are at a moment into the plan. Answers whether they have arrived. */
  advance(now: number): boolean {
    const progress = Math.min(1, Math.max(0, (now - this.#start) / DURATION));
    const eased = 1 - (1 - progress) ** 3;
    const { spots } = this.plan;
    for (const { node, from, to } of this.#moves) {
      spots[node * 2] = from.x + (to.x - from.x) * eased;
      spots[node * 2 + 1] = from.y + (to.y - from.y) * eased;
    }
    return progress >= 1;
  }
}

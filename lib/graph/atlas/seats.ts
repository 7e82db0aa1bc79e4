import { Boxes } from '../boxes.ts';
import { NODE_GAP, type Reach } from './choose.ts';
import type { Groups } from './groups.ts';
import { growthAt } from './growth.ts';
import type { LensState } from './model.ts';
import { type Plan, STEP } from './plan.ts';

/** Gives nodes room, one after the other. */
export class Seats {
  readonly #plan: Plan;
  readonly #lens: LensState;
  readonly #scale: number;
  readonly #growth: number;
  readonly #level: number;
  /** What names and shapes take, and shapes alone. */
  readonly #boxes: Boxes = new Boxes(56);
  readonly #shapes: Boxes = new Boxes(56);
  readonly #drawn: Uint8Array;
  readonly #list: number[] = [];

  constructor(plan: Plan, lens: LensState, level: number) {
    this.#plan = plan;
    this.#lens = lens;
    this.#level = level;
    this.#scale = STEP ** level;
    this.#growth = growthAt(STEP ** (level + 1));
    this.#drawn = new Uint8Array(plan.stock.nodes);
  }

  get count(): number {
    return this.#list.length;
  }

  /** Seats a node where it stands if nothing is there, or in any case. */
  take(node: number, anyhow: boolean): void {
    if (this.#drawn[node]) return;
    const { x, y } = this.#spot(node);
    const { side, up, down } = this.#reach(node);
    if (!anyhow && !this.#boxes.isFree(x - side, y - up, x + side, y + down)) return;
    this.#seat(node, { side, up, down });
  }

  /** Seats a node that the lens shows, even if only its shape has room among other shapes. */
  takeBare(node: number): void {
    if (this.#drawn[node] || !this.#lens.nodes[node]) return;
    const { x, y } = this.#spot(node);
    const reach = this.#bare(node);
    if (!this.#shapes.isFree(x - reach, y - reach, x + reach, y + reach)) return;
    this.#seat(node, { side: reach, up: reach, down: reach });
  }

  #seat(node: number, { side, up, down }: Reach): void {
    const { x, y } = this.#spot(node);
    const bare = this.#bare(node);
    this.#boxes.add(x - side, y - up, x + side, y + down);
    this.#shapes.add(x - bare, y - bare, x + bare, y + bare);
    this.#drawn[node] = 1;
    this.#list.push(node);
  }

  #spot(node: number): { readonly x: number; readonly y: number } {
    const { spots } = this.#plan;
    return {
      x: (spots[node * 2] as number) * this.#scale,
      y: (spots[node * 2 + 1] as number) * this.#scale,
    };
  }

  #bare(node: number): number {
    return (this.#plan.stock.radius[node] as number) * this.#growth + 2;
  }

  keepRoomFor({ count, x, y, radius }: Groups): void {
    for (let group = 0; group < count; group++) {
      const reach = radius[group] as number;
      this.#addCircle(x[group] as number, y[group] as number, reach);
    }
  }

  /** Moves groups beside what is drawn; one that finds no room is left out (`gathered` 0). */
  place(groups: Groups, gathered: Uint32Array): Groups {
    const x = groups.x.slice();
    const y = groups.y.slice();
    for (let group = 0; group < groups.count; group++) {
      if (!gathered[group]) continue;
      const reach = (groups.radius[group] as number) + NODE_GAP / 2;
      const spot = this.#freeSpot(
        (x[group] as number) * this.#scale,
        (y[group] as number) * this.#scale,
        reach,
      );
      if (!spot) {
        gathered[group] = 0;
        continue;
      }
      x[group] = spot.x / this.#scale;
      y[group] = spot.y / this.#scale;
      this.#boxes.add(spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach);
    }
    return { ...groups, x, y };
  }

  result(): { readonly nodes: Uint32Array; readonly drawn: Uint8Array } {
    return { nodes: Uint32Array.from(this.#list), drawn: this.#drawn };
  }

  /** On the overview shapes stand as close as they were put; later, names get room of their own. */
  #reach(node: number): Reach {
    const { stock, reach } = this.#plan;
    const { side, up, down } = reach(node);
    const more = (stock.radius[node] as number) * (this.#growth - 1);
    const ghost = this.#lens.nodes[node] ? 0 : NODE_GAP;
    if (this.#level === 0) {
      const less = NODE_GAP * 0.6 + ghost / 2;
      return { side: side - less, up: up - less, down: down - less };
    }
    const name = node < stock.sites ? 18 : 0;
    return { side: side + more + name, up: up + more, down: down + more + name };
  }

  #addCircle(x: number, y: number, reach: number): void {
    this.#boxes.add(x - reach, y - reach, x + reach, y + reach);
  }

  #freeSpot(x: number, y: number, reach: number): { x: number; y: number } | undefined {
    for (let turn = 0; turn < 22; turn++) {
      // Sunflower steps: ever farther, never twice in the same direction.
      const distance = turn === 0 ? 0 : 9 * Math.sqrt(turn) * 2;
      const nearX = x + Math.cos(turn * 2.4) * distance;
      const nearY = y + Math.sin(turn * 2.4) * distance;
      if (this.#boxes.isFree(nearX - reach, nearY - reach, nearX + reach, nearY + reach))
        return { x: nearX, y: nearY };
    }
    return undefined;
  }
}

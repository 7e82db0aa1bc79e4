import type { Scene } from './scene.ts';

const DURATION = 420;

/** The ids of the nodes that a scene draws and does not fade. */
export function idsOf(scene: Scene | undefined): Set<string> {
  const ids = new Set<string>();
  for (const node of scene?.nodes ?? []) {
    if (scene?.lens.nodes[node]) ids.add(scene.plan.stock.ids[node] ?? '');
  }
  return ids;
}

/** Nodes that come into the picture grow in, instead of being there at once. */
export class Entering {
  readonly #since = new Map<number, number>();
  #now = 0;

  get isBusy(): boolean {
    return this.#since.size > 0;
  }

  /**
   * Lets in what a scene draws and `before` did not have, from a moment of the clock in
   * milliseconds. A first picture is there at once.
   */
  welcome(scene: Scene | undefined, before: ReadonlySet<string>, now: number): void {
    if (!scene || before.size === 0) return;
    this.#now = now;
    for (const node of scene.nodes) {
      const id = scene.plan.stock.ids[node] ?? '';
      if (scene.lens.nodes[node] && !before.has(id) && !this.#since.has(node))
        this.#since.set(node, now);
    }
  }

  advance(now: number): void {
    this.#now = now;
    for (const [node, since] of this.#since) {
      if (now - since >= DURATION) this.#since.delete(node);
    }
  }

  /** How far a node has entered, 0 to 1. */
  readonly grown = (node: number): number => {
    const since = this.#since.get(node);
    if (since === undefined) return 1;
    const progress = Math.min(1, Math.max(0, (this.#now - since) / DURATION));
    return 0.25 + 0.75 * (1 - (1 - progress) ** 3);
  };
}

import type { Size } from './projection.ts';
import type { Stock } from './stock.ts';

/** How much of the canvas nodes may take: above this a picture is full, and no longer calm. */
const COMPANY_SHARE = 0.15;
const SITE_SHARE = 0.045;
/** However small the canvas, so many of each are shown. */
const AT_LEAST = 6;
/** Clear space around a node, in CSS pixels. */
export const NODE_GAP = 6;
/** Height of a company's label, with the gap above it. */
const LABEL_ROOM = 17;

/** How far a node reaches to its sides, up and down, when it has the room it wants. */
export interface Reach {
  readonly side: number;
  readonly up: number;
  readonly down: number;
}

/** The room that a node wants at scale 1: a company with its label below, a site without. */
export function reachOf(
  { sites, radius }: Pick<Stock, 'sites' | 'radius'>,
  node: number,
  labelWidth: number,
): Reach {
  const up = (radius[node] as number) + NODE_GAP;
  if (node < sites) return { side: up, up, down: up };
  return { side: Math.max(up, labelWidth / 2 + NODE_GAP), up, down: up + LABEL_ROOM };
}

/** Area in CSS pixels. */
export function roomOf({ side, up, down }: Reach): number {
  return side * 2 * (up + down);
}

/**
 * The nodes of the overview, companies first, the most important first: as many as have room. What
 * companies leave over is for sites. `appetite` is 1, and more when the person unfolds.
 */
export function choose(
  stock: Pick<Stock, 'sites' | 'radius' | 'order'>,
  size: Size,
  room: (node: number) => number,
  appetite: number,
): Uint32Array {
  const area = size.width * size.height * appetite;
  const chosen: number[] = [];
  const left = take((node) => node >= stock.sites, area * COMPANY_SHARE);
  take((node) => node < stock.sites, area * SITE_SHARE + Math.max(0, left) / 2);
  return Uint32Array.from(chosen);

  function take(isWanted: (node: number) => boolean, budget: number): number {
    let rest = budget;
    let taken = 0;
    for (const node of stock.order) {
      if (!isWanted(node)) continue;
      rest -= room(node);
      if (rest < 0 && taken >= AT_LEAST) break;
      chosen.push(node);
      taken++;
    }
    return rest;
  }
}

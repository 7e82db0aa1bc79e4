import type { Force } from 'd3-force';
import type { Body } from './charge.ts';

/** Length of a link at rest. */
export const LINK_LENGTH = 30;

/**
 * Links pull their ends together or push them apart, as d3's link force does by default, on flat
 * arrays: a link is as strong as the less linked of its ends is lonely, and moves that end more.
 *
 * @param source by link: index of the body at one end
 * @param degree by body: number of its links
 */
export function springs(
  source: Uint32Array,
  target: Uint32Array,
  degree: Uint32Array,
): Force<Body, undefined> {
  const links = source.length;
  const strength = new Float64Array(links);
  const bias = new Float64Array(links);
  for (let link = 0; link < links; link++) {
    const from = degree[source[link] as number] as number;
    const to = degree[target[link] as number] as number;
    strength[link] = 1 / Math.min(from, to);
    bias[link] = from / (from + to);
  }
  let bodies: readonly Body[] = [];
  let x = new Float64Array(0);
  let y = new Float64Array(0);

  const force = (alpha: number) => {
    for (const [i, body] of bodies.entries()) {
      x[i] = body.x + body.vx;
      y[i] = body.y + body.vy;
    }
    for (let link = 0; link < links; link++) {
      const from = source[link] as number;
      const to = target[link] as number;
      const dx = (x[to] as number) - (x[from] as number);
      const dy = (y[to] as number) - (y[from] as number);
      const length = Math.sqrt(dx * dx + dy * dy) || 1e-6;
      const pull = ((length - LINK_LENGTH) / length) * alpha * (strength[link] as number);
      const share = bias[link] as number;
      (x[to] as number) -= dx * pull * share;
      (y[to] as number) -= dy * pull * share;
      (x[from] as number) += dx * pull * (1 - share);
      (y[from] as number) += dy * pull * (1 - share);
    }
    for (const [i, body] of bodies.entries()) {
      body.vx = (x[i] as number) - body.x;
      body.vy = (y[i] as number) - body.y;
    }
  };
  force.initialize = (nodes: Body[]) => {
    bodies = nodes;
    x = new Float64Array(nodes.length);
    y = new Float64Array(nodes.length);
  };
  return force;
}

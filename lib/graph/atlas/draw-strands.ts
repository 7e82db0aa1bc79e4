import type { Ink } from '../ink.ts';
import type { Theme } from '../theme.ts';
import { type Curve, streamCurve, threadCurve } from '../threads.ts';
import { type Frame, isInView } from './frame.ts';
import { STOPPED, THROUGH } from './model.ts';
import type { Scene } from './scene.ts';
import type { Threads } from './strands.ts';

/** What a set of threads is drawn like. */
export interface StrandStyle {
  /** In the light: in full, however many; else quiet, and quieter the more a company has. */
  readonly isLit: boolean;
  readonly most: number;
}

/** Threads that are drawn alike, in one path. */
interface Bundle {
  readonly kind: number;
  readonly colour: string;
  readonly alpha: number;
  readonly width: number;
  readonly curves: Curve[];
}

/** Threads of a company with so many flow together. */
const HUB = 12;
const DASH = [3.5, 3.5];
const SOLID: number[] = [];
/** A company with more threads than this shows them ever more faintly. */
const FAN = 6;
/** Threads come in so many strengths: each needs a path of its own. */
const STRENGTHS = 6;
/** So many threads are calm; of more, each is fainter. */
const CALM = 120;
/** Of a company that stands outside, or whose sites do, so many threads cross the border. */
const LEADING_OUT = 3;

/** Draws threads with one path for each style; what was stopped first, what got through on top. */
export function drawStrands(
  ink: Ink,
  scene: Scene,
  threads: Threads,
  frame: Frame,
  theme: Theme,
  style: StrandStyle,
): void {
  const bundles = [...bundle(scene, threads, frame, theme, style)];
  bundles.sort((a, b) => b.kind - a.kind || a.alpha - b.alpha);
  for (const alike of bundles) drawBundle(ink, alike, style.isLit);
  ink.setLineDash(SOLID);
  ink.globalAlpha = 1;
}

function drawBundle(ink: Ink, { kind, colour, alpha, width, curves }: Bundle, isLit: boolean) {
  const isStopped = kind === STOPPED;
  ink.globalAlpha = alpha;
  ink.strokeStyle = colour;
  ink.lineWidth = width;
  ink.lineCap = isStopped ? 'butt' : 'round';
  ink.setLineDash(isStopped ? DASH : SOLID);
  ink.beginPath();
  for (const { x0, y0, controlX, controlY, x1, y1 } of curves) {
    ink.moveTo(x0, y0);
    ink.quadraticCurveTo(controlX, controlY, x1, y1);
  }
  ink.stroke();
  if (!isStopped) return;
  const dot = isLit ? 2 : 1.4;
  ink.fillStyle = colour;
  ink.beginPath();
  for (const { x1, y1 } of curves) {
    ink.moveTo(x1 + dot, y1);
    ink.arc(x1, y1, dot, 0, 2 * Math.PI);
  }
  ink.fill();
}

function bundle(
  scene: Scene,
  threads: Threads,
  frame: Frame,
  theme: Theme,
  { isLit, most }: StrandStyle,
): Iterable<Bundle> {
  const bundles = new Map<string, Bundle>();
  const calm = Math.min(1, (CALM / Math.max(1, Math.min(most, threads.count))) ** 0.4);
  const sight = new Sight(frame);
  let left = most;
  for (let index = 0; index < threads.count && left > 0; index++) {
    const to = threads.to[index] as number;
    const seen = sight.ofThread(threads.from[index] as number, to, isLit);
    if (seen === 0) continue;
    left--;
    const kind = threads.kind[index] as number;
    const curve = curveOf(scene, threads, index, frame);
    if (!curve) continue;
    const share = (threads.share[index] as number) * seen;
    const strength = isLit
      ? Math.ceil(STRENGTHS * (0.4 + 0.6 * share))
      : strengthOf(threads.fan[to] as number, share * calm);
    const weight = Math.min(3, Math.floor(Math.log2(threads.weight[index] as number) / 2));
    const category = scene.plan.stock.categories[to] ?? 'unknown';
    const colour = kind === STOPPED ? theme.cut : theme.line[category];
    const key = `${kind}/${colour}/${strength}/${weight}`;
    const alike = bundles.get(key);
    if (alike) {
      alike.curves.push(curve);
      continue;
    }
    const alpha = alphaOf(kind, strength, isLit);
    const width = widthOf(kind, weight, isLit);
    bundles.set(key, { kind, colour, alpha, width, curves: [curve] });
  }
  return bundles.values();
}

function curveOf(
  { plan: { stock } }: Scene,
  threads: Threads,
  index: number,
  { x, y, radius }: Frame,
): Curve | undefined {
  const from = threads.from[index] as number;
  const to = threads.to[index] as number;
  const isStopped = threads.kind[index] === STOPPED;
  const begin = { x: x[from] as number, y: y[from] as number, radius: radius[from] as number };
  const end = { x: x[to] as number, y: y[to] as number, radius: radius[to] as number };
  return (stock.degree[to] as number) >= HUB
    ? streamCurve(begin, end, isStopped)
    : threadCurve(begin, end, isStopped, 1);
}

/** How much of a thread is to be seen: 1 for both ends, 0.5 for one, 0 for a thread left out. */
class Sight {
  readonly #frame: Frame;
  readonly #half = new Map<number, number>();

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  /** Of what leads out of the canvas, only a few threads of each company are shown. */
  ofThread(from: number, to: number, isLit: boolean): number {
    const seesFrom = isInView(this.#frame, from);
    const seesTo = isInView(this.#frame, to);
    if (seesFrom && seesTo) return 1;
    if (!seesFrom && !seesTo) return 0;
    const shown = this.#half.get(to) ?? 0;
    this.#half.set(to, shown + 1);
    return isLit || shown < LEADING_OUT ? 0.5 : 0;
  }
}

/** 1 to `STRENGTHS`: threads of a company that has many are faint, so that none hides the rest. */
function strengthOf(fan: number, share: number): number {
  const strength = Math.min(1, Math.sqrt(FAN / Math.max(1, fan))) * (0.25 + 0.75 * share);
  return Math.max(1, Math.round(strength * STRENGTHS));
}

function alphaOf(kind: number, strength: number, isLit: boolean): number {
  if (isLit) return (strength / STRENGTHS) * (kind === STOPPED ? 0.9 : 1);
  // Grey dashes are faint enough: fainter still, they would be gone.
  return kind === STOPPED ? 0.3 + 0.5 * (strength / STRENGTHS) : 0.9 * (strength / STRENGTHS);
}

function widthOf(kind: number, weight: number, isLit: boolean): number {
  const base = kind === THROUGH ? 1.5 : 1;
  return (
    base +
    (isLit && kind === THROUGH ? 0.4 : 0) +
    (kind === STOPPED ? 0 : weight * (isLit ? 0.5 : 0.25))
  );
}

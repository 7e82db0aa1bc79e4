import type { Category } from '../domain/catalog.ts';
import type { Pass, Scene } from './draw.ts';
import type { Thread } from './model.ts';
import type { Theme } from './theme.ts';
import { type Curve, threadCurve } from './threads.ts';

/** Threads that are drawn alike, in one path. */
interface Bundle {
  readonly thread: Thread;
  readonly here: boolean;
  readonly category: Category;
  readonly curves: Curve[];
}

/** How faint the threads of other sites are while nothing is in the light. */
const FAINT = 0.38;
const DASH = [3.5, 3.5];
const SOLID: number[] = [];

/** Draws the threads of a pass; those of other sites first, faint, so that this page's lie on top. */
export function drawThreads(
  context: CanvasRenderingContext2D,
  scene: Scene,
  theme: Theme,
  pass: Pass,
): void {
  const alpha = context.globalAlpha;
  const bundles = bundle(scene, pass).sort((a, b) => Number(a.here) - Number(b.here));
  for (const alike of bundles) {
    context.globalAlpha = alpha * (alike.here || scene.lit >= 0 ? 1 : FAINT);
    drawBundle(context, alike, theme);
  }
  context.setLineDash(SOLID);
  context.globalAlpha = alpha;
}

function drawBundle(context: CanvasRenderingContext2D, alike: Bundle, theme: Theme): void {
  const stopped = alike.thread === 'stopped';
  const colour = stopped ? theme.cut : theme.line[alike.category];
  context.strokeStyle = colour;
  context.lineWidth = alike.thread === 'through' && alike.here ? 2 : 1.15;
  context.lineCap = stopped ? 'butt' : 'round';
  context.setLineDash(stopped ? DASH : SOLID);
  context.beginPath();
  for (const curve of alike.curves) trace(context, curve);
  context.stroke();
  if (stopped && alike.here) drawCuts(context, alike.curves, colour);
}

function trace(context: CanvasRenderingContext2D, curve: Curve): void {
  context.moveTo(curve.x0, curve.y0);
  context.quadraticCurveTo(curve.controlX, curve.controlY, curve.x1, curve.y1);
}

/** A dot where each thread was cut. */
function drawCuts(context: CanvasRenderingContext2D, curves: readonly Curve[], colour: string) {
  context.fillStyle = colour;
  context.beginPath();
  for (const { x1, y1 } of curves) {
    context.moveTo(x1 + 2, y1);
    context.arc(x1, y1, 2, 0, 2 * Math.PI);
  }
  context.fill();
}

function bundle({ graph, spots }: Scene, pass: Pass): Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const [index, { source, target, thread, here }] of graph.links.entries()) {
    const from = spots[source];
    const to = spots[target];
    const company = graph.nodes[target];
    if (!pass.link(index) || !from || !to || company?.kind !== 'company') continue;
    const stopped = thread === 'stopped';
    const curve = threadCurve(from, to, stopped, index % 2 === 0 ? 1 : -1);
    if (!curve) continue;
    const key = `${here}/${thread}/${stopped ? '' : company.category}`;
    const alike = bundles.get(key);
    if (alike) alike.curves.push(curve);
    else bundles.set(key, { thread, here, category: company.category, curves: [curve] });
  }
  return [...bundles.values()];
}

import { letterOf } from '../../domain/letter.ts';
import type { Ink } from '../ink.ts';
import { MARKS } from '../marks.ts';
import { drawMark, outlineOf, traceDiamond, traceDisc } from '../shapes.ts';
import type { Theme } from '../theme.ts';
import { type Frame, isInView } from './frame.ts';
import type { Scene } from './scene.ts';

/** Shapes smaller than this have no letter or mark: it could not be read. */
const SMALLEST_SIGN = 5.5;
/** How much of its colour a shape keeps that the lens fades. */
const GHOST = 0.22;

/** Draws nodes with one path for each style. `nodes` are those of the pass. */
export function drawEnds(
  ink: Ink,
  scene: Scene,
  nodes: Iterable<number>,
  frame: Frame,
  theme: Theme,
  withLetters = true,
): void {
  const shown: number[] = [];
  const ghosts: number[] = [];
  for (const node of nodes) {
    if (isInView(frame, node)) (scene.lens.nodes[node] ? shown : ghosts).push(node);
  }
  if (ghosts.length > 0) {
    ink.globalAlpha = GHOST;
    drawSites(ink, scene, ghosts, frame, theme, false);
    drawCompanies(ink, scene, ghosts, frame, theme, false);
    ink.globalAlpha = 1;
  }
  drawSites(ink, scene, shown, frame, theme, withLetters);
  drawCompanies(ink, scene, shown, frame, theme, true);
}

function drawSites(
  ink: Ink,
  { plan: { stock } }: Scene,
  nodes: readonly number[],
  { x, y, radius }: Frame,
  theme: Theme,
  withLetter: boolean,
): void {
  ink.fillStyle = theme.disc;
  ink.beginPath();
  for (const node of nodes) {
    if (node < stock.sites)
      traceDisc(ink, x[node] as number, y[node] as number, radius[node] as number);
  }
  ink.fill();
  if (!withLetter) return;
  ink.fillStyle = theme.onDisc;
  ink.textAlign = 'center';
  ink.textBaseline = 'middle';
  let height = 0;
  for (const node of nodes) {
    const r = radius[node] as number;
    if (node >= stock.sites || r < SMALLEST_SIGN) continue;
    // Setting a font is dear; sites come by size, so that it seldom changes.
    const wanted = Math.round(r * 1.05);
    if (wanted !== height) {
      height = wanted;
      ink.font = `700 ${height}px ${theme.font}`;
    }
    ink.fillText(
      letterOf(stock.names[node] ?? ''),
      x[node] as number,
      (y[node] as number) + r * 0.06,
    );
  }
}

function drawCompanies(
  ink: Ink,
  scene: Scene,
  nodes: readonly number[],
  frame: Frame,
  theme: Theme,
  withMark: boolean,
): void {
  const { stock } = scene.plan;
  const styles = new Map<string, number[]>();
  for (const node of nodes) {
    if (node < stock.sites) continue;
    const key = `${stock.categories[node]}/${scene.lens.hollow[node]}`;
    const alike = styles.get(key);
    if (alike) alike.push(node);
    else styles.set(key, [node]);
  }
  for (const alike of styles.values()) drawAlike(ink, scene, alike, frame, theme, withMark);
}

/** Draws companies of one category, all hollow or none. */
function drawAlike(
  ink: Ink,
  { plan: { stock }, lens }: Scene,
  alike: readonly number[],
  { x, y, radius }: Frame,
  theme: Theme,
  withMark: boolean,
): void {
  const first = alike[0] as number;
  const category = stock.categories[first] ?? 'unknown';
  const hollow = lens.hollow[first] === 1;
  const line = outlineOf(hollow);
  ink.lineJoin = 'round';
  ink.fillStyle = hollow ? theme.surface : theme.fill[category];
  ink.strokeStyle = hollow ? theme.line[category] : theme.fill[category];
  ink.lineWidth = line;
  ink.beginPath();
  for (const node of alike) {
    const reach = Math.max(0.1, (radius[node] as number) - line / 2);
    traceDiamond(ink, x[node] as number, y[node] as number, reach);
  }
  ink.fill();
  ink.stroke();
  if (!withMark) return;
  const colour = hollow ? theme.line[category] : theme.onCompany;
  for (const node of alike) {
    const r = radius[node] as number;
    if (r < SMALLEST_SIGN) continue;
    drawMark(ink, MARKS[category], x[node] as number, y[node] as number, r, colour);
  }
}

/**
 * Draws groups of sites: a pale disc with a rim, and on it the number of sites; "3/18" where it is of
 * 18 sites only 3 that count.
 */
export function drawGroups(
  ink: Ink,
  { plan, groups, gathered }: Scene,
  which: Iterable<number>,
  numberOf: (group: number) => number,
  frame: Frame,
  theme: Theme,
): void {
  const shown: number[] = [];
  for (const group of which) {
    if (gathered[group] && isInView(frame, plan.stock.nodes + group)) shown.push(group);
  }
  const { x, y, radius } = frame;
  const trace = (more: number) => {
    ink.beginPath();
    for (const group of shown) {
      const end = plan.stock.nodes + group;
      traceDisc(ink, x[end] as number, y[end] as number, (radius[end] as number) + more);
    }
  };
  ink.fillStyle = theme.surface;
  trace(0);
  ink.fill();
  ink.globalAlpha = 0.38;
  ink.fillStyle = theme.faded;
  ink.strokeStyle = theme.faded;
  ink.lineWidth = 1.25;
  trace(-2.5);
  ink.fill();
  ink.globalAlpha = 1;
  trace(-0.6);
  ink.stroke();
  ink.fillStyle = theme.text;
  ink.textAlign = 'center';
  ink.textBaseline = 'middle';
  for (const group of shown) {
    const end = plan.stock.nodes + group;
    const [count, all] = [numberOf(group), gathered[group] as number];
    // To have a first number formatted takes 30 ms, within a frame.
    const whole = all < 1_000 ? String(all) : all.toLocaleString();
    const text = count < all ? `${count}/${all}` : whole;
    const most = (1.7 * (radius[end] as number)) / (0.6 * text.length);
    const height = Math.round(Math.min(13, most, 8 + (groups.radius[group] as number) * 0.2));
    ink.font = `600 ${height}px ${theme.font}`;
    ink.fillText(text, x[end] as number, (y[end] as number) + 0.5);
  }
}

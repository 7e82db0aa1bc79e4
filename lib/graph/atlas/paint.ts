import type { Ink } from '../ink.ts';
import type { Theme } from '../theme.ts';
import { drawEnds, drawGroups } from './draw-ends.ts';
import { drawStrands } from './draw-strands.ts';
import type { Frame } from './frame.ts';
import type { Light } from './light.ts';
import { drawNames, type Name, namesOf, type Ruler } from './names.ts';
import { type Scene, threadBudget } from './scene.ts';

/** Draws a scene as a whole; `withLetters` puts the first letter of its name on a site. */
export function paintScene(
  ink: Ink,
  scene: Scene,
  frame: Frame,
  ruler: Ruler,
  theme: Theme,
  withLetters = true,
): readonly Name[] {
  const { threads, groups, gathered } = scene;
  drawStrands(ink, scene, threads, frame, theme, { isLit: false, most: threadBudget(scene.plan) });
  drawGroups(ink, scene, groups.size.keys(), (group) => gathered[group] ?? 0, frame, theme);
  drawEnds(ink, scene, scene.nodes, frame, theme, withLetters);
  const names = namesOf(scene, scene.nodes, frame, ruler);
  drawNames(ink, scene, names, theme);
  return names;
}

/** Draws what stands in the light, to lie above a scene that is dimmed. */
export function paintLight(
  ink: Ink,
  scene: Scene,
  light: Light,
  frame: Frame,
  ruler: Ruler,
  theme: Theme,
): readonly Name[] {
  drawStrands(ink, scene, light.threads, frame, theme, {
    isLit: true,
    most: Number.POSITIVE_INFINITY,
  });
  drawGroups(
    ink,
    scene,
    light.groups.keys(),
    (group) => light.groups.get(group) ?? 0,
    frame,
    theme,
  );
  drawEnds(ink, scene, light.nodes, frame, theme);
  const names = namesOf(scene, light.nodes, frame, ruler, light.centre);
  drawNames(ink, scene, names, theme);
  return names;
}

/** A ring around an end: pinned (solid), or walked to by keyboard (apart from its shape). */
export function drawRing(
  ink: Ink,
  { plan: { stock } }: Scene,
  end: number,
  { x, y, radius }: Frame,
  theme: Theme,
  gap: number,
): void {
  const left = x[end] as number;
  const top = y[end] as number;
  const r = (radius[end] as number) + gap;
  ink.beginPath();
  if (end >= stock.sites && end < stock.nodes) {
    const reach = r + gap * 0.4;
    ink.moveTo(left, top - reach);
    ink.lineTo(left + reach, top);
    ink.lineTo(left, top + reach);
    ink.lineTo(left - reach, top);
    ink.closePath();
  } else {
    ink.moveTo(left + r, top);
    ink.arc(left, top, r, 0, 2 * Math.PI);
  }
  ink.lineJoin = 'round';
  ink.strokeStyle = theme.accent;
  ink.lineWidth = 2.25;
  ink.stroke();
}

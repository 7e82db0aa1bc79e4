import { drawPath, type Ink } from './ink.ts';
import { MARK_LINE, type Mark } from './marks.ts';

/** Width of a diamond's outline in pixels; it lies half outside. */
export function outlineOf(hollow: boolean): number {
  return hollow ? 1.6 : 2;
}

/** Adds a diamond to the path; its points lie `reach` away from its centre. */
export function traceDiamond(ink: Ink, x: number, y: number, reach: number): void {
  ink.moveTo(x, y - reach);
  ink.lineTo(x + reach, y);
  ink.lineTo(x, y + reach);
  ink.lineTo(x - reach, y);
  ink.closePath();
}

/** Adds a disc to the path. */
export function traceDisc(ink: Ink, x: number, y: number, radius: number): void {
  ink.moveTo(x + radius, y);
  ink.arc(x, y, radius, 0, 2 * Math.PI);
}

/** Draws the mark of a diamond that is `radius` high above its centre. */
export function drawMark(
  ink: Ink,
  { path, style }: Mark,
  x: number,
  y: number,
  radius: number,
  colour: string,
): void {
  const scale = (radius / 16) * 1.15;
  ink.save();
  ink.translate(x, y);
  ink.scale(scale, scale);
  if (style === 'fill') {
    ink.fillStyle = colour;
  } else {
    ink.strokeStyle = colour;
    ink.lineWidth = MARK_LINE;
    ink.lineCap = 'round';
    ink.lineJoin = 'round';
  }
  drawPath(ink, path, style);
  ink.restore();
}

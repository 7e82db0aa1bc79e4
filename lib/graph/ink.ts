/**
 * What the pictures are drawn with: the part of a canvas's context that they need. A vector file is
 * written through the same functions.
 */
export interface Ink
  extends Pick<
    CanvasRenderingContext2D,
    | 'beginPath'
    | 'moveTo'
    | 'lineTo'
    | 'quadraticCurveTo'
    | 'arc'
    | 'closePath'
    | 'fill'
    | 'stroke'
    | 'fillText'
    | 'strokeText'
    | 'setLineDash'
    | 'fillStyle'
    | 'strokeStyle'
    | 'lineWidth'
    | 'lineCap'
    | 'lineJoin'
    | 'globalAlpha'
    | 'font'
    | 'textAlign'
    | 'textBaseline'
    | 'save'
    | 'restore'
    | 'translate'
    | 'scale'
  > {
  /** Draws SVG path data; a canvas has `Path2D` for it. */
  drawPath?(data: string, style: 'fill' | 'line'): void;
}

const shapes = new Map<string, Path2D>();

/** Fills or outlines SVG path data with the present colours. */
export function drawPath(ink: Ink, data: string, style: 'fill' | 'line'): void {
  if (ink.drawPath) {
    ink.drawPath(data, style);
    return;
  }
  let shape = shapes.get(data);
  if (!shape) {
    shape = new Path2D(data);
    shapes.set(data, shape);
  }
  if (style === 'fill') ink.fill(shape);
  else ink.stroke(shape);
}

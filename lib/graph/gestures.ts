import { select } from 'd3-selection';
import { zoom, zoomIdentity } from 'd3-zoom';
import type { Transform } from './places.ts';

/** What the hands do to the picture, in pixels of the canvas. */
export interface GestureHandlers {
  /** Index of the node under a point; −1 if there is none. */
  hit(x: number, y: number): number;
  zoomed(transform: Transform): void;
  /** −1 when the pointer is on no node. */
  pointed(index: number): void;
  dragged(index: number, x: number, y: number): void;
  dropped(index: number): void;
  opened(index: number): void;
  /** A click on the ground. */
  missed?(): void;
  /** A double click on the ground; without it, the picture jumps to where it fits. */
  fitted?(): void;
}

/** Moves the picture as if by hand. */
export interface Hands {
  move(transform: Transform): void;
  /** The canvas has another size, or the picture may be enlarged more. */
  measure(scales?: readonly [number, number]): void;
}

/** A press that moves less than this is a click, in pixels. */
const CLICK_SLACK = 4;
const SCALES = [0.8, 5] as const;

/**
 * Pan and zoom of the ground (wheel, pinch, drag; double click fits again), and hover, drag and
 * click of the nodes, until the signal aborts.
 */
export function attachGestures(
  canvas: HTMLCanvasElement,
  handlers: GestureHandlers,
  signal: AbortSignal,
): Hands {
  attachPointer(canvas, handlers, signal);
  return attachZoom(canvas, handlers, signal);
}

function attachZoom(
  canvas: HTMLCanvasElement,
  handlers: GestureHandlers,
  signal: AbortSignal,
): Hands {
  const selection = select<HTMLCanvasElement, unknown>(canvas);
  const behaviour = zoom<HTMLCanvasElement, unknown>()
    // The ground pans; a press on a node belongs to the node.
    .filter((event: MouseEvent) => event.type === 'wheel' || (!event.button && !onNode(event)))
    .on('zoom', ({ transform }: { transform: Transform }) => handlers.zoomed(transform));
  measure();
  selection.call(behaviour).on('dblclick.zoom', (event: MouseEvent) => {
    if (handlers.fitted && !onNode(event)) handlers.fitted();
    if (!handlers.fitted) selection.call(behaviour.transform, zoomIdentity);
  });
  signal.addEventListener('abort', () => selection.on('.zoom', null));
  return {
    move: ({ k, x, y }) =>
      selection.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k)),
    measure,
  };

  function measure(scales: readonly [number, number] = SCALES): void {
    const { clientWidth: width, clientHeight: height } = canvas;
    behaviour.scaleExtent([...scales]).translateExtent([
      [-width / 2, -height / 2],
      [width * 1.5, height * 1.5],
    ]);
  }

  function onNode(event: MouseEvent | TouchEvent): boolean {
    const touch = 'touches' in event ? event.touches[0] : event;
    if (!touch) return false;
    const { x, y } = pointIn(canvas, touch);
    return handlers.hit(x, y) >= 0;
  }
}

function attachPointer(canvas: HTMLCanvasElement, handlers: GestureHandlers, signal: AbortSignal) {
  let pressed: { index: number; x: number; y: number; moved: boolean } | undefined;
  let grounded: { x: number; y: number } | undefined;

  canvas.addEventListener('pointerdown', press, { signal });
  canvas.addEventListener('pointermove', move, { signal });
  canvas.addEventListener('pointerup', release, { signal });
  canvas.addEventListener('pointercancel', letGo, { signal });
  canvas.addEventListener('pointerleave', () => pressed || handlers.pointed(-1), { signal });

  function press(event: PointerEvent): void {
    const { x, y } = pointIn(canvas, event);
    const index = event.button === 0 ? handlers.hit(x, y) : -1;
    grounded = event.button === 0 && index < 0 ? { x, y } : undefined;
    if (index < 0) return;
    pressed = { index, x, y, moved: false };
    canvas.setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent): void {
    const { x, y } = pointIn(canvas, event);
    if (!pressed) {
      const index = handlers.hit(x, y);
      canvas.style.cursor = index < 0 ? 'grab' : 'pointer';
      handlers.pointed(index);
      return;
    }
    pressed.moved ||= Math.hypot(x - pressed.x, y - pressed.y) > CLICK_SLACK;
    if (pressed.moved) handlers.dragged(pressed.index, x, y);
  }

  function release(event: PointerEvent): void {
    const { x, y } = pointIn(canvas, event);
    if (grounded && Math.hypot(x - grounded.x, y - grounded.y) <= CLICK_SLACK) handlers.missed?.();
    grounded = undefined;
    if (pressed?.moved) handlers.dropped(pressed.index);
    else if (pressed) handlers.opened(pressed.index);
    pressed = undefined;
  }

  function letGo(): void {
    grounded = undefined;
    if (pressed?.moved) handlers.dropped(pressed.index);
    pressed = undefined;
  }
}

function pointIn(
  canvas: HTMLCanvasElement,
  { clientX, clientY }: { clientX: number; clientY: number },
) {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}

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
}

/** A press that moves less than this is a click, in pixels. */
const CLICK_SLACK = 4;
const SCALES: [number, number] = [0.8, 5];

/**
 * Pan and zoom of the ground (wheel, pinch, drag; double click fits again), and hover, drag and
 * click of the nodes, until the signal aborts.
 */
export function attachGestures(
  canvas: HTMLCanvasElement,
  handlers: GestureHandlers,
  signal: AbortSignal,
): void {
  attachZoom(canvas, handlers, signal);
  attachPointer(canvas, handlers, signal);
}

function attachZoom(canvas: HTMLCanvasElement, handlers: GestureHandlers, signal: AbortSignal) {
  const selection = select<HTMLCanvasElement, unknown>(canvas);
  const behaviour = zoom<HTMLCanvasElement, unknown>()
    .scaleExtent(SCALES)
    .translateExtent([
      [-canvas.clientWidth / 2, -canvas.clientHeight / 2],
      [canvas.clientWidth * 1.5, canvas.clientHeight * 1.5],
    ])
    // The ground pans; a press on a node belongs to the node.
    .filter((event: MouseEvent) => event.type === 'wheel' || (!event.button && !onNode(event)))
    .on('zoom', ({ transform }: { transform: Transform }) => handlers.zoomed(transform));
  selection
    .call(behaviour)
    .on('dblclick.zoom', () => selection.call(behaviour.transform, zoomIdentity));
  signal.addEventListener('abort', () => selection.on('.zoom', null));

  function onNode(event: MouseEvent | TouchEvent): boolean {
    const touch = 'touches' in event ? event.touches[0] : event;
    if (!touch) return false;
    const { x, y } = pointIn(canvas, touch);
    return handlers.hit(x, y) >= 0;
  }
}

function attachPointer(canvas: HTMLCanvasElement, handlers: GestureHandlers, signal: AbortSignal) {
  let pressed: { index: number; x: number; y: number; moved: boolean } | undefined;

  canvas.addEventListener('pointerdown', press, { signal });
  canvas.addEventListener('pointermove', move, { signal });
  canvas.addEventListener('pointerup', release, { signal });
  canvas.addEventListener('pointercancel', letGo, { signal });
  canvas.addEventListener('pointerleave', () => pressed || handlers.pointed(-1), { signal });

  function press(event: PointerEvent): void {
    const { x, y } = pointIn(canvas, event);
    const index = event.button === 0 ? handlers.hit(x, y) : -1;
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

  function release(): void {
    if (pressed?.moved) handlers.dropped(pressed.index);
    else if (pressed) handlers.opened(pressed.index);
    pressed = undefined;
  }

  function letGo(): void {
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

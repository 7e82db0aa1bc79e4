import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';

/** What is being drawn: the whole window moved, one edge of it, or a new one. */
interface Stroke {
  readonly kind: 'move' | 'edge';
  /** Index of the day where it began; for an edge, the day of the other edge. */
  readonly anchor: number;
  readonly window: readonly [number, number];
}

/** So near to an edge, in CSS pixels, the edge is meant. */
const GRASP = 9;

type Pick = (first: number, last: number, passing?: 'passing') => void;

/**
 * Draws a period on a timeline with the pointer: from one day to another; an edge, or the window as
 * a whole. Moves are told once a frame; the last one is not passing.
 */
export function useBrush(
  ground: RefObject<HTMLElement | null>,
  days: number,
  window: readonly [number, number],
  pick: Pick,
) {
  const stroke = useRef<Stroke>(undefined);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const begin = (event: PointerEvent) => {
    const element = ground.current;
    if (!element || event.button !== 0 || days === 0) return;
    element.setPointerCapture(event.pointerId);
    const { at, edgeOf } = measure(element, event, days);
    const [first, last] = window;
    const isAll = first === 0 && last === days - 1;
    if (edgeOf(last + 1) < GRASP) stroke.current = { kind: 'edge', anchor: first, window };
    else if (edgeOf(first) < GRASP) stroke.current = { kind: 'edge', anchor: last, window };
    else if (at >= first && at <= last && !isAll)
      stroke.current = { kind: 'move', anchor: at, window };
    else stroke.current = { kind: 'edge', anchor: at, window: [at, at] };
  };
  const draw = (event: PointerEvent, passing?: 'passing') => {
    const element = ground.current;
    const { current } = stroke;
    if (!element || !current) return;
    const { at } = measure(element, event, days);
    cancelAnimationFrame(frame.current);
    const tell = () => {
      const [first, last] = drawn(current, at, days);
      pick(first, last, passing);
    };
    if (passing) frame.current = requestAnimationFrame(tell);
    else tell();
  };
  const end = (event: PointerEvent) => {
    draw(event);
    stroke.current = undefined;
  };
  return {
    onPointerDown: begin,
    onPointerMove: (event: PointerEvent) => draw(event, 'passing'),
    onPointerUp: end,
    onPointerCancel: () => {
      stroke.current = undefined;
    },
    onDoubleClick: () => pick(0, days - 1),
  };
}

function drawn(
  { kind, anchor, window }: Stroke,
  at: number,
  days: number,
): readonly [number, number] {
  if (kind === 'edge') return [Math.min(anchor, at), Math.max(anchor, at)];
  const [first, last] = window;
  const shift = Math.max(-first, Math.min(days - 1 - last, at - anchor));
  return [first + shift, last + shift];
}

/** The day under a pointer, and how far it is from the beginning of another, in CSS pixels. */
function measure(element: HTMLElement, { clientX }: PointerEvent, days: number) {
  const { left, width } = element.getBoundingClientRect();
  const isFlipped = getComputedStyle(element).direction === 'rtl';
  const x = isFlipped ? left + width - clientX : clientX - left;
  const at = Math.max(0, Math.min(days - 1, Math.floor((x / Math.max(1, width)) * days)));
  return { at, edgeOf: (day: number) => Math.abs((day / days) * width - x) };
}

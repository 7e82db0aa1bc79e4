import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in CSS pixels, now and whenever it changes; a guess before it is measured. */
export function useWidth(element: RefObject<HTMLElement | null>, guess = 800): number {
  const [width, setWidth] = useState(guess);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const sizes = new ResizeObserver(() => setWidth(current.clientWidth || guess));
    sizes.observe(current);
    return () => sizes.disconnect();
  }, [element, guess]);
  return width;
}

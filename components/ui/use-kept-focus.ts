import { type RefCallback, useCallback, useLayoutEffect, useRef } from 'react';

/** What the tab key comes to. */
const CONTROLS = 'button, a[href], input, select, textarea, summary, [tabindex="0"]';

/** Of radio buttons it comes to the one that is chosen. */
const PASSED_BY = 'input[type="radio"]:not(:checked)';

/**
 * Keeps the focus within an element when the control that had it goes away or can no longer be used:
 * what stands in its place has it then, as soon as something does. A focus that went elsewhere by
 * itself stays there.
 *
 * @param otherwise id of the element that has the focus when the control is gone and nothing is left
 *   of this one
 * @returns the ref of the element; whoever renders it must render when its controls change
 */
export function useKeptFocus(otherwise?: string): RefCallback<HTMLElement> {
  const root = useRef<HTMLElement>(null);
  const had = useRef<{ readonly control: HTMLElement; readonly index: number }>(undefined);
  useLayoutEffect(() => {
    if (!had.current || isUsable(had.current.control)) return;
    const { control, index } = had.current;
    const { activeElement } = document;
    if (activeElement !== document.body && activeElement !== control) {
      had.current = undefined;
      return;
    }
    const left = root.current ? controlsOf(root.current).filter(isUsable) : [];
    const stops = left.filter((one) => !one.matches(PASSED_BY));
    const next = stops[Math.min(index, stops.length - 1)];
    if (next) next.focus();
    else if (!control.isConnected && otherwise) document.getElementById(otherwise)?.focus();
  });
  return useCallback((element) => {
    if (!element) return;
    root.current = element;
    const came = ({ target }: FocusEvent) => {
      const control = target as HTMLElement;
      had.current = { control, index: controlsOf(element).indexOf(control) };
    };
    // A control that goes away may say that it was left, before it is gone.
    const went = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (had.current?.control === target && isUsable(had.current.control)) {
          had.current = undefined;
        }
      });
    element.addEventListener('focusin', came);
    element.addEventListener('focusout', went);
    return () => {
      root.current = null;
      element.removeEventListener('focusin', came);
      element.removeEventListener('focusout', went);
    };
  }, []);
}

function controlsOf(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(CONTROLS)];
}

function isUsable(control: HTMLElement): boolean {
  return control.isConnected && !control.matches(':disabled, [hidden]');
}

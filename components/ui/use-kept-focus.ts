import { type RefCallback, useCallback, useLayoutEffect, useRef } from 'react';

/** What the tab key comes to. */
const CONTROLS = 'button, a[href], input, select, textarea, summary, [tabindex="0"]';

/** Of radio buttons it comes to the one that is chosen. */
const PASSED_BY = 'input[type="radio"]:not(:checked)';

/** The control that has the focus or had it last, and where it stood among the others. */
interface Had {
  readonly control: HTMLElement;
  readonly index: number;
}

/**
 * Keeps the focus within an element when the control that had it goes away or can no longer be used:
 * what stands in its place has it then, as soon as something does, and be it the control itself that
 * can be used again. A focus that went elsewhere by itself stays there.
 *
 * @param otherwise id of the element that has the focus when no control of this one is left
 * @returns the ref of the element; whoever renders it must render when its controls change
 */
export function useKeptFocus(otherwise?: string): RefCallback<HTMLElement> {
  const root = useRef<HTMLElement>(null);
  const had = useRef<Had>(undefined);
  useLayoutEffect(() => {
    if (had.current && settle(had.current, root.current, otherwise)) had.current = undefined;
  });
  return useCallback((element) => {
    if (!element) return;
    root.current = element;
    const came = ({ target }: FocusEvent) => {
      const control = target as HTMLElement;
      const stops = controlsOf(element).filter((one) => one === control || !one.matches(PASSED_BY));
      had.current = { control, index: stops.indexOf(control) };
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

/** Gives back a focus that was lost; says whether nothing of it is to be kept in mind any longer. */
function settle({ control, index }: Had, root: HTMLElement | null, otherwise?: string): boolean {
  const { activeElement, body } = document;
  if (activeElement !== body && activeElement !== control) return true;
  if (isUsable(control)) {
    // Whoever leaves a control that can be used is forgotten: the browser took this focus away.
    if (activeElement === body) control.focus();
    return false;
  }
  const left = root ? controlsOf(root) : [];
  const usable = left.filter((one) => isUsable(one) && !one.matches(PASSED_BY));
  const next = usable[Math.min(index, usable.length - 1)];
  if (next) next.focus();
  // What cannot be used for the moment is waited for.
  else if (left.length === 0 && otherwise) return !waitsAfterFocusing(otherwise);
  return false;
}

/** Whether an element that was to have the focus is there, but cannot have it for the moment. */
function waitsAfterFocusing(id: string): boolean {
  const element = document.getElementById(id);
  element?.focus();
  return element !== null && document.activeElement !== element;
}

function isUsable(control: HTMLElement): boolean {
  return control.isConnected && !control.matches(':disabled, [hidden]');
}

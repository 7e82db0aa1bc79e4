import type { Direction } from './walk.ts';

/** What the keyboard asks of the picture. */
export interface KeyHandlers {
  walk(direction: Direction): void;
  open(): void;
  letGo(): void;
  zoomBy(factor: number): void;
  fit(): void;
}

const STEPS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  n: 'next',
  p: 'previous',
};

/**
 * Arrows walk by direction, N and P around the neighbours; Enter or Space pins, Escape lets go; + and
 * − enlarge and reduce, 0 fits.
 */
export function attachKeys(target: HTMLElement, handlers: KeyHandlers, signal: AbortSignal): void {
  target.addEventListener('keydown', press, { signal });

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !act(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function act(key: string): boolean {
    const step = STEPS[key];
    if (step) handlers.walk(step);
    else if (key === 'Enter' || key === ' ') handlers.open();
    else if (key === 'Escape') handlers.letGo();
    else if (key === '+' || key === '=') handlers.zoomBy(1.6);
    else if (key === '-') handlers.zoomBy(1 / 1.6);
    else if (key === '0') handlers.fit();
    else return false;
    return true;
  }
}

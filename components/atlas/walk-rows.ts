import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, (at: number, rows: number) => number>> = {
  ArrowDown: (at, rows) => Math.min(rows - 1, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, rows) => rows - 1,
};

/**
 * Arrows go from row to row (`data-row`) of a list; the row that has the focus is the one that the
 * tab key finds again.
 */
export function walkRows(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = STEPS[event.key];
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  if (!step || rows.length === 0) return;
  event.preventDefault();
  const next = rows[step(rows.indexOf(document.activeElement as HTMLElement), rows.length)];
  for (const row of rows) row.tabIndex = row === next ? 0 : -1;
  next?.focus();
}

import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';

/** The place in a grid that the tab key finds: a row by its key, a column, a control within the cell. */
interface Place {
  readonly row: string;
  readonly column: number;
  readonly part: number;
}

/** A thing in a row that can have the focus: a control, or a cell without one. */
interface Stop {
  readonly element: HTMLElement;
  readonly column: number;
  readonly part: number;
}

/** The key of the row of titles. */
export const TITLES = '';

/** Where a key leads: along the row, or to another one, of which -1 is that of the titles. */
type Move =
  | { readonly along: Step }
  | { readonly along?: never; readonly to: (index: number, rows: number, page: number) => number };

type Step = 'next' | 'previous' | 'first' | 'last';

const MOVES: Readonly<Record<string, Move>> = {
  ArrowDown: { to: (index) => index + 1 },
  ArrowUp: { to: (index) => index - 1 },
  PageDown: { to: (index, _, page) => index + page },
  PageUp: { to: (index, _, page) => (index < 0 ? -1 : Math.max(0, index - page)) },
  ArrowRight: { along: 'next' },
  ArrowLeft: { along: 'previous' },
  Home: { along: 'first' },
  End: { along: 'last' },
  'Ctrl Home': { to: () => 0 },
  'Ctrl End': { to: (_, rows) => rows - 1 },
};

const MIRRORED: Readonly<Record<string, string>> = {
  ArrowRight: 'ArrowLeft',
  ArrowLeft: 'ArrowRight',
};

function moveOf({ key, ctrlKey }: KeyboardEvent, isMirrored: boolean): Move | undefined {
  if (ctrlKey) return MOVES[`Ctrl ${key}`];
  return MOVES[isMirrored ? (MIRRORED[key] ?? key) : key];
}

/**
 * Walking a grid by keyboard, as ARIA's grid pattern has it: one stop for the tab key; arrows go from
 * control to control and from row to row, Home and End to the ends of a row, with Ctrl to those of
 * the grid, Page Up and Page Down by a screenful. Rows that are not rendered are, when they are
 * walked to.
 *
 * @param keys of all rows, in order; rows of the table carry theirs as `data-key`
 * @param room width of the grid in CSS pixels: some columns go where there is too little
 * @param page rows of a screenful
 * @param reveal brings a row into view
 * @param open what Enter does on a cell without a control
 */
export function useGridWalk(options: {
  readonly keys: readonly string[];
  readonly room: number | undefined;
  readonly page: () => number;
  readonly reveal: (index: number) => void;
  readonly open: (key: string) => void;
}) {
  const { keys, room, page, reveal, open } = options;
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place>({ row: TITLES, column: 0, part: 0 });
  const known = keys.indexOf(place.row);
  const isGone = place.row !== TITLES && known < 0;
  const at: Place = isGone ? { ...place, row: keys[0] ?? TITLES } : place;
  const index = isGone ? 0 : known;
  const wanted = useRef(false);
  const stop = useRef<HTMLElement>(undefined);
  const found = `${at.row} ${at.column} ${at.part} ${room}`;
  const sought = useRef<string>(undefined);

  useLayoutEffect(() => {
    // Looking asks the browser for its layout, which while rows pass by would take most of the time.
    if (!wanted.current && sought.current === found && stop.current?.isConnected) return;
    sought.current = found;
    const next = table.current && stopAt(table.current, at);
    if (stop.current && stop.current !== next) stop.current.tabIndex = -1;
    if (next) next.tabIndex = 0;
    stop.current = next ?? undefined;
    // A row far away is rendered only when it was scrolled to.
    if (!wanted.current || !next) return;
    wanted.current = false;
    next.focus({ preventScroll: true });
  });

  function walkTo(row: number, change: Partial<Place> = {}): void {
    const bounded = Math.max(-1, Math.min(keys.length - 1, row));
    wanted.current = true;
    if (bounded >= 0) reveal(bounded);
    setPlace({ ...at, ...change, row: keys[bounded] ?? TITLES });
  }

  function walkAlong(step: Step): void {
    const element = table.current && rowOf(table.current, at.row);
    if (!element) return;
    const stops = stopsOf(element);
    const here = stops.findIndex((one) => isSame(one, at));
    const to = { next: here + 1, previous: here - 1, first: 0, last: stops.length - 1 }[step];
    const target = stops[Math.max(0, Math.min(stops.length - 1, to))];
    if (target) walkTo(index, { column: target.column, part: target.part });
  }

  return {
    table,
    /** Index of the row that has to stay rendered; -1 for the titles. */
    index,
    onKeyDown(event: KeyboardEvent): void {
      if (event.altKey || event.metaKey || event.shiftKey) return;
      const isCell = event.target instanceof HTMLTableCellElement;
      if (event.key === 'Enter' && isCell && at.row !== TITLES) {
        open(at.row);
        return;
      }
      const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl';
      const move = moveOf(event, isMirrored);
      if (!move) return;
      event.preventDefault();
      if (move.along) walkAlong(move.along);
      else walkTo(move.to(index, keys.length, page()));
    },
    /** The focus came by another way, such as a click. */
    onFocus(event: FocusEvent): void {
      const row = (event.target as HTMLElement).closest('tr');
      const key = row?.dataset.key;
      if (!row || key === undefined) return;
      const target = stopsOf(row).find(({ element }) => element === event.target);
      if (target && !(key === at.row && isSame(target, at))) {
        setPlace({ row: key, column: target.column, part: target.part });
      }
    },
  };
}

function rowOf(table: HTMLTableElement, key: string): HTMLTableRowElement | undefined {
  return [...table.rows].find((row) => row.dataset.key === key);
}

function stopsOf(row: HTMLTableRowElement): readonly Stop[] {
  return [...row.cells].flatMap((cell, column) => {
    if (!cell.checkVisibility()) return [];
    const controls = [...cell.querySelectorAll<HTMLElement>('button:not(:disabled), input')];
    return (controls.length > 0 ? controls : [cell]).map((element, part) => ({
      ...{ element, column, part },
    }));
  });
}

/** The stop at a place; the nearest before it where a row has no such one. */
function stopAt(table: HTMLTableElement, place: Place): HTMLElement | undefined {
  const row = rowOf(table, place.row);
  const stops = row ? stopsOf(row) : [];
  const found =
    stops.findLast(
      ({ column, part }) =>
        column < place.column || (column === place.column && part <= place.part),
    ) ?? stops[0];
  return found?.element;
}

function isSame(stop: Stop, { column, part }: Place): boolean {
  return stop.column === column && stop.part === part;
}

import type { ReactNode } from 'react';

/** A column of a table of the atlas. */
export interface Column<Row> {
  /** As the address names it: lower-case letters. */
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** What it is sorted by: numbers the largest first, text from A to Z. */
  readonly value: (row: Row) => number | string;
  /** A share of the width, as CSS has it; the rest is for the first column. */
  readonly width?: string;
  /** It goes where there is too little room: at first what is `extra`, then what is `useful`. */
  readonly room?: 'extra' | 'useful';
}

/** How rows are put in order. */
export interface Order {
  readonly by: string;
  readonly descending: boolean;
}

/** The rows in order of a column; rows that are equal stay as they came. */
export function inOrder<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { by, descending }: Order,
): readonly Row[] {
  const value = columns.find(({ id }) => id === by)?.value;
  if (!value) return rows;
  const sign = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: value(row) }));
  keyed.sort(({ key: a }, { key: b }) => (a === b ? 0 : sign * (a < b ? -1 : 1)));
  return keyed.map(({ row }) => row);
}

/** What a click on a column's title asks for: the other way round, or what is first expected of it. */
export function nextOrder<Row>(order: Order, column: Column<Row>, rows: readonly Row[]): Order {
  if (order.by === column.id) return { by: column.id, descending: !order.descending };
  const [first] = rows;
  return {
    by: column.id,
    descending: first !== undefined && typeof column.value(first) === 'number',
  };
}

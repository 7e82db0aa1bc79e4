import './grid.css';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useRef } from 'react';
import { Icon } from '@/components/ui/Icon';
import { useAtlas, useAtlasStore } from '../AtlasContext.tsx';
import { type Column, nextOrder, type Order } from './column.ts';
import { TITLES, useGridWalk } from './use-grid-walk.ts';

/** Heights in CSS pixels, as table.css has them. */
const ROW = 46;
const HEAD = 38;

/** Rows rendered beyond those in view. */
const BEYOND = 8;

/** What a grid shows, and how it is sorted. */
interface GridProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  /** Node id of each row, in their order. */
  readonly keys: readonly string[];
  readonly columns: readonly Column<Row>[];
  readonly order: Order;
}

/** Rows by the thousand, of which only those in view are rendered. Each row leads to its panel. */
export function Grid<Row>({ caption, rows, keys, columns, order }: GridProps<Row>) {
  const { go } = useAtlasStore().getState();
  const opened = useAtlas((state) => state.address.node);
  const scroller = useRef<HTMLDivElement>(null);
  const kept = useRef(-1);
  const rangeExtractor = useCallback((range: Range) => withRow(range, kept.current), []);
  const virtual = useVirtualizer({
    ...{ count: rows.length, overscan: BEYOND, scrollMargin: HEAD, scrollPaddingStart: HEAD },
    ...{ getScrollElement: () => scroller.current, estimateSize: () => ROW, rangeExtractor },
    getItemKey: (index) => keys[index] ?? index,
  });
  const walk = useGridWalk({
    keys,
    room: virtual.scrollRect?.width,
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 2),
    reveal(index) {
      kept.current = index;
      virtual.scrollToIndex(index, { align: 'auto' });
    },
    open: (node) => go({ node }),
  });
  // What has the focus stays, wherever the rows are scrolled to.
  kept.current = walk.index;
  const items = virtual.getVirtualItems();
  return (
    <div ref={scroller} className="table-scroll">
      <table
        ref={walk.table}
        className="table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA allows a table to be a grid.
        role="grid"
        aria-rowcount={rows.length + 1}
        onKeyDown={walk.onKeyDown}
        onFocus={walk.onFocus}
      >
        <caption className="unseen">{caption}</caption>
        <colgroup>
          {columns.map(({ id, width, room }) => (
            <col key={id} className={room} style={{ '--width': width } as React.CSSProperties} />
          ))}
        </colgroup>
        <thead>
          <tr data-key={TITLES} aria-rowindex={1}>
            {columns.map((column) => (
              <Title
                key={column.id}
                column={column}
                order={order}
                onSort={() => go({ sort: nextOrder(order, column, rows) })}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, place) => {
            const end = place === 0 ? HEAD : (items[place - 1]?.end ?? HEAD);
            const row = rows[item.index];
            const key = keys[item.index];
            if (row === undefined || key === undefined) return null;
            return [
              item.start > end && <Gap key={`before ${key}`} height={item.start - end} />,
              <Line
                key={key}
                id={key}
                index={item.index}
                row={row}
                columns={columns as readonly Column<unknown>[]}
                isOpen={key === opened}
              />,
            ];
          })}
          <Gap height={virtual.getTotalSize() + HEAD - (items.at(-1)?.end ?? HEAD)} />
        </tbody>
      </table>
    </div>
  );
}

/** The rows in view, and one more that may be far from them. */
function withRow(range: Range, index: number): number[] {
  const rows = defaultRangeExtractor(range);
  if (index < 0 || index >= range.count || rows.includes(index)) return rows;
  return [...rows, index].sort((a, b) => a - b);
}

/** The room of rows that are not rendered. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it holds nothing, and nothing can be focused.
    <tr aria-hidden="true" className="gap" style={{ blockSize: height }} />
  ) : null;
}

function Title<Row>(props: {
  readonly column: Column<Row>;
  readonly order: Order;
  readonly onSort: () => void;
}) {
  const { column, order, onSort } = props;
  const isSorted = order.by === column.id;
  const sorted = order.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={column.room} aria-sort={isSorted ? sorted : 'none'}>
      <button type="button" tabIndex={-1} onClick={onSort}>
        {column.title}
        {isSorted && <Icon name="down" />}
      </button>
    </th>
  );
}

const Line = memo(function Line(props: {
  readonly id: string;
  readonly index: number;
  readonly row: unknown;
  readonly columns: readonly Column<unknown>[];
  readonly isOpen: boolean;
}) {
  const { id, index, row, columns, isOpen } = props;
  const { go, light } = useAtlasStore().getState();
  const open = () => go({ node: id });
  return (
    // By keyboard: Enter on any of its cells.
    <tr
      data-key={id}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      onPointerEnter={() => light(id)}
      onPointerLeave={() => light(undefined)}
      onClick={(event) => {
        if (!(event.target as Element).closest('button, input, label, .flyout')) open();
      }}
    >
      {columns.map(({ id: column, cell, room }, place) =>
        place === 0 ? (
          <th key={column} scope="row">
            <button type="button" tabIndex={-1} data-node={id} onClick={open}>
              {cell(row)}
            </button>
          </th>
        ) : (
          <td key={column} className={room} tabIndex={-1}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  );
});

import './table-view.css';
import { type ReactNode, useMemo, useState } from 'react';
import { Icon } from '@/components/ui/Icon';
import { useWords } from '@/components/ui/WordsContext';
import { type Look, type Picture, pictureOf } from '@/lib/stores/atlas-look';
import { useAtlas, useAtlasStore, useLook } from './AtlasContext.tsx';
import { Empty } from './Empty.tsx';
import { Headline } from './Headline.tsx';
import { NodePanel } from './NodePanel.tsx';

/** A column of a table of the atlas. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row, look: Look) => ReactNode;
  /** What it is sorted by; absent: it cannot be. */
  readonly value?: (row: Row) => number | string;
}

/** So many rows before the person asks for more. */
const ROWS = 100;

/** A table of companies or sites: sorted and searched as its address says, each row a way to its panel. */
export function TableView<Row>(props: {
  readonly title: string;
  /** The column it is sorted by, downwards, until the person chooses. */
  readonly first: string;
  readonly rows: (look: Look, picture: Picture) => readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly idOf: (row: Row) => string;
  readonly nameOf: (row: Row) => string;
}) {
  const { title, first, rows: rowsOf, columns, idOf, nameOf } = props;
  const words = useWords();
  const look = useLook();
  const record = useAtlas((state) => state.record);
  const {
    sort = { by: first, descending: true },
    search = '',
    node,
  } = useAtlas((state) => state.address);
  const { go } = useAtlasStore().getState();
  const [most, setMost] = useState(ROWS);
  const rows = useMemo(
    () => (look && record ? rowsOf(look, pictureOf(record)) : []),
    [look, record, rowsOf],
  );
  if (!look || !record) return <div className="table-view" aria-busy="true" />;
  const value = columns.find(({ id }) => id === sort.by)?.value;
  const wanted = search.trim().toLowerCase();
  const found = rows.filter((row) => nameOf(row).toLowerCase().includes(wanted));
  const sorted = value ? found.toSorted(by(value, sort.descending)) : found;
  return (
    <div className={node === undefined ? 'table-view' : 'table-view with-panel'}>
      <Headline look={look} />
      <section className="table-ground" aria-label={title}>
        <div className="table-tools">
          <h2>{title}</h2>
          <input
            type="search"
            className="search"
            aria-label={words.say('settingsSearch')}
            placeholder={words.say('settingsSearch')}
            value={search}
            onChange={(event) => {
              go({ search: event.currentTarget.value || undefined }, 'passing');
            }}
          />
          <p role="status">
            {words.count('settingsFound', found.length, words.number(rows.length))}
          </p>
        </div>
        {rows.length === 0 ? (
          <Empty why="look" />
        ) : (
          <table className="table">
            <thead>
              <tr>
                {columns.map(({ id, title: column, value: sortable }) => (
                  <th
                    key={id}
                    scope="col"
                    aria-sort={
                      sort.by === id ? (sort.descending ? 'descending' : 'ascending') : undefined
                    }
                  >
                    {sortable ? (
                      <button
                        type="button"
                        onClick={() =>
                          go({
                            sort: {
                              by: id,
                              descending: sort.by === id ? !sort.descending : id !== 'name',
                            },
                          })
                        }
                      >
                        {column}
                        {sort.by === id && <Icon name="down" />}
                      </button>
                    ) : (
                      column
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sorted.slice(0, most).map((row) => (
                <tr key={idOf(row)}>
                  {columns.map(({ id, cell }, index) =>
                    index === 0 ? (
                      <th key={id} scope="row">
                        <button
                          type="button"
                          data-node={idOf(row)}
                          onClick={() => go({ node: idOf(row) })}
                        >
                          {cell(row, look)}
                        </button>
                      </th>
                    ) : (
                      <td key={id}>{cell(row, look)}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {sorted.length > most && (
          <button type="button" className="link more" onClick={() => setMost(most + 10 * ROWS)}>
            {words.count('foldedCompanies', sorted.length - most)}
          </button>
        )}
      </section>
      {node !== undefined && (
        <aside className="graph-aside">
          <NodePanel look={look} />
        </aside>
      )}
    </div>
  );
}

function by<Row>(value: (row: Row) => number | string, descending: boolean) {
  const sign = descending ? -1 : 1;
  return (a: Row, b: Row) => {
    const [one, other] = [value(a), value(b)];
    return one === other ? 0 : sign * (one < other ? -1 : 1);
  };
}

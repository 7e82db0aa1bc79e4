import './table.css';
import { useMemo } from 'react';
import { useMedia } from '@/components/ui/use-media';
import { useWords } from '@/components/ui/WordsContext';
import { useAtlas, useAtlasStore, useLook } from '../AtlasContext.tsx';
import { Empty } from '../Empty.tsx';
import { FilterMenu } from '../FilterMenu.tsx';
import { Headline } from '../Headline.tsx';
import { periodWords } from '../headline-words.ts';
import { LensLine } from '../LensLine.tsx';
import { NodePanel } from '../NodePanel.tsx';
import { ROOM_FOR_RAIL } from '../room.ts';
import { type Column, inOrder } from './column.ts';
import { Grid } from './Grid.tsx';

/** A table of companies or sites: sorted and searched as its address says, each row a way to its panel. */
export function TableView<Row>(props: {
  readonly title: string;
  /** The column it is sorted by, downwards, until the person chooses. */
  readonly first: string;
  /** Those that the lens shows; absent until they were read. */
  readonly rows: readonly Row[] | undefined;
  /** How many there are in the period, whatever else the lens leaves out. */
  readonly all: number;
  readonly columns: readonly Column<Row>[];
  readonly idOf: (row: Row) => string;
  readonly nameOf: (row: Row) => string;
}) {
  const { title, first, rows, all, columns, idOf, nameOf } = props;
  const words = useWords();
  const look = useLook();
  const wide = useMedia(ROOM_FOR_RAIL);
  const failed = useAtlas((state) => state.recordFailure);
  const { sort, search = '', node, lens } = useAtlas((state) => state.address);
  const { go } = useAtlasStore().getState();
  const order = useMemo(() => sort ?? { by: first, descending: true }, [sort, first]);
  const isRead = useAtlas((state) => state.record !== undefined);
  const shown = useMemo(() => {
    if (!rows) return [];
    const wanted = search.trim().toLowerCase();
    const found = wanted ? rows.filter((row) => nameOf(row).toLowerCase().includes(wanted)) : rows;
    return inOrder(found, columns, order);
  }, [rows, nameOf, search, columns, order]);
  const keys = useMemo(() => shown.map(idOf), [shown, idOf]);
  const isMissing = !look || !rows;
  if (isMissing && failed !== undefined) return <Empty why="unreadable" />;
  if (isMissing) return <div className="table-view" aria-busy="true" />;
  const sorted = columns.find(({ id }) => id === order.by)?.title ?? '';
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
          {!wide && <FilterMenu />}
          <p role="status">
            <bdi>{words.count('settingsFound', shown.length, words.number(all))}</bdi>
          </p>
          <LensLine />
        </div>
        {shown.length > 0 && (
          <Grid
            caption={words.say('tableCaption', title, periodWords(words, lens.period), sorted)}
            rows={shown}
            keys={keys}
            columns={columns}
            order={order}
          />
        )}
        <Empty why="look" />
        {isRead && rows.length > 0 && shown.length === 0 && (
          <p className="table-none">{words.say('findNothing', search.trim())}</p>
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

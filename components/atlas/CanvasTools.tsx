import './finder-box.css';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { CategoryMark } from '@/components/graph/CategoryMark';
import { Icon } from '@/components/ui/Icon';
import { useWords } from '@/components/ui/WordsContext';
import { readableHosts } from '@/lib/domain/readable-host';
import { findNodes } from '@/lib/graph/atlas/find';
import type { AtlasGraph } from '@/lib/graph/atlas/model';
import { shownOf } from '@/lib/stores/atlas-look';
import { useAtlas, useAtlasStore, useLook } from './AtlasContext.tsx';

/** So many finds are offered at once. */
const OFFERED = 8;

/** Brings any company or site into the picture by its name. */
export function CanvasTools() {
  const words = useWords();
  const isRead = useAtlas((state) => state.record !== undefined);
  const go = useAtlasStore().getState().go;
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const graph = useAtlas(shownOf)?.graph;
  const found = useMemo(
    () => (graph && query.trim() !== '' ? findNodes(graph, query, OFFERED) : []),
    [graph, query],
  );
  const take = (node: number | undefined) => {
    const id = node === undefined ? undefined : graph?.ids[node];
    if (id === undefined) return;
    go({ node: id });
    setOpen(false);
    setQuery('');
  };
  const shown = isOpen && query.trim() !== '';
  return (
    <search className="finder-box">
      <Icon name="search" />
      <input
        type="search"
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && found.length > 0 ? `${list}-${at}` : undefined}
        aria-label={words.say('findLabel')}
        placeholder={words.say('findLabel')}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onFocus={() => setOpen(true)}
        onKeyDown={(event) => {
          const step = keyStep(event, found.length);
          if (step === undefined) return;
          // Escape in an empty box is not for the box.
          if (step === 'leave' && query === '') return;
          event.preventDefault();
          if (step === 'take') take(found[at]);
          else if (step === 'leave') setQuery('');
          else setAt((at + step + found.length) % found.length);
        }}
      />
      <div
        id={list}
        role="listbox"
        className="finder-list"
        hidden={!shown}
        aria-label={words.say('findLabel')}
      >
        {graph &&
          found.map((node, index) => (
            <Find
              key={graph.ids[node]}
              id={`${list}-${index}`}
              graph={graph}
              node={node}
              isAt={index === at}
              onTake={() => take(node)}
            />
          ))}
      </div>
      {shown && isRead && found.length === 0 && (
        <p className="finder-list finder-none" role="status">
          {words.say('findNothing', query.trim())}
        </p>
      )}
    </search>
  );
}

function Find(props: {
  readonly id: string;
  readonly graph: AtlasGraph;
  readonly node: number;
  readonly isAt: boolean;
  readonly onTake: () => void;
}) {
  const { id, graph, node, isAt, onTake } = props;
  const words = useWords();
  const isSite = node < graph.sites;
  const lens = useLook()?.state;
  const degree = lens?.nodes[node] ? (lens.degree[node] ?? 0) : undefined;
  return (
    // The keys are those of the box that has the focus.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isAt}
      className="finder-find"
      // Before the box loses the focus and the list with it.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      {isSite ? (
        <span className="site-sign" aria-hidden="true" />
      ) : (
        <CategoryMark category={graph.categories[node] ?? 'unknown'} hollow={false} />
      )}
      <span className="finder-name">{readableHosts(graph.names[node] ?? '')}</span>
      {degree !== undefined && (
        <span className="finder-count">
          {isSite ? words.count('companiesCount', degree) : words.count('sitesCount', degree)}
        </span>
      )}
    </div>
  );
}

/** What a key in the box does: a step in the list, the taking of a find, leaving, or nothing. */
function keyStep(event: KeyboardEvent, finds: number): number | 'take' | 'leave' | undefined {
  if (event.key === 'Escape') return 'leave';
  if (finds === 0) return undefined;
  if (event.key === 'Enter') return 'take';
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return undefined;
  return event.key === 'ArrowDown' ? 1 : -1;
}

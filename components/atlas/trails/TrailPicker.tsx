import { useMemo, useRef } from 'react';
import { CategoryMark } from '@/components/graph/CategoryMark';
import { useWords } from '@/components/ui/WordsContext';
import type { Reach } from '@/lib/domain/reach';
import type { Look } from '@/lib/stores/atlas-look';
import { useAtlas, useAtlasStore } from '../AtlasContext.tsx';
import { walkRows } from '../walk-rows.ts';

/** So many companies are offered; the search brings any other. */
const OFFERED = 60;

/** Whose trail is shown: the companies of the lens, those of most sites first. */
export function TrailPicker({ look, company }: { readonly look: Look; readonly company: string }) {
  const words = useWords();
  const search = useAtlas((state) => state.address.search) ?? '';
  const isRead = useAtlas((state) => state.record !== undefined);
  const { go } = useAtlasStore().getState();
  const list = useRef<HTMLUListElement>(null);
  const found = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return look.companies.filter(({ entity }) => entity.name.toLowerCase().includes(wanted));
  }, [look.companies, search]);
  const offered = found.slice(0, OFFERED);
  const stop = offered.some(({ entity }) => entity.id === company)
    ? company
    : offered[0]?.entity.id;
  return (
    <nav className="trail-picker" aria-label={words.say('viewCompanies')}>
      <input
        type="search"
        className="search"
        aria-label={words.say('trailSearch')}
        placeholder={words.say('trailSearch')}
        value={search}
        onChange={(event) => go({ search: event.currentTarget.value || undefined }, 'passing')}
      />
      {isRead && found.length === 0 && (
        <p role="status">{words.say('findNothing', search.trim())}</p>
      )}
      <ul ref={list} onKeyDown={(event) => walkRows(event, list.current)}>
        {offered.map((reach) => (
          <Company
            key={reach.entity.id}
            reach={reach}
            isShown={reach.entity.id === company}
            isStop={reach.entity.id === stop}
          />
        ))}
      </ul>
      {found.length > OFFERED && (
        <p className="trail-more">{words.count('foldedCompanies', found.length - OFFERED)}</p>
      )}
    </nav>
  );
}

function Company(props: {
  readonly reach: Reach;
  readonly isShown: boolean;
  readonly isStop: boolean;
}) {
  const { reach, isShown, isStop } = props;
  const { entity, attempted, through } = reach;
  const words = useWords();
  const { go } = useAtlasStore().getState();
  return (
    <li>
      <button
        type="button"
        className="trail-company"
        data-row
        tabIndex={isStop ? 0 : -1}
        aria-current={isShown}
        onClick={() => go({ trail: { company: entity.id } })}
      >
        <CategoryMark category={entity.category} hollow={through === 0} />
        <span className="cell-name">{entity.name}</span>
        <span className="trail-count">{words.count('sitesCount', attempted)}</span>
      </button>
    </li>
  );
}

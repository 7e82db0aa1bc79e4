import './reach-list.css';
import { memo, useId, useRef, useState } from 'react';
import { CategoryMark } from '@/components/graph/CategoryMark';
import { useMedia } from '@/components/ui/use-media';
import { useWords } from '@/components/ui/WordsContext';
import type { Reach } from '@/lib/domain/reach';
import { nodeId } from '@/lib/graph/build';
import { categoryToken } from '@/lib/graph/theme';
import type { Look } from '@/lib/stores/atlas-look';
import { useAtlas, useAtlasStore } from './AtlasContext.tsx';
import { STACKED } from './room.ts';
import { walkRows } from './walk-rows.ts';

/** So many rows at first, fewer where what comes below is a scroll away; and so many more each time. */
const ROWS = 40;
const STACKED_ROWS = 10;
const MORE_ROWS = 200;

/** Who could follow you: the twin of the picture. One stop for the tab key; arrows walk the rows. */
export const ReachList = memo(function ReachList({ look }: { readonly look: Look }) {
  const words = useWords();
  const heading = useId();
  const list = useRef<HTMLUListElement>(null);
  const first = useMedia(STACKED) ? STACKED_ROWS : ROWS;
  const [more, setMore] = useState(0);
  const rows = first + more;
  const { companies, report } = look;
  const hidden = Math.max(0, companies.length - rows);
  // No site at all, or none that the filters leave: the picture says so in its middle.
  const isSaid = report.sites === 0 || report.companies.length > 0;
  if (companies.length === 0 && isSaid) return null;
  if (companies.length === 0) {
    return (
      <section className="reach" aria-labelledby={heading}>
        <h2 id={heading}>{words.say('reachTitle')}</h2>
        <p className="reach-about">{words.say('reachNobody')}</p>
      </section>
    );
  }
  return (
    <section className="reach" aria-labelledby={heading}>
      <h2 id={heading}>{words.say('reachTitle')}</h2>
      <p className="reach-about">{words.say('reachAbout')}</p>
      <ul ref={list} onKeyDown={(event) => walkRows(event, list.current)}>
        {companies.slice(0, rows).map((reach, index) => (
          <Row key={reach.entity.id} reach={reach} sites={report.sites} isFirst={index === 0} />
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className="link" onClick={() => setMore(more + MORE_ROWS)}>
          {words.count('foldedCompanies', hidden)}
        </button>
      )}
    </section>
  );
});

function Row(props: { readonly reach: Reach; readonly sites: number; readonly isFirst: boolean }) {
  const { reach, sites, isFirst } = props;
  const { entity, attempted, through } = reach;
  const words = useWords();
  const { go, light } = useAtlasStore().getState();
  const id = nodeId('company', entity.id);
  const lit = useAtlas((state) => state.lit === id);
  const of = words.say('reachOf', words.number(through), words.number(attempted));
  return (
    <li>
      <button
        type="button"
        className={lit ? 'reach-row lit' : 'reach-row'}
        tabIndex={isFirst ? 0 : -1}
        data-row
        data-node={id}
        onClick={() => go({ node: id })}
        onPointerEnter={() => light(id)}
        onPointerLeave={() => light(undefined)}
        onFocus={() => light(id)}
        onBlur={() => light(undefined)}
      >
        <CategoryMark category={entity.category} hollow={through === 0} />
        <span className="unseen">
          {words.count('reachRow', attempted, entity.name, words.number(through))}
        </span>
        <span className="reach-name" aria-hidden="true">
          {entity.name}
        </span>
        <bdi className="reach-of" aria-hidden="true">
          {of}
        </bdi>
        <ReachBar reach={reach} sites={sites} />
      </button>
    </li>
  );
}

/** The share of your sites it tried to see, pale, and the share it saw, bright. */
export function ReachBar({ reach, sites }: { readonly reach: Reach; readonly sites: number }) {
  const { entity, attempted, through } = reach;
  const share = (part: number) => `${(100 * part) / Math.max(1, sites)}%`;
  return (
    <span
      className="reach-bar"
      style={{ '--bar': `var(${categoryToken(entity.category)})` } as React.CSSProperties}
    >
      <span className="reach-attempted" style={{ inlineSize: share(attempted) }} />
      <span className="reach-through" style={{ inlineSize: share(through) }} />
    </span>
  );
}

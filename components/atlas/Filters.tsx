import './filters.css';
import { useMemo } from 'react';
import { CategoryMark } from '@/components/graph/CategoryMark';
import { CATEGORY } from '@/components/ui/categories';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import type { PlainKey } from '@/components/ui/words';
import type { Category } from '@/lib/domain/catalog';
import { isNarrow, type Outcome } from '@/lib/domain/lens';
import type { Reach } from '@/lib/domain/reach';
import { useAtlas, useAtlasStore, useLook } from './AtlasContext.tsx';
import { ThreadSample } from './ThreadSample.tsx';

/** What the picture shows, and its legend: what is chosen here narrows it, marks and counts explain it. */
export function Filters() {
  const words = useWords();
  const look = useLook();
  const lens = useAtlas((state) => state.address.lens);
  const through = useAtlasStore().getState().look;
  const companies = look?.report.companies ?? NOBODY;
  const categories = useMemo(() => countCategories(companies), [companies]);
  const has = useHasFilters();
  const kept = useKeptFocus('view');
  if (!has) return null;
  const chosen = lens.categories ?? [];
  const toggle = (category: Category) => {
    const others = chosen.filter((one) => one !== category);
    const next = others.length === chosen.length ? [...chosen, category] : others;
    through({ categories: next.length > 0 ? next : undefined });
  };
  return (
    <section ref={kept} className="filters" aria-label={words.say('filterTitle')}>
      {categories.length > 0 && (
        <fieldset>
          <legend>{words.say('filterCategories')}</legend>
          {categories.map(([category, count]) => (
            <Check
              key={category}
              label={words.say(CATEGORY[category])}
              count={words.number(count)}
              on={chosen.includes(category)}
              dim={chosen.length > 0}
              sign={<CategoryMark category={category} hollow={false} />}
              onChange={() => toggle(category)}
            />
          ))}
        </fieldset>
      )}
      <fieldset>
        <legend>{words.say('filterThreads')}</legend>
        {OUTCOMES.map(([outcome, label]) => (
          <Check
            key={outcome}
            label={words.say(label)}
            on={lens.outcome === outcome}
            dim={lens.outcome !== undefined}
            sign={<ThreadSample outcome={outcome} />}
            onChange={() => through({ outcome: lens.outcome === outcome ? undefined : outcome })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>{words.say('filterCompanies')}</legend>
        <Check
          label={words.say('filterCookies')}
          count={words.number(companies.filter(({ recognised }) => recognised > 0).length)}
          on={lens.cookies === true}
          dim={false}
          onChange={() => through({ cookies: lens.cookies ? undefined : true })}
        />
        <Check
          label={words.say('filterKnowsYou')}
          count={words.number(companies.filter(({ knowsYou }) => knowsYou).length)}
          on={lens.knowsYou === true}
          dim={false}
          onChange={() => through({ knowsYou: lens.knowsYou ? undefined : true })}
        />
      </fieldset>
      <ClearFilters />
    </section>
  );
}

/** Whether there is a company to filter, or a filter to take away. */
export function useHasFilters(): boolean {
  const companies = useLook()?.report.companies.length ?? 0;
  const narrow = useAtlas(({ address }) => isNarrow(address.lens));
  return companies > 0 || narrow;
}

const NOBODY: readonly Reach[] = [];

const OUTCOMES: readonly (readonly [Outcome, PlainKey])[] = [
  ['through', 'legendThrough'],
  ['limited', 'legendLimited'],
  ['stopped', 'legendBlocked'],
];

/** Takes every filter away, the period excepted. */
function ClearFilters() {
  const words = useWords();
  const lens = useAtlas((state) => state.address.lens);
  const go = useAtlasStore().getState().go;
  if (!isNarrow(lens)) return null;
  return (
    <button type="button" className="link" onClick={() => go({ lens: { period: lens.period } })}>
      {words.say('filterClear')}
    </button>
  );
}

function Check(props: {
  readonly label: string;
  readonly count?: string;
  readonly on: boolean;
  /** Another choice of the same kind is on, and leaves this one out. */
  readonly dim: boolean;
  readonly sign?: React.ReactNode;
  readonly onChange: () => void;
}) {
  const { label, count, on, dim, sign, onChange } = props;
  return (
    <label className="filter" data-out={dim && !on}>
      <input type="checkbox" checked={on} onChange={onChange} />
      <span className="filter-sign">{sign}</span>
      <span className="filter-label">{label}</span>
      {count !== undefined && <span className="filter-count">{count}</span>}
    </label>
  );
}

/** The categories on record in the period, those of most companies first. */
function countCategories(companies: readonly Reach[]): (readonly [Category, number])[] {
  const counts = new Map<Category, number>();
  for (const { entity } of companies) {
    counts.set(entity.category, (counts.get(entity.category) ?? 0) + 1);
  }
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

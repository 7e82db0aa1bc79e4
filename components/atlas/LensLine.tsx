import { CATEGORY } from '@/components/ui/categories';
import { Icon } from '@/components/ui/Icon';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import type { Exposures } from '@/lib/domain/exposures';
import type { Lens } from '@/lib/domain/lens';
import { useAtlas, useAtlasStore } from './AtlasContext.tsx';
import { OUTCOME } from './lens-words.ts';

/** What the lens leaves in, one word for each filter that is on, each with its way out. */
export function LensLine() {
  const words = useWords();
  const lens = useAtlas((state) => state.address.lens);
  const record = useAtlas((state) => state.record);
  const { look } = useAtlasStore().getState();
  const kept = useKeptFocus('view');
  const parts = partsOf(words, lens, record);
  if (parts.length === 0) return null;
  return (
    <ul ref={kept} className="lens-line" aria-label={words.say('filterTitle')}>
      {parts.map(({ label, without }) => (
        <li key={label}>
          <button
            type="button"
            className="lens-part"
            aria-label={words.say('filterEnd', label)}
            title={words.say('filterEnd', label)}
            onClick={() => look(without)}
          >
            {label}
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A filter that is on, in words, and what ends it. */
interface LensPart {
  readonly label: string;
  readonly without: Partial<Lens>;
}

function partsOf(words: Words, lens: Lens, record: Exposures | undefined): readonly LensPart[] {
  const { categories = [], outcome, cookies, knowsYou, company, site, path } = lens;
  const parts: LensPart[] = categories.map((category) => {
    const others = categories.filter((one) => one !== category);
    return {
      label: words.say(CATEGORY[category]),
      without: { categories: others.length > 0 ? others : undefined },
    };
  });
  const add = (label: string, without: Partial<Lens>) => parts.push({ label, without });
  if (outcome) add(words.say(OUTCOME[outcome]), { outcome: undefined });
  if (cookies) add(words.say('filterCookies'), { cookies: undefined });
  if (knowsYou) add(words.say('filterKnowsYou'), { knowsYou: undefined });
  if (company !== undefined) {
    const name = record?.companies.find(({ id }) => id === company)?.name ?? company;
    add(words.say('filterCompany', name), { company: undefined });
  }
  if (site !== undefined) add(words.say('filterSite', site), { site: undefined });
  if (path) add(words.say('filterPath', path[0], path[1]), { path: undefined });
  return parts;
}

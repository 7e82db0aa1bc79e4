import { Flyout } from '@/components/ui/Flyout';
import { Icon } from '@/components/ui/Icon';
import { useWords } from '@/components/ui/WordsContext';
import { isNarrow } from '@/lib/domain/lens';
import { useAtlas } from './AtlasContext.tsx';
import { Filters, useHasFilters } from './Filters.tsx';

/** The filters behind a button, where there is no room for them beside the picture. */
export function FilterMenu() {
  const words = useWords();
  const narrow = useAtlas((state) => isNarrow(state.address.lens));
  if (!useHasFilters()) return null;
  return (
    <Flyout
      place="below"
      className={narrow ? 'stage-button on' : 'stage-button'}
      title={words.say('filterTitle')}
      button={
        <>
          <Icon name="filter" />
          <span>{words.say('filterTitle')}</span>
        </>
      }
    >
      {() => <Filters />}
    </Flyout>
  );
}

import { SettingsProvider } from '@/components/settings/SettingsContext';
import { WordsProvider } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import { DataProvider } from '@/components/your-data/DataContext';
import type { AtlasStore } from '@/lib/stores/atlas';
import type { SettingsStore } from '@/lib/stores/settings';
import type { DataStore } from '@/lib/stores/your-data';
import { Atlas } from './Atlas.tsx';
import { AtlasProvider } from './AtlasContext.tsx';
import { type FirstPicture, FirstPictureContext } from './FirstPictureContext.tsx';

/** The atlas with all that its parts ask for. */
export function AtlasRoot(props: {
  readonly words: Words;
  readonly store: AtlasStore;
  readonly settings: SettingsStore;
  readonly data: DataStore;
  readonly first: FirstPicture;
}) {
  return (
    <WordsProvider value={props.words}>
      <SettingsProvider value={props.settings}>
        <DataProvider value={props.data}>
          <FirstPictureContext value={props.first}>
            <AtlasProvider value={props.store}>
              <Atlas />
            </AtlasProvider>
          </FirstPictureContext>
        </DataProvider>
      </SettingsProvider>
    </WordsProvider>
  );
}

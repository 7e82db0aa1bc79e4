import { createRoot } from 'react-dom/client';
import { Atlas } from '@/components/atlas/Atlas';
import { AtlasProvider } from '@/components/atlas/AtlasContext';
import { type FirstPicture, FirstPictureContext } from '@/components/atlas/FirstPictureContext';
import { SettingsProvider } from '@/components/settings/SettingsContext';
import { WordsProvider } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import { DataProvider } from '@/components/your-data/DataContext';
import { followHash } from '@/lib/browser/address-bar';
import { createDataSource } from '@/lib/browser/data-source';
import { createSettingsSource } from '@/lib/browser/settings-source';
import type { AtlasStore } from '@/lib/stores/atlas';
import { createSettingsStore } from '@/lib/stores/settings';
import { createDataStore } from '@/lib/stores/your-data';

/** Shows the atlas in an element. What stood there goes with React's first frame, not before. */
export function showAtlas(
  root: HTMLElement,
  given: {
    readonly words: Words;
    readonly store: AtlasStore;
    readonly first: FirstPicture;
    readonly signal: AbortSignal;
  },
): void {
  followHash(given.store, given.signal);
  createRoot(root).render(
    <WordsProvider value={given.words}>
      <SettingsProvider value={createSettingsStore(createSettingsSource())}>
        <DataProvider value={createDataStore(createDataSource())}>
          <FirstPictureContext value={given.first}>
            <AtlasProvider value={given.store}>
              <Atlas />
            </AtlasProvider>
          </FirstPictureContext>
        </DataProvider>
      </SettingsProvider>
    </WordsProvider>,
  );
}

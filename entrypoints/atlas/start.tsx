import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { Atlas } from '@/components/atlas/Atlas';
import { AtlasProvider } from '@/components/atlas/AtlasContext';
import { SettingsProvider } from '@/components/settings/SettingsContext';
import { WordsProvider } from '@/components/ui/WordsContext';
import { createWords } from '@/components/ui/words';
import { DataProvider } from '@/components/your-data/DataContext';
import { followHash } from '@/lib/browser/address-bar';
import { createAtlasSource } from '@/lib/browser/atlas-source';
import { createDataSource } from '@/lib/browser/data-source';
import { createSettingsSource } from '@/lib/browser/settings-source';
import { readAddress } from '@/lib/domain/atlas-address';
import { createAtlasStore } from '@/lib/stores/atlas';
import { createSettingsStore } from '@/lib/stores/settings';
import { createDataStore } from '@/lib/stores/your-data';

/** Starts the atlas in the page: as a page of its own, or beside pages. */
export function startAtlas({ docked }: { readonly docked: boolean }): void {
  const { signal } = new AbortController();
  const store = createAtlasStore(createAtlasSource(docked), readAddress(location.hash));
  void store.getState().start(signal);
  followHash(store, signal);
  const settings = createSettingsStore(createSettingsSource());
  const words = createWords((key, values) => browser.i18n.getMessage(key, values));
  document.documentElement.lang = words.language;
  const root = document.getElementById('root');
  if (!root) throw new Error('atlas: index.html has no #root');
  createRoot(root).render(
    <WordsProvider value={words}>
      <SettingsProvider value={settings}>
        <DataProvider value={createDataStore(createDataSource())}>
          <AtlasProvider value={store}>
            <Atlas />
          </AtlasProvider>
        </DataProvider>
      </SettingsProvider>
    </WordsProvider>,
  );
}

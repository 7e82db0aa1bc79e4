import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { Atlas } from '@/components/atlas/Atlas';
import { AtlasProvider } from '@/components/atlas/AtlasContext';
import { SettingsProvider } from '@/components/settings/SettingsContext';
import { WordsProvider } from '@/components/ui/WordsContext';
import { createWords } from '@/components/ui/words';
import { followHash } from '@/lib/browser/address-bar';
import { createAtlasSource } from '@/lib/browser/atlas-source';
import { createSettingsSource } from '@/lib/browser/settings-source';
import { readAddress } from '@/lib/domain/atlas-address';
import { createAtlasStore } from '@/lib/stores/atlas';
import { createSettingsStore } from '@/lib/stores/settings';

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
        <AtlasProvider value={store}>
          <Atlas />
        </AtlasProvider>
      </SettingsProvider>
    </WordsProvider>,
  );
}

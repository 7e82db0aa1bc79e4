import { createRoot } from 'react-dom/client';
import { Atlas } from '@/components/atlas/Atlas';
import { AtlasProvider } from '@/components/atlas/AtlasContext';
import { SettingsProvider } from '@/components/settings/SettingsContext';
import { WordsProvider } from '@/components/ui/WordsContext';
import { DataProvider } from '@/components/your-data/DataContext';
import { followHash } from '@/lib/browser/address-bar';
import { readAddress } from '@/lib/domain/atlas-address';
import { createAtlasStore } from '@/lib/stores/atlas';
import { createSettingsStore } from '@/lib/stores/settings';
import { createDataStore } from '@/lib/stores/your-data';
import { ATLAS_STATES, type AtlasStateName, fixtureAtlas } from '../fixtures/atlas-states.ts';
import { DATA_STATES, type DataStateName, fixtureData } from '../fixtures/data-states.ts';
import { fixtureSettings, SETTINGS_STATES } from '../fixtures/settings-states.ts';
import { englishWords } from '../fixtures/words.ts';

// One state of the atlas, chosen by the address: `?state=40#/graph?period=all`; `&data=working` for
// one of the page of your data.
const search = new URLSearchParams(location.search);
const asked = search.get('state') as AtlasStateName;
const data = fixtureData(DATA_STATES[(search.get('data') ?? 'full') as DataStateName]);
const root = document.getElementById('root') as HTMLElement;
const source = fixtureAtlas(ATLAS_STATES[asked]);
const store = createAtlasStore(source, readAddress(location.hash));
const { signal } = new AbortController();
followHash(store, signal);
// Tests and the curious may change the facts, and ask what is shown.
Object.assign(globalThis, { source, store, data });
await store.getState().start(signal);
createRoot(root).render(
  <WordsProvider value={englishWords()}>
    <SettingsProvider value={createSettingsStore(fixtureSettings(SETTINGS_STATES.small))}>
      <DataProvider value={createDataStore(data)}>
        <AtlasProvider value={store}>
          <Atlas />
        </AtlasProvider>
      </DataProvider>
    </SettingsProvider>
  </WordsProvider>,
);

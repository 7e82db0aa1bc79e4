import { createRoot } from 'react-dom/client';
import { AtlasRoot } from '@/components/atlas/AtlasRoot';
import type { FirstPicture } from '@/components/atlas/FirstPictureContext';
import { drawFirstPicture } from '@/components/atlas/first-picture';
import { followHash } from '@/lib/browser/address-bar';
import { readAddress } from '@/lib/domain/atlas-address';
import type { Exposures } from '@/lib/domain/exposures';
import { fraction } from '@/lib/graph/fraction';
import { createAtlasStore } from '@/lib/stores/atlas';
import { pictureOf, snapshotOf } from '@/lib/stores/atlas-look';
import { createSettingsStore } from '@/lib/stores/settings';
import { createDataStore } from '@/lib/stores/your-data';
import { ATLAS_STATES, type AtlasStateName, fixtureAtlas } from '../fixtures/atlas-states.ts';
import { DATA_STATES, type DataStateName, fixtureData } from '../fixtures/data-states.ts';
import { fixtureSettings, SETTINGS_STATES } from '../fixtures/settings-states.ts';
import { englishWords } from '../fixtures/words.ts';
import { settle } from '../layout/settle.ts';

// One state of the atlas, chosen by the address: `?state=40#/graph?period=all`; `&data=working` for
// one of the page of your data. With `&first` it was at rest before, and stops at the picture that is
// drawn before React, until `goOn` is called; then the record comes.
const search = new URLSearchParams(location.search);
const asked = search.get('state') as AtlasStateName;
const data = fixtureData(DATA_STATES[(search.get('data') ?? 'full') as DataStateName]);
const root = document.getElementById('root') as HTMLElement;
const source = fixtureAtlas(ATLAS_STATES[asked]);
const store = createAtlasStore(source, readAddress(location.hash));
const { signal } = new AbortController();
followHash(store, signal);
const words = englishWords();
// Tests and the curious may change the facts, and ask what is shown.
Object.assign(globalThis, { source, store, data });

if (search.has('first')) {
  await letItRest();
  await store.getState().start(signal);
  const picture = await drawFirstPicture(root, store, words);
  Object.assign(globalThis, { goOn: () => show({ picture }) });
} else {
  await store.getState().start(signal);
  store.getState().follow(signal);
  show({ picture: undefined });
}

function show(first: FirstPicture): void {
  createRoot(root).render(
    <AtlasRoot
      words={words}
      store={store}
      settings={createSettingsStore(fixtureSettings(SETTINGS_STATES.small))}
      data={createDataStore(data)}
      first={first}
    />,
  );
}

/** Another atlas of the same record has come to rest, and its picture was kept. */
async function letItRest(): Promise<void> {
  const before = createAtlasStore(source);
  await before.getState().start(signal);
  before.getState().follow(signal);
  const record = await new Promise<Exposures>((found) =>
    before.subscribe((state) => state.record && found(state.record)),
  );
  const { graph } = pictureOf(record);
  const { places } = settle({ ...graph, seed: Float32Array.from(graph.ids, fraction) });
  const snapshot = snapshotOf(before.getState(), { graph, places });
  if (snapshot) await source.saveSnapshot(snapshot, undefined);
}

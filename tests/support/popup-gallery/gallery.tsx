import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SpotlightProvider } from '@/components/graph/SpotlightContext';
import { drawFirstPicture } from '@/components/popup/first-picture';
import { Popup } from '@/components/popup/Popup';
import { PopupProvider } from '@/components/popup/PopupContext';
import { WordsProvider } from '@/components/ui/WordsContext';
import { showPopup } from '@/entrypoints/popup/app';
import { createPopupStore, type PopupStore } from '@/lib/stores/popup';
import { createSpotlight, type SpotlightStore } from '@/lib/stores/spotlight';
import { fixtureSource } from '../fixtures/popup-source.ts';
import { POPUP_STATES, type PopupStateName } from '../fixtures/popup-states.ts';
import { englishWords } from '../fixtures/words.ts';

// One state of the popup, chosen by the address: `?state=normal`. Without one, a list of them all.
// With `&first` it stops at the picture that is drawn before React, until `goOn` is called.
const search = new URLSearchParams(location.search);
const asked = search.get('state');
const root = document.getElementById('root') as HTMLElement;

if (asked && asked in POPUP_STATES) {
  const source = fixtureSource(POPUP_STATES[asked as PopupStateName]);
  const store = createPopupStore(source);
  const spotlight = createSpotlight();
  // Tests and the curious may change the facts, and ask what is in the light.
  Object.assign(globalThis, { source, spotlight, states: POPUP_STATES });
  await store.getState().start(new AbortController().signal);
  if (search.has('first')) showFirst(store, spotlight);
  else
    createRoot(root).render(
      <StrictMode>
        <WordsProvider value={englishWords()}>
          <SpotlightProvider value={spotlight}>
            <PopupProvider value={store}>
              <Popup />
            </PopupProvider>
          </SpotlightProvider>
        </WordsProvider>
      </StrictMode>,
    );
} else {
  createRoot(root).render(
    <ul>
      {Object.keys(POPUP_STATES).map((state) => (
        <li key={state}>
          <a href={`?state=${state}`}>{state}</a>
        </li>
      ))}
    </ul>,
  );
}

function showFirst(store: PopupStore, spotlight: SpotlightStore): void {
  const { facts } = store.getState();
  const words = englishWords();
  const graph = facts && drawFirstPicture(root, facts, words, spotlight);
  const goOn = () => showPopup(root, { words, store, spotlight, first: { graph } });
  Object.assign(globalThis, { goOn });
}

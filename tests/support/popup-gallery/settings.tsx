import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { SettingsProvider } from '@/components/settings/SettingsContext';
import '@/components/atlas/base.css';
import { DecisionsView } from '@/components/settings/DecisionsView';
import { SettingsView } from '@/components/settings/SettingsView';
import { WordsProvider } from '@/components/ui/WordsContext';
import { createSettingsStore } from '@/lib/stores/settings';
import {
  fixtureSettings,
  SETTINGS_STATES,
  type SettingsStateName,
} from '../fixtures/settings-states.ts';
import { englishWords } from '../fixtures/words.ts';

// One state of the settings, chosen by the address: `?state=small`; with `&decisions` what was decided.
const search = new URLSearchParams(location.search);
const asked = search.get('state') as SettingsStateName;
const root = document.getElementById('root') as HTMLElement;
const store = createSettingsStore(fixtureSettings(SETTINGS_STATES[asked]));
await store.getState().start(new AbortController().signal);
createRoot(root).render(
  <StrictMode>
    <WordsProvider value={englishWords()}>
      <SettingsProvider value={store}>
        <main>{search.has('decisions') ? <DecisionsView /> : <SettingsView />}</main>
      </SettingsProvider>
    </WordsProvider>
  </StrictMode>,
);

import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { SettingsProvider } from '@/components/settings/SettingsContext';
import { SettingsPage } from '@/components/settings/SettingsPage';
import { WordsProvider } from '@/components/ui/WordsContext';
import { createWords } from '@/components/ui/words';
import { createSettingsSource } from '@/lib/browser/settings-source';
import { createSettingsStore } from '@/lib/stores/settings';

const store = createSettingsStore(createSettingsSource());
void store.getState().start(new AbortController().signal);

const words = createWords((key, values) => browser.i18n.getMessage(key, values));
document.documentElement.lang = words.language;
document.title = words.say('settingsTitle');
const root = document.getElementById('root');
if (!root) throw new Error('settings: index.html has no #root');
createRoot(root).render(
  <WordsProvider value={words}>
    <SettingsProvider value={store}>
      <SettingsPage />
    </SettingsProvider>
  </WordsProvider>,
);

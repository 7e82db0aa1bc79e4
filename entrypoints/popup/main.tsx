import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { SpotlightProvider } from '@/components/graph/SpotlightContext';
import { Popup } from '@/components/popup/Popup';
import { PopupProvider } from '@/components/popup/PopupContext';
import { WordsProvider } from '@/components/ui/WordsContext';
import { createWords } from '@/components/ui/words';
import { createSpotlight } from '@/lib/stores/spotlight';
import { store } from './source.ts';

const words = createWords((key, values) => browser.i18n.getMessage(key, values));
document.documentElement.lang = words.language;

const root = document.getElementById('root');
if (!root) throw new Error('popup: index.html has no #root');
createRoot(root).render(
  <WordsProvider value={words}>
    <SpotlightProvider value={createSpotlight()}>
      <PopupProvider value={store}>
        <Popup />
      </PopupProvider>
    </SpotlightProvider>
  </WordsProvider>,
);

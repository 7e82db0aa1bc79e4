import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { OwnLists } from '@/components/own-lists/OwnLists';
import { OwnListsProvider } from '@/components/own-lists/OwnListsContext';
import { WordsProvider } from '@/components/ui/WordsContext';
import { createWords } from '@/components/ui/words';
import { createOwnListsSource } from '@/lib/browser/own-lists-source';
import { createOwnListsStore } from '@/lib/stores/own-lists';

const words = createWords((key, values) => browser.i18n.getMessage(key, values));
const store = createOwnListsStore(createOwnListsSource());
void store.getState().start(new AbortController().signal);
document.documentElement.lang = words.language;
document.title = `${words.say('ownTitle')} – ${words.say('extensionName')}`;

const root = document.getElementById('lists');
if (!root) throw new Error('lists: index.html has no #lists');
createRoot(root).render(
  <WordsProvider value={words}>
    <OwnListsProvider value={store}>
      <OwnLists />
    </OwnListsProvider>
  </WordsProvider>,
);

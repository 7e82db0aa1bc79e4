import '@/components/atlas/atlas.css';
import '@/components/atlas/filters.css';
import '@/components/atlas/timeline.css';
import '@/components/atlas/reach-list.css';
import '@/components/settings/settings.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { DecidingProvider, type DecidingStore } from '@/components/decisions/DecidingContext';
import { HereProvider } from '@/components/decisions/HereContext';
import { WordsProvider } from '@/components/ui/WordsContext';
import { englishWords } from '../fixtures/words.ts';
import { PLAIN, SPECIMENS } from './specimens.tsx';

// Every component in every state, in the colours that the screen asks for.
const nothing = { pending: new Map(), send: async () => undefined };
const store: DecidingStore = {
  getState: () => nothing,
  getInitialState: () => nothing,
  subscribe: () => () => undefined,
};
const place = { site: undefined, tabId: undefined };

createRoot(document.getElementById('root') as HTMLElement).render(
  <WordsProvider value={englishWords()}>
    <HereProvider value={{ moment: PLAIN, place, from: 'atlas' }}>
      <DecidingProvider value={store}>
        <main className="specimens">
          <h1>Components</h1>
          {Object.entries(SPECIMENS).map(([name, specimens]) => (
            <section key={name} className="specimen" aria-label={name}>
              <h2>{name}</h2>
              <div>{specimens}</div>
            </section>
          ))}
        </main>
      </DecidingProvider>
    </HereProvider>
  </WordsProvider>,
);

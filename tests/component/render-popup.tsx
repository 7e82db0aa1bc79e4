import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { SpotlightProvider } from '@/components/graph/SpotlightContext';
import { Popup } from '@/components/popup/Popup';
import { PopupProvider } from '@/components/popup/PopupContext';
import { WordsProvider } from '@/components/ui/WordsContext';
import { createPopupStore, type PopupFacts, type PopupSource } from '@/lib/stores/popup';
import { createSpotlight } from '@/lib/stores/spotlight';
import { fixtureSource } from '../support/fixtures/popup-source.ts';
import { englishWords } from '../support/fixtures/words.ts';

// Whole screens in jsdom on a busy machine take their time.
vi.setConfig({ testTimeout: 30_000 });

/** What jsdom lacks of a browser. Without a drawing context the picture stays empty. */
function standInForBrowser(): void {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  Element.prototype.scrollIntoView = vi.fn();
}

/** Renders the popup over a source, or over plain facts. */
export async function renderPopup(from: PopupSource | PopupFacts, used: Set<string> = new Set()) {
  standInForBrowser();
  const source = 'read' in from ? from : fixtureSource(from);
  const store = createPopupStore(source);
  const spotlight = createSpotlight();
  const ending = new AbortController();
  await store.getState().start(ending.signal);
  const view = render(
    <WordsProvider value={englishWords(used)}>
      <SpotlightProvider value={spotlight}>
        <PopupProvider value={store}>
          <Popup />
        </PopupProvider>
      </SpotlightProvider>
    </WordsProvider>,
  );
  return { ...view, user: userEvent.setup(), store, spotlight, source };
}

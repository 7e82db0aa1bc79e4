import { createRoot } from 'react-dom/client';
import { type FirstPicture, FirstPictureContext } from '@/components/graph/FirstPictureContext';
import { SpotlightProvider } from '@/components/graph/SpotlightContext';
import { Popup } from '@/components/popup/Popup';
import { PopupProvider } from '@/components/popup/PopupContext';
import { WordsProvider } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import type { PopupStore } from '@/lib/stores/popup';
import type { SpotlightStore } from '@/lib/stores/spotlight';

/** Shows the popup in an element. What stood there goes with React's first frame, not before. */
export function showPopup(
  root: HTMLElement,
  given: {
    readonly words: Words;
    readonly store: PopupStore;
    readonly spotlight: SpotlightStore;
    readonly first: FirstPicture;
  },
): void {
  createRoot(root).render(
    <WordsProvider value={given.words}>
      <SpotlightProvider value={given.spotlight}>
        <FirstPictureContext value={given.first}>
          <PopupProvider value={given.store}>
            <Popup />
          </PopupProvider>
        </FirstPictureContext>
      </SpotlightProvider>
    </WordsProvider>,
  );
}

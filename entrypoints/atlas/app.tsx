import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { AtlasRoot } from '@/components/atlas/AtlasRoot';
import type { FirstPicture } from '@/components/atlas/FirstPictureContext';
import type { Words } from '@/components/ui/words';
import { followHash } from '@/lib/browser/address-bar';
import { createDataSource } from '@/lib/browser/data-source';
import { createSettingsSource } from '@/lib/browser/settings-source';
import type { AtlasStore } from '@/lib/stores/atlas';
import { createSettingsStore } from '@/lib/stores/settings';
import { createDataStore } from '@/lib/stores/your-data';

/** Shows the atlas in an element. What stood there goes with React's first frame, not before. */
export function showAtlas(
  root: HTMLElement,
  given: {
    readonly words: Words;
    readonly store: AtlasStore;
    readonly first: FirstPicture;
    readonly signal: AbortSignal;
  },
): void {
  followHash(given.store, given.signal);
  const reactRoot = createRoot(root);
  // As a transition, because React then renders in short tasks: the picture is there already.
  startTransition(() =>
    reactRoot.render(
      <AtlasRoot
        words={given.words}
        store={given.store}
        settings={createSettingsStore(createSettingsSource())}
        data={createDataStore(createDataSource())}
        first={given.first}
      />,
    ),
  );
}

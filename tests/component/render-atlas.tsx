import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { AtlasRoot } from '@/components/atlas/AtlasRoot';
import { readAddress } from '@/lib/domain/atlas-address';
import { createAtlasStore } from '@/lib/stores/atlas';
import { createSettingsStore } from '@/lib/stores/settings';
import { createDataStore } from '@/lib/stores/your-data';
import type { FixtureAtlas } from '../support/fixtures/atlas-states.ts';
import { fixtureData } from '../support/fixtures/data-states.ts';
import { fixtureSettings, SETTINGS_STATES } from '../support/fixtures/settings-states.ts';
import { englishWords } from '../support/fixtures/words.ts';

// Whole screens in jsdom on a busy machine take their time.
vi.setConfig({ testTimeout: 30_000 });

/** What jsdom lacks of a browser. Without a drawing context the picture stays empty. */
function standInForBrowser(width: number): void {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  Element.prototype.scrollIntoView = vi.fn();
  Element.prototype.setPointerCapture = vi.fn();
  Element.prototype.scrollTo = vi.fn();
  Element.prototype.checkVisibility = () => true;
  // Tables render the rows for which there is room.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockImplementation(roomOf);
  globalThis.ResizeObserver = class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  };
  globalThis.matchMedia = (query) => {
    const least = /min-width: ([\d.]+)rem/.exec(query)?.[1];
    const matches = least !== undefined && width >= Number(least) * 16;
    return Object.assign(new EventTarget(), { matches, media: query }) as MediaQueryList;
  };
}

function roomOf(this: Element): number {
  return this.classList.contains('table-scroll') ? 900 : 0;
}

/**
 * Renders the atlas over a source, at a hash, in a window of a width in CSS pixels; without `isRead`
 * while the record is still being read.
 */
export async function renderAtlas(
  source: FixtureAtlas,
  { hash = '', used = new Set<string>(), width = 1440, data = fixtureData(), isRead = true } = {},
) {
  standInForBrowser(width);
  const store = createAtlasStore(source, readAddress(hash));
  await store.getState().start(new AbortController().signal);
  store.getState().follow(new AbortController().signal);
  await vi.waitFor(() => {
    const { record, recordFailure } = store.getState();
    if (isRead && !record && recordFailure === undefined)
      throw new Error('the record is still being read');
  });
  const view = render(
    <AtlasRoot
      words={englishWords(used)}
      store={store}
      settings={createSettingsStore(fixtureSettings(SETTINGS_STATES.small))}
      data={createDataStore(data)}
      first={{ picture: undefined }}
    />,
  );
  return { ...view, user: userEvent.setup(), store, source, data };
}

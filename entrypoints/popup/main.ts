import browser from 'webextension-polyfill';
import type { LiveGraph } from '@/components/graph/live-graph';
import { drawFirstPicture } from '@/components/popup/first-picture';
import { painted } from '@/components/ui/after-paint';
import { pageRoot } from '@/components/ui/page-root';
import { createWords } from '@/components/ui/words';
import { createPopupSource } from '@/lib/browser/popup-source';
import { createPopupStore } from '@/lib/stores/popup';
import { createSpotlight } from '@/lib/stores/spotlight';

// First the facts and the picture, then React: this file must not import it, nor may what it
// imports. The browser fetches React meanwhile (see scripts/early-pages.ts).

// `?tab=7` shows another tab than the active one: a popup that was opened as a page of its own.
const tab = new URLSearchParams(location.search).get('tab');
const store = createPopupStore(createPopupSource(tab === null ? undefined : Number(tab)));
const read = store.getState().start(new AbortController().signal);

const words = createWords((key, values) => browser.i18n.getMessage(key, values));
const spotlight = createSpotlight();
document.documentElement.lang = words.language;

void begin();

/** Not awaited at the top: what it imports imports parts of this file, and would wait for itself. */
async function begin(): Promise<void> {
  const [root] = await Promise.all([pageRoot(), read]);
  const graph = drawEarly(root);
  if (graph) await painted();
  const { showPopup } = await import('./app.tsx');
  showPopup(root, { words, store, spotlight, first: { graph } });
}

/** A picture that cannot be drawn early is no reason to keep the person from the popup. */
function drawEarly(root: HTMLElement): LiveGraph | undefined {
  const { facts } = store.getState();
  try {
    return facts && drawFirstPicture(root, facts, words, spotlight);
  } catch (error) {
    reportError(error);
    return undefined;
  }
}

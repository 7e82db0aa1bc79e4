import type { Words } from '@/components/ui/words';
import type { AtlasStore } from '@/lib/stores/atlas';
import { lookOf } from '@/lib/stores/atlas-look';
import { type AtlasPicture, openAtlasPicture } from './atlas-picture.ts';
import { outlineWords } from './headline-words.ts';
import { outlineOf } from './outline.ts';

/**
 * Draws the graph as it last came to rest before React is there, at the place where the component
 * will take it over. `undefined` when something else is to be shown, or when there is no such
 * picture: that is left to React.
 */
export function drawFirstPicture(
  root: HTMLElement,
  store: AtlasStore,
  words: Words,
): AtlasPicture | undefined {
  const state = store.getState();
  const look = lookOf(state);
  const { settings, address } = state;
  if (!look || !settings?.permitted || settings.notices.length > 0) return undefined;
  if (address.view !== 'graph') return undefined;
  const { atlas, place } = outlineOf(outlineWords(words, look, state), address.node !== undefined);
  root.replaceChildren(atlas);
  return openAtlasPicture(place, store, words);
}

import { soon } from '@/components/ui/after-paint';
import type { Words } from '@/components/ui/words';
import type { AtlasStore } from '@/lib/stores/atlas';
import { lookOf, shownOf } from '@/lib/stores/atlas-look';
import { type AtlasPicture, openAtlasPicture } from './atlas-picture.ts';
import { outlineWords } from './headline-words.ts';
import { outlineOf } from './outline.ts';
import { showInSteps } from './show-in-steps.ts';

/**
 * Draws the graph as it last came to rest before React is there, at the place where the component
 * will take it over. `undefined` when something else is to be shown, or when there is no such
 * picture: that is left to React. In short tasks, as a still may stand there that looks alive.
 */
export async function drawFirstPicture(
  root: HTMLElement,
  store: AtlasStore,
  words: Words,
): Promise<AtlasPicture | undefined> {
  const state = store.getState();
  const look = lookOf(state);
  const { settings, address } = state;
  if (!look || !settings?.permitted || settings.notices.length > 0) return undefined;
  if (address.view !== 'graph') return undefined;
  await soon();
  const saying = outlineWords(words, look, state);
  await soon();
  const { atlas, place } = outlineOf(saying, address.node !== undefined);
  // In the page, or the picture had no room; it takes the place of a still when it is drawn.
  Object.assign(atlas.style, { position: 'absolute', inset: '0', visibility: 'hidden' });
  root.append(atlas);
  const picture = openAtlasPicture(place, store, words);
  await soon();
  if (picture) await showInSteps(picture.view, shownOf(state)?.graph, picture.follow);
  atlas.removeAttribute('style');
  root.replaceChildren(atlas);
  return picture;
}

import browser from 'webextension-polyfill';
import type { AtlasPicture } from '@/components/atlas/atlas-picture';
import { drawFirstPicture } from '@/components/atlas/first-picture';
import { painted, soon } from '@/components/ui/after-paint';
import { createWords } from '@/components/ui/words';
import { createAtlasSource } from '@/lib/browser/atlas-source';
import { readAddress } from '@/lib/domain/atlas-address';
import { createAtlasStore } from '@/lib/stores/atlas';

// First the picture as it last came to rest, then React, and then the record: this file must import
// neither React nor the database, nor may what it imports; the browser fetches React meanwhile.

const { signal } = new AbortController();
const docked = location.pathname === '/sidepanel.html';
const store = createAtlasStore(createAtlasSource(docked), readAddress(location.hash));
const started = store.getState().start(signal);

const words = createWords((key, values) => browser.i18n.getMessage(key, values));
document.documentElement.lang = words.language;

/** Puts the live atlas in the place of whatever stands in an element. */
export async function begin(root: HTMLElement): Promise<void> {
  const app = import('./app.tsx');
  await soon();
  // The browser is slowest with its first large number: it can be so while settings and picture are read.
  words.number(1_000);
  await started;
  const picture = await drawEarly(root);
  if (picture) await painted();
  const { showAtlas } = await app;
  showAtlas(root, { words, store, first: { picture }, signal });
  if (picture) await painted();
  store.getState().follow(signal);
}

/** A picture that cannot be drawn early is no reason to keep the person from the atlas. */
async function drawEarly(root: HTMLElement): Promise<AtlasPicture | undefined> {
  try {
    return await drawFirstPicture(root, store, words);
  } catch (error) {
    reportError(error);
    return undefined;
  }
}

import { createPopupSource } from '@/lib/browser/popup-source.ts';
import { createPopupStore } from '@/lib/stores/popup.ts';

// `?tab=7` shows another tab than the active one: a popup that was opened as a page of its own.
const tab = new URLSearchParams(location.search).get('tab');

export const store = createPopupStore(createPopupSource(tab === null ? undefined : Number(tab)));

// This file stands first in index.html: the browser reads the facts while React is evaluated.
void store.getState().start(new AbortController().signal);

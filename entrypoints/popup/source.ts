import { createPopupSource } from '@/lib/browser/popup-source.ts';
import { createPopupStore } from '@/lib/stores/popup.ts';

// `?tab=7` shows another tab than the active one: a popup that was opened as a page of its own.
const tab = new URLSearchParams(location.search).get('tab');

export const store = createPopupStore(createPopupSource(tab === null ? undefined : Number(tab)));

/** Settles when the first facts are there. Begins here, before React is even evaluated. */
export const ready = store.getState().start(new AbortController().signal);

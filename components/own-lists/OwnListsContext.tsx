import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { OwnListsState, OwnListsStore } from '@/lib/stores/own-lists';

const Context = createContext<OwnListsStore | undefined>(undefined);

/** Gives the store of own lists to everything below. */
export const OwnListsProvider = Context.Provider;

/** A part of the state; renders again when that part changes. */
export function useOwnLists<Part>(select: (state: OwnListsState) => Part): Part {
  const store = useContext(Context);
  if (!store) throw new Error('useOwnLists: no OwnListsProvider above this component');
  return useStore(store, select);
}

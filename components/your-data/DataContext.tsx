import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { DataState, DataStore } from '@/lib/stores/your-data';

const Context = createContext<DataStore | undefined>(undefined);

/** Gives the store of your data to everything below. */
export const DataProvider = Context.Provider;

/** The store of your data, to start it and to ask of it. */
export function useDataStore(): DataStore {
  const store = useContext(Context);
  if (!store) throw new Error('useData: no DataProvider above this component');
  return store;
}

/** A part of the state of your data; renders again when that part changes. */
export function useData<Part>(select: (state: DataState) => Part): Part {
  return useStore(useDataStore(), select);
}

import { createContext, useContext, useEffect } from 'react';
import { useStore } from 'zustand';
import type { Forgettable } from '@/lib/domain/record-command';
import { type DataState, type DataStore, nodeOf, type Outcome } from '@/lib/stores/your-data';

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

/** Whether a command or a long job is under way: what an export reads must stay until its end. */
export function useBusy(): boolean {
  return useData((state) => state.pending || state.job !== undefined);
}

/**
 * What came of forgetting a site or a company, for its panel; without one, of what is asked for on
 * the page of your data. Neither tells what the other asked for, unless the panel closed before a
 * failure was known.
 *
 * @param what the site or the company of the panel
 */
export function useOutcome(what?: Forgettable): Outcome | undefined {
  const { follow } = useDataStore().getState();
  const node = what && nodeOf(what);
  useEffect(() => (node === undefined ? undefined : follow(node)), [follow, node]);
  return useData(({ outcome }) => (outcome?.node === node ? outcome : undefined));
}

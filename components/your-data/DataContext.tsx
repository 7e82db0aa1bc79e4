import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Forgettable } from '@/lib/domain/record-command';
import { nodeId } from '@/lib/graph/build';
import type { DataState, DataStore, Outcome } from '@/lib/stores/your-data';

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
 * the page of your data. Neither tells what the other asked for.
 *
 * @param node id of the site or the company
 */
export function useOutcome(node?: string): Outcome | undefined {
  return useData(({ outcome }) => (outcome && nodeOf(outcome.of) === node ? outcome : undefined));
}

function nodeOf(what: Forgettable | undefined): string | undefined {
  if (what?.kind === 'site') return nodeId('site', what.site);
  if (what?.kind === 'company') return nodeId('company', what.company);
  return undefined;
}
